import { withoutFormula } from './spreadsheet-cell.ts';
import { terminalLine, terminalValue } from './terminal.ts';

/** Most cells: nothing in them needs a second look. */
const PLAIN = /^[A-Za-z\d][A-Za-z\d ._/()%:-]*$/;

/**
 * A text as one cell of a CSV file (RFC 4180), quoted where needed.
 *
 * Spreadsheets run cells that begin like a formula, so those get an apostrophe (OWASP, "CSV Injection"). Unseen
 * characters are shown, line breaks too: one row is one line of the file, whatever tool reads it, and a file on the
 * terminal or in a CI log forges nothing.
 */
export function csvCell(text: string): string {
  if (PLAIN.test(text)) return text;
  const cell = terminalLine(withoutFormula(terminalValue(text)));
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
