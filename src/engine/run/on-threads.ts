import type { OpenPlace, RunPlace } from './run-place.ts';
import { ThreadShelf } from './thread-shelf.ts';
import { makePool } from './workers.ts';
import { workersFor } from './workers-for.ts';

/**
 * Runs scenarios one after the other on the same threads of this process.
 *
 * @param workers by default as many as all scenarios together are worth
 */
export function onThreads(workers?: number): OpenPlace {
  return async (scenarios, stop, use) => {
    const shelf = new ThreadShelf();
    const run: RunPlace['run'] = async ({ scenario, isDetailed, onProgress }) => {
      if (stop.aborted) return null;
      const { replications } = scenario;
      const threads = workers ?? workersFor({ ...scenario, replications: replications * scenarios });
      const pool = makePool(scenario, threads, { isDetailed, shelf });
      let finished = 0;
      const tally = await pool
        .run(0, replications, stop, (count) => {
          finished += count;
          onProgress(finished);
        })
        .finally(() => pool.close());
      return tally.replications < replications ? null : tally;
    };
    return use({ atOnce: 1, run }).finally(() => shelf.close());
  };
}
