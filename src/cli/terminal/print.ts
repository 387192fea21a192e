import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';
import type { WorkflowCommand } from '../../safe-text/workflow-command.ts';
import { isQuiet } from './quiet.ts';

/** Prints a command's answer on stdout. */
export function print(text: TerminalText): void {
  process.stdout.write(text);
}

/** Prints lines about the work on stderr: notes, warnings, what was written. Nothing with --quiet. */
export function say(...lines: string[]): void {
  if (!isQuiet()) process.stderr.write(terminalText(lines));
}

/** Prints commands to a CI runner on stderr, which it reads too, so that an answer on stdout stays whole. */
export function command(...commands: WorkflowCommand[]): void {
  for (const one of commands) process.stderr.write(`${one}\n`);
}
