/**
 * Text for a terminal, a text report or a CI log.
 *
 * A text is a list of lines. Each line is made safe as a whole, just before the lines are joined. A value with a line
 * break, wherever it was inserted, therefore cannot make a line, and nobody needs to remember to escape it. Only this
 * file makes a TerminalText, and the command line prints nothing else, so that text which skips it does not compile.
 */
import { showUnseen } from './unseen.ts';

declare const safe: unique symbol;

/** Lines that are safe to print, each with its line feed. */
export type TerminalText = string & { readonly [safe]: true };

/** What GitHub, Azure Pipelines and TeamCity take for a command: the first at the start of a line, the others anywhere. */
const COMMAND = /^\s*::|##(?:vso|teamcity)?\[/i;

/** Lines as text. A line feed within one of them is shown as `\n`. */
export function terminalText(lines: readonly string[]): TerminalText {
  return lines.map((line) => `${terminalLine(line)}\n`).join('') as TerminalText;
}

/** Sections, each a list of lines, with a blank line between them. */
export function terminalSections(sections: readonly (readonly string[])[]): TerminalText {
  return terminalText(sections.flatMap((lines, s) => (s === 0 ? lines : ['', ...lines])));
}

/** One line: nothing unseen, and no command to a CI runner. */
export function terminalLine(line: string): string {
  return withoutCommands(showUnseen(line));
}

/**
 * A value on its way into a line, for code that measures it first. The line break that YAML's block texts end with is
 * dropped.
 */
export function terminalValue(value: string): string {
  return showUnseen(value.endsWith('\n') ? value.trimEnd() : value);
}

/** JSON is safe as it is made, and has line breaks of its own. `json.ts` is the only caller. */
export function terminalJson(text: string): TerminalText {
  return withoutCommands(text) as TerminalText;
}

function withoutCommands(line: string): string {
  if (!COMMAND.test(line)) return line;
  return line.replace(/^(\s*):(?=:)/, '$1\\u003a').replaceAll(/##(?=(?:vso|teamcity)?\[)/gi, '\\u0023#');
}
