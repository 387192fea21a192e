import type { PlacedRun, RunPlace } from '../engine/run/run-place.ts';
import type { KeptRuns } from '../measures/tally.ts';
import type { RunsCache } from './growing-runs.ts';

/**
 * All replications of a scenario: from the cache, or run at `place` and then kept. null if they did not all finish.
 * What the cache has is not sent to the place.
 */
export async function runsAt(
  place: RunPlace,
  asked: Omit<PlacedRun, 'isDetailed'>,
  cache: RunsCache | null,
): Promise<KeptRuns | null> {
  const { scenario } = asked;
  const task = { scenario, by: null, replications: scenario.replications };
  const kept = (await cache?.get(task)) ?? null;
  if (kept !== null) return kept;
  const run = await place.run({ ...asked, isDetailed: true });
  if (run !== null) await cache?.put(task, run);
  return run;
}
