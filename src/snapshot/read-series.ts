import type { Counted } from '../sums/exact-ratio.ts';
import type { PlacedCell, PlacedRow, Refuser } from './csv-lines.ts';
import { NO_CASE } from './file-form.ts';
import { QUANTITY_OF, type Series } from './quantities.ts';
import { noMeasure, numberIn } from './read-figures.ts';
import type { SnapshotHeader } from './snapshot.ts';

/** A row of what the replications counted. */
export interface ReadSeries {
  line: number;
  policy: string;
  key: string;
  value: Series;
}

/** @throws InputError with the cell that is wrong. */
export function seriesRow(
  { line, cells }: PlacedRow,
  { header, isOwn }: { header: SnapshotHeader; isOwn: boolean },
  refuse: Refuser,
): ReadSeries {
  const [policy, measure, numerators, denominators] = cells;
  const known = QUANTITY_OF.get(measure.text);
  if (known === undefined && isOwn) throw refuse.at(line, measure, noMeasure(measure.text, [...QUANTITY_OF.keys()]));
  const about = { line, policy: policy.text, key: measure.text };
  const hasDenominators = denominators.text !== '';
  if (known?.isRatio === true && !hasDenominators) {
    const message = `${known.key} has no denominators`;
    throw refuse.at(line, denominators, { message, allowed: 'one whole number per replication' });
  }
  if (known?.isRatio === false && hasDenominators) {
    const message = `${known.key} is an amount, and has denominators`;
    throw refuse.at(line, denominators, { message, allowed: 'nothing' });
  }
  const list = (cell: PlacedCell) => listIn(cell, line, { most: header.replications, refuse });
  const tops = list(numerators);
  if (denominators.text === '') {
    return { ...about, value: tops.map((value): Counted => (value === null ? [0, 0] : [value, 1])) };
  }
  const bottoms = list(denominators);
  return {
    ...about,
    value: tops.map((top, r): Counted => {
      const bottom = bottoms[r];
      const isPart = known?.unit !== 'share' || (Number(top) >= 0 && Number(top) <= Number(bottom));
      if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom) && Number(bottom) >= 0 && isPart) {
        return [Number(top), Number(bottom)];
      }
      const message = `replication ${r + 1} does not have two counts`;
      const allowed =
        known?.unit === 'share' ? 'whole numbers, the numerator at most the denominator' : 'whole numbers';
      throw refuse.at(line, denominators, { message, allowed });
    }),
  };
}

/** An exact sum holds amounts up to this many times over. */
const LARGEST = 1e15;

/** One number per replication; null where it has no case. */
function listIn(
  cell: PlacedCell,
  line: number,
  { most, refuse }: { most: number; refuse: Refuser },
): (number | null)[] {
  const words = cell.text.split(' ');
  if (words.length !== most) {
    const message = `the row has ${words.length} values; the header says ${most} replications`;
    throw refuse.at(line, cell, { message, allowed: `${most} numbers with a space between them` });
  }
  let column = cell.column;
  return words.map((text) => {
    const at = { text, column, width: Math.max(1, text.length) };
    column += text.length + 1;
    if (text === NO_CASE) return null;
    const value = numberIn(at, line, refuse);
    if (Math.abs(value) > LARGEST)
      throw refuse.at(line, at, { message: `"${text}" is too large`, allowed: String(LARGEST) });
    return value;
  });
}
