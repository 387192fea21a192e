import { LOCKS, type Lock } from '../../events/outcome.ts';
import { attribute as attributed } from '../attribute/attribute.ts';
import type { AttributeResult } from '../attribute/attribute-result.ts';
import { workersFor } from '../engine/run/workers-for.ts';
import { manifestOf } from '../manifest/manifest.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { checkNames, checkWholeNumbers, checkWord } from './options.ts';

export interface AttributeOptions {
  /** The policy whose pickups are looked at; by default the baseline. */
  policy?: string | undefined;
  /** Take only these locks away, such as `heardInTime` and `teamOnDuty`; by default all. */
  locks?: readonly Lock[] | undefined;
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** Replications of each combination, 1 to 1000; by default 20. */
  replications?: number | undefined;
  /** Threads, 1 to 64; by default as many as the work is worth on this machine. Any number gives the same result. */
  workers?: number | undefined;
  /** Once it is aborted, no further replication starts, and the result is of those that finished. */
  signal?: AbortSignal | undefined;
  /** Called with the replications that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const OPTIONS = [
  'policy',
  'locks',
  'seed',
  'replications',
  'workers',
  'signal',
  'onProgress',
] as const satisfies (keyof AttributeOptions)[];
const WHOLE_NUMBERS = { seed: [0, 4_294_967_295], replications: [1, 1000], workers: [1, 64] } as const;

/**
 * Where the pickups of a policy are lost: takes each lock between a detainer and a pickup away, alone and in every
 * order, over the same people. The parts of the locks sum to the whole exactly. The result is what
 * `pickup-gap attribute FILE --json` prints.
 *
 * @throws RangeError where an option is out of its range, TypeError where there is no such option
 */
export async function attribute(scenario: LoadedScenario, options: AttributeOptions = {}): Promise<AttributeResult> {
  checkNames(options, OPTIONS);
  checkWholeNumbers(options, WHOLE_NUMBERS);
  const { resolved, sha256 } = scenario;
  const { policy = resolved.baseline, locks, seed = resolved.seed, workers, signal, onProgress } = options;
  checkWord(
    'policy',
    policy,
    resolved.policies.map(({ name }) => name),
  );
  for (const lock of locks ?? []) checkWord('a lock', lock, Object.keys(LOCKS));
  const found = await attributed(resolved, {
    policy,
    locks,
    seed,
    replications: options.replications ?? 20,
    workers: workers === undefined ? workersFor : () => workers,
    stop: signal ?? new AbortController().signal,
    onProgress: (finished, total) => onProgress?.(finished, total),
  });
  const { replications, complete } = found;
  const manifest = manifestOf({ scenario, seed, replications, complete });
  return { manifest, scenario: { title: resolved.title, sha256 }, seed, policy, ...found };
}
