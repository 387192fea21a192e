import type { ThreadShelf } from '../engine/run/thread-shelf.ts';
import { workersFor } from '../engine/run/workers-for.ts';
import { firstRuns, type RunsCache } from '../kept-runs/growing-runs.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { type Points, valuesAt } from './check-points.ts';
import type { SweepResult } from './sweep-result.ts';
import { type SeriesOf, seriesOf, sweptPolicies } from './swept-policies.ts';

export interface Sweeping {
  seed: number;
  /** At most 1,000: the results of a point are made from its replications' own values. */
  replications: number;
  /** Keys of the measures in the result. */
  measures: readonly string[];
  /** The scenario with the policies that are to be run. */
  choose(resolved: ResolvedScenario): ResolvedScenario;
  /** Threads; by default as many as the whole sweep is worth. No number changes the result. */
  workers?: number | undefined;
  /** Where threads come from, so that all points use the same ones. */
  shelf: ThreadShelf;
  cache: RunsCache | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

type Found = Pick<SweepResult, 'complete' | 'asWritten' | 'points'>;

/**
 * Runs the scenario as written and at every point, one after the other. All have the same people. Only a summary of
 * each point is kept. When `stop` is aborted, the points that finished are returned.
 */
export async function sweep(
  written: ReadScenario,
  files: ScenarioFiles,
  { paths, points }: Points,
  sweeping: Sweeping,
): Promise<Found> {
  const { replications } = sweeping;
  const runs = points.length + 1;
  const ran = async (values: Record<string, string>, k: number): Promise<SeriesOf | null> => {
    const { resolved } = await loadTree(withValues(written, values), files);
    const { seed, measures, choose, stop, shelf, cache, onProgress } = sweeping;
    const scenario = { ...choose(resolved), seed, replications };
    const kept = await firstRuns(
      { scenario, by: null, replications },
      {
        workers: sweeping.workers ?? workersFor({ ...scenario, replications: replications * runs }),
        cache,
        shelf,
        stop,
        onProgress: (finished) => onProgress(k * replications + finished, runs * replications),
      },
    );
    return kept && seriesOf(scenario, kept, measures);
  };
  const base = await ran({}, 0);
  const found: Found = { complete: false, asWritten: base && sweptPolicies(base, null), points: [] };
  if (base === null) return found;
  for (const [p, point] of points.entries()) {
    const series = await ran(valuesAt(paths, point), p + 1);
    if (series === null) return found;
    found.points.push({ point: p + 1, values: [...point], policies: sweptPolicies(series, base) });
  }
  return { ...found, complete: true };
}
