import { InputError, renderProblems } from '../../refusals/input-error.ts';
import { StackRefusal } from '../../stack/assembly/refusal.ts';
import { speakAgain } from './quiet.ts';

/** The exit codes of the command line, also in `pickup-gap --help`. */
export const EXIT = { done: 0, limitNotMet: 1, badInput: 2, bug: 70, interrupted: 130, terminated: 143 } as const;

/** Arguments that a command cannot follow. The message says what is wrong, what is allowed and what to do next. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function exitCodeOf(error: unknown): number {
  const isInput = [InputError, UsageError, StackRefusal].some((kind) => error instanceof kind);
  return isInput ? EXIT.badInput : EXIT.bug;
}

/** Prints the failure on stderr: bad input in the user's terms, a bug with its stack. */
export function reportFailure(error: unknown): void {
  speakAgain();
  if (error instanceof InputError) process.stderr.write(`${renderProblems(error)}\n`);
  else if (error instanceof UsageError || error instanceof StackRefusal) process.stderr.write(`${error.message}\n`);
  else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `This is a bug in pickup-gap, not in your input:\n${stack}\n` +
        `Please report it with the command and the scenario file.\n`,
    );
  }
}
