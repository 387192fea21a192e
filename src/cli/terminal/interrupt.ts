import { EXIT } from './failure.ts';
import { say } from './print.ts';

/** The answer to Ctrl-C while replications run in this process. */
export const ENDING_HERE = 'Stopping after the current replications';

/**
 * Runs `work`. The first Ctrl-C prints `ending` and aborts `stop` so that `work` can finish; a second exits at once.
 * `work` includes printing and writing the report, so that a single signal never cuts them short.
 */
export async function interruptible(ending: string, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    say(`${ending}. Press Ctrl-C again to stop at once.`);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  try {
    await work(controller.signal);
  } finally {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  }
}
