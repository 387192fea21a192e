import { EXIT } from './failure.ts';
import { say } from './print.ts';

/** The answer to Ctrl-C while replications run in this process. */
export const ENDING_HERE = 'Stopping after the current replications';

/** The signals that ask a command to end, with the exit code that each leaves. */
export const STOP_SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

type StopSignal = keyof typeof STOP_SIGNALS;

/**
 * Runs `work`. The first Ctrl-C prints `ending` and aborts `stop` so that `work` can finish; a second exits at once.
 * `work` includes printing and writing the report, so that a single signal never cuts them short. An interrupted
 * command's exit code is that of the signal.
 */
export async function interruptible(ending: string, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  let first: StopSignal | undefined;
  const listener = (signal: StopSignal) => {
    if (controller.signal.aborted) process.exit(STOP_SIGNALS[signal]);
    first = signal;
    controller.abort();
    say(`${ending}. Press Ctrl-C again to stop at once.`);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  try {
    await work(controller.signal);
  } finally {
    if (first !== undefined && process.exitCode === EXIT.interrupted) process.exitCode = STOP_SIGNALS[first];
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  }
}
