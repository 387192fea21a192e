import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';

/** Prints a command's answer on stdout. */
export function print(text: TerminalText): void {
  process.stdout.write(text);
}

/** Prints lines about the work on stderr: notes, warnings, what was written. */
export function say(...lines: string[]): void {
  process.stderr.write(terminalText(lines));
}
