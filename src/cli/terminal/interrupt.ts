import { EXIT } from './failure.ts';

/** What answers Ctrl-C while replications run in this process. */
export const ENDING_HERE = 'Ending after the replications under way';

/**
 * Does `work`, which Ctrl-C asks for an orderly end by aborting `stop`; `ending` says so, a second one ends at once. What is to be
 * printed and written belongs to it: until it is through a signal ends nothing halfway, and when all is simulated there is nothing
 * left to stop.
 */
export async function interruptible(ending: string, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    process.stderr.write(`${ending}; Ctrl-C again ends at once.\n`);
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
