import { withoutFormula } from './spreadsheet-cell.ts';
import { terminalLine, terminalValue } from './terminal.ts';

/**
 * A text as one cell of a CSV file (RFC 4180), quoted where needed.
 *
 * Spreadsheets run cells that begin like a formula, so those get an apostrophe (OWASP, "CSV Injection"). Unseen
 * characters are shown, line breaks too: one row is one line of the file, whatever tool reads it, and a file on the
 * terminal or in a CI log forges nothing.
 */
export function csvCell(text: string): string {
  const cell = terminalLine(withoutFormula(terminalValue(text)));
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
