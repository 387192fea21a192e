import type { OpenPlace, RunPlace } from '../engine/run/run-place.ts';
import { severalAtOnce } from '../engine/run/several-at-once.ts';
import type { RunsCache } from '../kept-runs/growing-runs.ts';
import { runsAt } from '../kept-runs/runs-at.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { nameOf, type Points, valuesAt } from './check-points.ts';
import type { SweepResult, SweptPolicy } from './sweep-result.ts';
import { type SeriesOf, seriesOf, sweptPolicies } from './swept-policies.ts';

export interface Sweeping {
  seed: number;
  /** At most 1,000: the results of a point are made from its replications' own values. */
  replications: number;
  /** Keys of the measures in the result. */
  measures: readonly string[];
  /** The scenario with the policies that are to be run. */
  choose(resolved: ResolvedScenario): ResolvedScenario;
  /** Where the points are run. The result does not depend on it. */
  openPlace: OpenPlace;
  cache: RunsCache | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

type Found = Pick<SweepResult, 'complete' | 'asWritten' | 'points'>;

const AS_WRITTEN = 'the scenario as written';

/**
 * Runs the scenario as written and at every point. All have the same people. Only a summary of each point is kept. When
 * `stop` is aborted, or a point fails where it is run, the points that finished are returned.
 */
export async function sweep(
  written: ReadScenario,
  files: ScenarioFiles,
  points: Points,
  sweeping: Sweeping,
): Promise<Found> {
  const scenarios = points.points.length + 1;
  return sweeping.openPlace(scenarios, sweeping.stop, (place) => sweepAt(place, { written, files, points }, sweeping));
}

async function sweepAt(
  place: RunPlace,
  { written, files, points: { paths, points } }: { written: ReadScenario; files: ScenarioFiles; points: Points },
  sweeping: Sweeping,
): Promise<Found> {
  const { seed, replications, measures, choose, cache, stop, onProgress } = sweeping;
  const scenarios = points.length + 1;
  const finished = new Array<number>(scenarios).fill(0);
  const ran = async (k: number): Promise<SeriesOf | null> => {
    const values = k === 0 ? {} : valuesAt(paths, points[k - 1]);
    const { resolved } = await loadTree(withValues(written, values), files);
    const scenario = { ...choose(resolved), seed, replications };
    const asked = {
      scenario,
      name: k === 0 ? AS_WRITTEN : nameOf(paths, points[k - 1]),
      onProgress(count: number) {
        finished[k] = count;
        const all = finished.reduce((sum, one) => sum + one);
        onProgress(all, scenarios * replications);
      },
    };
    const kept = await runsAt(place, asked, cache);
    if (kept !== null) finished[k] = replications;
    return kept && seriesOf(scenario, kept, measures);
  };
  let base: Promise<SeriesOf | null> | undefined;
  let hasBase = true;
  const swept = async (k: number): Promise<SweptPolicy[] | null> => {
    if (stop.aborted || !hasBase) return null;
    const running = ran(k);
    // The scenario as written is begun first.
    base ??= running;
    const [series, before] = [await running, await base];
    hasBase = before !== null;
    return series === null || before === null ? null : sweptPolicies(series, k === 0 ? null : before);
  };
  const [asWritten = null, ...found] = await severalAtOnce(scenarios, place.atOnce, swept);
  return {
    complete: asWritten !== null && !found.includes(null),
    asWritten,
    points: found.flatMap((policies, p) =>
      policies === null ? [] : [{ point: p + 1, values: [...points[p]], policies }],
    ),
  };
}
