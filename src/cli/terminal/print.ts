import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';
import type { WorkflowCommand } from '../../safe-text/workflow-command.ts';

/** Prints a command's answer on stdout. */
export function print(text: TerminalText): void {
  process.stdout.write(text);
}

/** Prints lines about the work on stderr: notes, warnings, what was written. */
export function say(...lines: string[]): void {
  process.stderr.write(terminalText(lines));
}

/** Prints commands to a CI runner on stderr, which it reads too, so that an answer on stdout stays whole. */
export function command(...commands: WorkflowCommand[]): void {
  for (const one of commands) process.stderr.write(`${one}\n`);
}
