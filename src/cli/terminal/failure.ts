import { InputError, problemLines } from '../../refusals/input-error.ts';
import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';
import { StackRefusal } from '../../stack/assembly/refusal.ts';
import { outOfMeans } from './out-of-means.ts';

/** The exit codes of the command line, also in `pickup-gap --help`. */
export const EXIT = { done: 0, limitNotMet: 1, badInput: 2, bug: 70, interrupted: 130, terminated: 143 } as const;

/**
 * Arguments that a command cannot follow. The message says what is wrong, what is allowed and what to do next. It is
 * one line; each further argument is another.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly lines: readonly string[];

  constructor(message: string, ...more: string[]) {
    super([message, ...more].join('\n'));
    this.lines = [message, ...more];
  }
}

export function exitCodeOf(error: unknown): number {
  const isInput = [InputError, UsageError, StackRefusal].some((kind) => error instanceof kind);
  return isInput || outOfMeans(error) !== undefined ? EXIT.badInput : EXIT.bug;
}

/** Prints the failure on stderr: bad input in the user's terms, a bug with its stack. */
export function reportFailure(error: unknown): void {
  process.stderr.write(failureText(error));
}

function failureText(error: unknown): TerminalText {
  const means = outOfMeans(error);
  if (means !== undefined) return terminalText([means]);
  if (error instanceof InputError) return terminalText(problemLines(error));
  if (error instanceof UsageError) return terminalText(error.lines);
  if (error instanceof StackRefusal) return terminalText(error.problems);
  return terminalText([
    'This is a bug in pickup-gap, not in your input:',
    ...stackOf(error),
    'Please report it with the command and the scenario file.',
  ]);
}

/** The error in one line, then where it was thrown, one line per call. */
function stackOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { stack = error.message, message } = error;
  const end = stack.indexOf(message) + message.length;
  if (end < message.length) return stack.split('\n');
  const [rest, ...calls] = stack.slice(end).split('\n');
  return [stack.slice(0, end) + rest, ...calls];
}
