import { cellsOf, Refuser } from '../../src/snapshot/csv-lines.ts';
import { rowText, sectionSha256 } from '../../src/snapshot/file-form.ts';
import type { Draws } from '../frame/draws.ts';
import { nearNumber } from './near-numbers.ts';
import { mutatedRows, type Rows } from './rows.ts';

/** A snapshot's header, and its sections below it: inputs, figures, replications. */
export interface SnapshotParts {
  header: Rows;
  sections: Rows[];
}

/** The last rows of the header are the checksums of the sections, in their order. */
const CHECKSUMS = 3;

export function partsOf(text: string): SnapshotParts {
  const refuse = new Refuser('seed', []);
  const [header, ...sections] = text.split('\n\n').map((part) =>
    part
      .trimEnd()
      .split('\n')
      .map((line) => cellsOf(line, 1, refuse).map((cell) => cell.text)),
  );
  return { header, sections };
}

/**
 * The snapshot with a part changed. Mostly its checksums are those of what it then contains, so that the rows
 * themselves are judged, and half are of another version, whose figures may be any.
 */
export function changedSnapshot({ header, sections }: SnapshotParts, draws: Draws): string {
  const place = draws.below(5);
  const isOther = draws.oneIn(2);
  const head = place === 0 ? mutatedRows(header, draws) : header.map((row) => [...row]);
  const parts = sections.map((rows, i) => (place === i + 1 ? changedRows(rows, draws) : rows));
  const texts = parts.map((rows) => rows.map(rowText).join(''));
  const program = head.find(([key]) => key === 'program');
  if (isOther && program !== undefined) program[1] = draws.pick(['0.0.9', '0.2.0', nearNumber('0.1.0', draws)]);
  if (place === 4) for (const row of head) if (row.length > 1 && draws.oneIn(8)) row[1] = nearNumber(row[1], draws);
  if (!draws.oneIn(6))
    for (const [i, text] of texts.entries()) {
      const row = head.at(i - CHECKSUMS);
      if (row !== undefined && row.length > 1) row[1] = sectionSha256(text);
    }
  const ending = draws.oneIn(12) ? '\r\n' : '\n';
  return [head.map(rowText).join(''), ...texts].join('\n').replaceAll('\n', ending);
}

function changedRows(rows: Rows, draws: Draws): Rows {
  if (draws.oneIn(3)) return mutatedRows(rows, draws);
  const copy = rows.map((row) => [...row]);
  const row = draws.pick(copy.slice(1));
  if (row === undefined || row.length === 0) return copy;
  const at = draws.below(row.length);
  row[at] = nearNumber(row[at], draws);
  return copy;
}
