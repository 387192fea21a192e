import type { CalibrateResult } from '../calibrate/calibrate-result.ts';
import { bytesOf, calibrateScenario } from '../calibrate/calibrate-scenario.ts';
import { workersFor } from '../engine/run/workers-for.ts';
import { checkNames, checkWholeNumbers } from './options.ts';
import type { ScenarioText } from './scenario-text.ts';

export interface CalibrateOptions {
  /** Folders whose files the scenario may name, besides those in its own folder; by default none. */
  allowFiles?: readonly string[] | undefined;
  /** Sets of values that are drawn, 10 to 100000; by default 500. */
  draws?: number | undefined;
  /** Replications of each set, 2 to 1000; by default 4. */
  replications?: number | undefined;
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** Once it is aborted, no further set is run, and the result is of those that finished. */
  signal?: AbortSignal | undefined;
  /** Called with the sets that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const CALIBRATE_OPTIONS = [
  'allowFiles',
  'draws',
  'replications',
  'seed',
  'signal',
  'onProgress',
] as const satisfies (keyof CalibrateOptions)[];
const CALIBRATE_NUMBERS = { draws: [10, 100_000], replications: [2, 1000], seed: [0, 4_294_967_295] } as const;

/**
 * Which values from the ranges of a scenario agree with what was counted. The result is what `pickup-gap calibrate FILE
 * --to COUNTS --json` prints. It takes the scenario's file or text, since every draw loads it with other values.
 *
 * @param observed the path of a file of counts, or its text
 * @throws InputError with every problem of both, RangeError and TypeError as `simulate`
 */
export async function calibrate(
  scenario: string | ScenarioText,
  observed: string | ScenarioText,
  options: CalibrateOptions = {},
): Promise<CalibrateResult> {
  checkNames(options, CALIBRATE_OPTIONS);
  checkWholeNumbers(options, CALIBRATE_NUMBERS);
  const { draws = 500, replications = 4, seed, allowFiles, signal, onProgress } = options;
  return calibrateScenario(await bytesOf(scenario, 'scenario.yaml'), await bytesOf(observed, 'observed.yaml'), {
    draws,
    replications,
    seed,
    allowFiles,
    workers: workersFor,
    stop: signal ?? new AbortController().signal,
    onProgress: (finished, total) => onProgress?.(finished, total),
  });
}
