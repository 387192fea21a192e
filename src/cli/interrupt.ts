import { EXIT } from './failure.ts';

/** Ctrl-C asks for an orderly end and is answered with `ending`, a second one ends at once. `done` gives the signal back to Node. */
export function onInterrupt(ending = 'Ending after the replications under way'): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    process.stderr.write(`${ending}; Ctrl-C again ends at once.\n`);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return {
    signal: controller.signal,
    done() {
      process.off('SIGINT', listener);
      process.off('SIGTERM', listener);
    },
  };
}
