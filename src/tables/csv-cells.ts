export type Cell = string | number | null | undefined;

/** A CSV text. Lines end in CRLF, as RFC 4180 specifies. */
export function csv(header: string[], rows: Cell[][]): string {
  return [header, ...rows].map(csvLine).join('');
}

/** One row with its line ending. */
export function csvLine(row: readonly Cell[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

/**
 * Text that a spreadsheet would read as a formula gets a leading apostrophe (OWASP, "CSV Injection"). Numbers are
 * written as they are.
 */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
