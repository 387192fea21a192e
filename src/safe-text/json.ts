import { type TerminalText, terminalJson } from './terminal.ts';
import { showUnseenInLines } from './unseen.ts';

/**
 * A value as JSON, for a file, a pipe or a terminal. Within strings, unseen characters are escaped (`\u202e`), and so is
 * the first character of what a CI runner takes for a command (`\u0023#[`). Parsers read the same value.
 */
export function jsonText(value: unknown): TerminalText {
  return terminalJson(`${showUnseenInLines(JSON.stringify(value, null, 2))}\n`);
}

/** The same in one line, for a piece of a larger document. */
export function jsonPiece(value: unknown): string {
  return terminalJson(showUnseenInLines(JSON.stringify(value)));
}
