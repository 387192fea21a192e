import { makePool } from '../engine/run/workers.ts';
import { PROGRAM } from '../manifest/manifest.ts';
import { MEASURES } from '../measures/definitions.ts';
import { type Estimate, NO_ESTIMATE } from '../measures/interval.ts';
import type { Measure } from '../measures/measure.ts';
import { QUANTILES } from '../measures/quantile-interval.ts';
import { replicationsOf } from '../measures/run-rows.ts';
import { quantilesOf } from '../measures/summarise.ts';
import type { KeptRuns } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { asRead, inputsOf } from './inputs.ts';
import { QUANTITIES, type Series } from './quantities.ts';
import { FIGURES, MOST_REPLICATIONS, type PolicySnapshot, quantileKey, type Snapshot } from './snapshot.ts';

/** How a snapshot is taken. */
export interface Taking {
  /** Instead of the scenario's. */
  seed?: number | undefined;
  /** Instead of the scenario's; at most 100 are run. */
  replications?: number | undefined;
  workers?: number | undefined;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

/** What a snapshot is called, and why it was taken. */
export interface Named {
  /** The scenario's file name, without its folder. */
  scenario: string;
  because: string;
}

/** Runs a scenario and keeps its exact figures; null if `stop` was aborted before all replications finished. */
export async function takeSnapshot(loaded: LoadedScenario, named: Named, taking: Taking): Promise<Snapshot | null> {
  const { resolved } = loaded;
  const seed = taking.seed ?? resolved.seed;
  const replications = Math.min(MOST_REPLICATIONS, taking.replications ?? resolved.replications);
  const runs = await ran({ ...resolved, seed, replications }, taking);
  return runs.replications < replications ? null : snapshotOf(loaded, named, { seed, runs });
}

/** The replications that a snapshot is made from, and their seed. */
interface SeededRuns {
  seed: number;
  runs: KeptRuns;
}

/** The snapshot that a scenario's replications give. */
export function snapshotOf(loaded: LoadedScenario, named: Named, { seed, runs }: SeededRuns): Snapshot {
  const { resolved, resolvedSha256 } = loaded;
  const [name, because] = [named.scenario, named.because].map(asRead);
  return {
    header: { ...PROGRAM, scenario: name, resolvedSha256, seed, replications: runs.replications, because },
    inputs: inputsOf(loaded),
    policies: resolved.policies.map((policy, p) => policyOf(policy.name, runs.policies[p])),
  };
}

async function ran(scenario: ResolvedScenario, { workers, stop, onProgress }: Taking): Promise<KeptRuns> {
  const pool = makePool(scenario, workers, { isDetailed: true });
  try {
    let finished = 0;
    return await pool.run(0, scenario.replications, stop, (count) => {
      finished += count;
      onProgress(finished, scenario.replications);
    });
  } finally {
    await pool.close();
  }
}

function policyOf(name: string, kept: KeptRuns['policies'][number]): PolicySnapshot {
  const { runs } = kept;
  const rows = replicationsOf(runs).map((replication) => runs.get(replication)!);
  const series = QUANTITIES.map(({ key, read }): [string, Series] => [key, rows.map(read)]);
  const quantiles = FIGURES.filter(({ isQuantile }) => isQuantile).map(({ key }): [string, Estimate] => [
    key,
    NO_ESTIMATE,
  ]);
  const known = MEASURES.flatMap((measure) => quantilesIn(measure, kept));
  return { name: asRead(name), series: new Map(series), quantiles: new Map([...quantiles, ...known]) };
}

function quantilesIn(measure: Measure, kept: KeptRuns['policies'][number]): [string, Estimate][] {
  const { key } = measure;
  const { quantiles, quantileIntervals } = quantilesOf(measure, kept);
  if (quantiles === null) return [];
  return QUANTILES.map((q) => {
    const { low = null, high = null } = quantileIntervals?.[q] ?? {};
    return [quantileKey(key, q), { mean: quantiles[q], low, high }];
  });
}
