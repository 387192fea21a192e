import { csvCell } from '../safe-text/csv-cell.ts';

export type Cell = string | number | null | undefined;

/** A CSV text. Lines end in CRLF, as RFC 4180 specifies. */
export function csv(header: string[], rows: Cell[][]): string {
  return [header, ...rows].map(csvLine).join('');
}

/** One row with its line ending. */
export function csvLine(row: readonly Cell[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

/** Numbers are written as they are. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : csvCell(value);
}
