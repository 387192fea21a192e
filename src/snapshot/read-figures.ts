import type { Estimate } from '../measures/interval.ts';
import type { PlacedCell, PlacedRow, Refuser } from './csv-lines.ts';
import { FIGURE_OF } from './snapshot.ts';
import { suggested } from './suggested.ts';

/** A row of the figures. */
export interface ReadFigure {
  line: number;
  policy: string;
  key: string;
  isQuantile: boolean;
  value: Estimate;
}

/**
 * Reads a row of figures. A measure that this version does not know is refused only in a snapshot of this version.
 *
 * @throws InputError with the cell that is wrong.
 */
export function figureRow({ line, cells }: PlacedRow, isOwn: boolean, refuse: Refuser): ReadFigure {
  const [policy, measure, unit, ...numbers] = cells;
  const known = FIGURE_OF.get(measure.text);
  if (known === undefined && isOwn) throw refuse.at(line, measure, noMeasure(measure.text, [...FIGURE_OF.keys()]));
  if (known !== undefined && isOwn && unit.text !== known.unit) {
    throw refuse.at(line, unit, { message: `the unit is "${unit.text}"`, allowed: known.unit });
  }
  const [mean, low, high] = numbers.map((cell) => (cell.text === '' ? null : numberIn(cell, line, refuse)));
  const { text: key } = measure;
  return { line, policy: policy.text, key, isQuantile: known?.isQuantile ?? false, value: { mean, low, high } };
}

export function noMeasure(word: string, words: readonly string[]) {
  return { message: `there is no measure "${word.slice(0, 60)}"`, ...suggested(word, words) };
}

/** @throws InputError unless the cell is a number as a snapshot writes it. */
export function numberIn(cell: PlacedCell, line: number, refuse: Refuser): number {
  const value = Number(cell.text);
  if (cell.text !== '' && String(value) === cell.text && Number.isFinite(value)) return value;
  const message = `"${cell.text.slice(0, 60)}" is not a number as a snapshot writes it`;
  throw refuse.at(line, cell, { message, allowed: 'a number such as 0.35, or nothing' });
}
