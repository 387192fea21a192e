import { workersFor } from '../engine/run/workers-for.ts';
import { manifestOf } from '../manifest/manifest.ts';
import { MEASURES } from '../measures/definitions.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import { type LoadedScenario, readFromOf } from '../scenario/load.ts';
import type { Varied } from '../seek/line.ts';
import { seek as sought } from '../seek/seek.ts';
import type { SeekResult } from '../seek/seek-result.ts';
import { type Direction, usualPrecision } from '../seek/target.ts';
import { checkVaryPath } from '../variations/vary-path.ts';
import { readVaryRange } from '../variations/vary-range.ts';
import { checkNames, checkWholeNumbers, checkWord } from './options.ts';

/** What a measure is to reach. */
export interface SeekTarget {
  /** Its key in results, such as `pickupRate`. */
  measure: string;
  /** In the measure's unit; a share from 0 to 1. */
  value: number;
  /** By default towards the value from what the scenario has as written. */
  direction?: Direction | undefined;
  /** The half-width of the 95 % interval to aim for; by default 0.005 for a share, otherwise 1 % of the value. */
  precision?: number | undefined;
}

/** A value to vary. */
export interface VariedValue {
  /** Below the base, such as `agentArrival.teams.count`; or of the policy, as `delayed: releaseNotice.notice.lead`. */
  path: string;
  /** Two figures in the same unit, such as `1..6` or `10 %..90 %`. */
  range: string;
}

export interface SeekOptions {
  reach: SeekTarget;
  /** 1 to 6 values: each is moved alone, and then every two of them together. */
  vary: readonly VariedValue[];
  /** The policy to change; by default the baseline. */
  policy?: string | undefined;
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** The most replications of a value, 2 to 1000; by default 1000. */
  replications?: number | undefined;
  /** Threads, 1 to 64; by default as many as the work is worth on this machine. Any number gives the same result. */
  workers?: number | undefined;
  /** Once it is aborted, the result has what was found so far. */
  signal?: AbortSignal | undefined;
  /** Called with the steps that are done, and how many there are. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const OPTIONS = [
  'reach',
  'vary',
  'policy',
  'seed',
  'replications',
  'workers',
  'signal',
  'onProgress',
] as const satisfies (keyof SeekOptions)[];
const WHOLE_NUMBERS = { seed: [0, 4_294_967_295], replications: [2, 1000], workers: [1, 64] } as const;
const MOST_VARIED = 6;

/**
 * The smallest change of a value that reaches a target, and what it does to every other measure. The result is what
 * `pickup-gap seek FILE --json` prints; `isReached` says whether anything reaches the target.
 *
 * @throws RangeError where an option is out of its range, TypeError where there is no such option or the scenario is a
 *   copy of what `loadScenario` gave, InputError where the scenario does not allow an end of a range
 */
export async function seek(scenario: LoadedScenario, options: SeekOptions): Promise<SeekResult> {
  checkNames(options, OPTIONS);
  checkWholeNumbers(options, WHOLE_NUMBERS);
  const from = readFromOf(scenario);
  if (from === undefined) throw new TypeError('seek expects what loadScenario gave, not a copy of it.');
  const { resolved, sha256 } = scenario;
  const { reach, vary, policy = resolved.baseline, seed = resolved.seed, workers, signal, onProgress } = options;
  checkWord(
    'policy',
    policy,
    resolved.policies.map(({ name }) => name),
  );
  checkWord(
    'reach.measure',
    reach.measure,
    MEASURES.map(({ key }) => key),
  );
  if (vary.length < 1 || vary.length > MOST_VARIED) {
    throw new RangeError(`vary has ${vary.length} values; expected 1 to ${MOST_VARIED}.`);
  }
  const found = await sought(from.written, from.files, {
    policy,
    target: targetOf(reach),
    vary: vary.map((one) => variedOf(one, from.written.tree)),
    seed,
    replications: options.replications ?? 1000,
    workers: workers === undefined ? workersFor : () => workers,
    stop: signal ?? new AbortController().signal,
    onProgress: (finished, total) => onProgress?.(finished, total),
  });
  const { replications, complete } = found;
  const manifest = manifestOf({ scenario, seed, replications, complete });
  return { manifest, scenario: { title: resolved.title, sha256 }, seed, policy, ...found };
}

function targetOf({ measure: key, value, direction, precision }: SeekTarget) {
  const measure = MEASURES.find((one) => one.key === key)!;
  const isShare = measure.unit === 'share';
  if (!Number.isFinite(value) || (isShare && (value < 0 || value > 1))) {
    throw new RangeError(`reach.value is ${value}; expected ${isShare ? 'a share from 0 to 1' : 'a number'}.`);
  }
  const half = precision ?? usualPrecision(measure, value);
  if (!(half > 0)) throw new RangeError(`reach.precision is ${half}; expected a number above 0.`);
  return { measure, value, direction: direction ?? null, precision: half };
}

function variedOf({ path, range }: VariedValue, tree: Parameters<typeof checkVaryPath>[0]): Varied {
  try {
    checkVaryPath(tree, path);
    return { path, range: readVaryRange(range) };
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    const { message, allowed, hint } = error;
    throw new RangeError(`vary: ${message}; expected ${allowed}${hint === undefined ? '' : `; ${hint}`}.`);
  }
}
