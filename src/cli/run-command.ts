import { CommanderError } from 'commander';
import { systemReason } from '../input-files/system-reason.ts';
import { program } from './program.ts';
import { EXIT, exitCodeOf, reportFailure, UsageError } from './terminal/failure.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader such as `head` may close the pipe before the report ends.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
  fail(new UsageError(`The output cannot be written: ${systemReason(error)}.`));
});
// Notes and progress that nobody reads any more are no reason to lose the report.
process.stderr.on('error', () => undefined);
// An error that no promise carries, such as a worker thread's between two messages.
process.on('uncaughtException', fail);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  } else {
    reportFailure(error);
    process.exitCode = exitCodeOf(error);
  }
}

function fail(error: unknown): never {
  reportFailure(error);
  process.exit(exitCodeOf(error));
}
