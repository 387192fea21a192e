import { onThreads } from '../engine/run/on-threads.ts';
import { programHash } from '../kept-runs/program-hash.ts';
import { runsInFolder } from '../kept-runs/runs-cache.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { MEASURES } from '../measures/definitions.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { type LoadedScenario, readFromOf } from '../scenario/load.ts';
import type { Varied } from '../sweep/axis.ts';
import { DESIGNS, type Design } from '../sweep/designs.ts';
import type { SweepResult } from '../sweep/sweep-result.ts';
import { sweepScenario, USUAL_MEASURES } from '../sweep/sweep-scenario.ts';
import { checkNames, checkWholeNumbers, checkWords } from './options.ts';

export interface SweepOptions {
  /**
   * By path, such as `agentArrival.teams.count` or `delayed: releaseNotice.notice.lead`: the values it takes, as in a
   * scenario file (`'12 h'`, `3`), or ranges (`'2 h..12 h'`).
   */
  vary: Readonly<Record<string, readonly (string | number)[]>>;
  /** `'grid'`, every value with every other, unless it is `'lhs'`, a Latin hypercube. */
  design?: Design | undefined;
  /** Of a grid, how many evenly spaced values of each range; of a Latin hypercube, how many points. At most 1,000. */
  points?: number | undefined;
  /** Keys of the measures in the result; by default six usual ones. */
  measures?: readonly string[] | undefined;
  /** Names of the policies to run; by default all. */
  policies?: readonly string[] | undefined;
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** Replications of each point: 1 to 1000, by default 20. */
  replications?: number | undefined;
  /** Threads, 1 to 64; any number gives the same result. */
  workers?: number | undefined;
  /** A folder in which finished points are kept, so that they are not run again. It is made if there is none. */
  cache?: string | undefined;
  /** Once it is aborted, the points that finished are returned. */
  signal?: AbortSignal | undefined;
  /** Called with the replications that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const SWEEP_OPTIONS = [
  'vary',
  'design',
  'points',
  'measures',
  'policies',
  'seed',
  'replications',
  'workers',
  'cache',
  'signal',
  'onProgress',
] as const satisfies (keyof SweepOptions)[];

/**
 * Results at many values of a scenario, over the same people: what `pickup-gap sweep FILE --json` prints.
 *
 * Aborting does not reject: the result then says `complete: false` and has the points that finished.
 *
 * @throws InputError with every path, range and value that is refused, before anything runs; RangeError where an option
 * is out of its range; TypeError where there is no such option or no loaded scenario
 */
export async function sweep(scenario: LoadedScenario, options: SweepOptions): Promise<SweepResult> {
  checkNames(options, SWEEP_OPTIONS);
  checkWholeNumbers(options, SWEEP_NUMBERS);
  const source = readFromOf(scenario);
  if (source === undefined) throw new TypeError('sweep expects a loaded scenario: await loadScenario(…) first.');
  const { resolved } = scenario;
  const { design = 'grid', points, measures = USUAL_MEASURES, policies, signal, onProgress } = options;
  checkWords('design', [design], DESIGNS);
  checkWords(
    'measures',
    measures,
    MEASURES.map(({ key }) => key),
  );
  const known = resolved.policies.map(({ name }) => name);
  checkWords('policies', policies ?? known, known);
  return sweepScenario(
    { loaded: scenario, ...source },
    { varied: variedIn(options.vary), design, points },
    {
      seed: options.seed ?? resolved.seed,
      replications: options.replications ?? 20,
      measures,
      choose: (one) => withPolicies(one, policies ?? known),
      openPlace: onThreads(options.workers),
      cache: options.cache === undefined ? null : runsInFolder(options.cache, programHash()),
      stop: signal ?? new AbortController().signal,
      onProgress: (finished, total) => onProgress?.(finished, total),
    },
  );
}

const SWEEP_NUMBERS = {
  seed: [0, 4_294_967_295],
  replications: [1, INPUT_LIMITS.sweepReplications.most],
  workers: [1, 64],
  points: [1, INPUT_LIMITS.sweepPoints.most],
} as const;

function variedIn(vary: SweepOptions['vary']): Varied[] {
  return Object.entries(vary).map(([path, values]) => ({ path, values: values.map(String) }));
}

function withPolicies(scenario: ResolvedScenario, names: readonly string[]): ResolvedScenario {
  const policies = scenario.policies.filter(({ name }) => names.includes(name));
  return { ...scenario, policies, baseline: names.includes(scenario.baseline) ? scenario.baseline : policies[0].name };
}
