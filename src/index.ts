import { runScenario } from './engine/run/run-scenario.ts';
import { checkNames, checkWholeNumbers } from './library/options.ts';
import type { ScenarioText } from './library/scenario-text.ts';
import { manifestOf } from './manifest/manifest.ts';
import type { Result } from './measures/result.ts';
import { perReplication, summarise } from './measures/summarise.ts';
import { policyNotes } from './notes/policy-notes.ts';
import { type FileOf, type OneFileFormat, REPORT_FORMATS, type ResultFormat } from './report/formats.ts';
import { RENDERERS } from './report/render.ts';
import { headingOf } from './scenario/heading.ts';
import { type LoadedScenario, loadScenario as loadFile, loadScenarioText } from './scenario/load.ts';

export type { AttributeResult } from './attribute/attribute-result.ts';
export type { CalibrateResult } from './calibrate/calibrate-result.ts';
export { type AttributeOptions, attribute } from './library/attribute.ts';
export { type CalibrateOptions, calibrate } from './library/calibrate.ts';
export { type ReplayOptions, replay } from './library/replay.ts';
export type { ScenarioText } from './library/scenario-text.ts';
export { type SeekOptions, type SeekTarget, seek, type VariedValue } from './library/seek.ts';
export { type SweepOptions, sweep } from './library/sweep.ts';
export type { Result } from './measures/result.ts';
export { InputError, type Problem } from './refusals/input-error.ts';
export type { ReplayResult } from './replay/replay-result.ts';
export type { LoadedScenario } from './scenario/load.ts';
export type { SeekResult } from './seek/seek-result.ts';
export type { SweepResult } from './sweep/sweep-result.ts';

export interface LoadScenarioOptions {
  /**
   * Folders whose files the scenario may name, besides those in its own folder. By default there are none, so that a
   * scenario from somebody else reads no other file of yours.
   */
  allowFiles?: readonly string[] | undefined;
}

/**
 * Reads and checks a scenario, and the presets, CSV files and logs that it names.
 *
 * @param source the path of a scenario file, or a scenario's text
 * @throws InputError with every problem found, in `problems`; TypeError where there is no such option
 */
export async function loadScenario(
  source: string | ScenarioText,
  options: LoadScenarioOptions = {},
): Promise<LoadedScenario> {
  checkNames(options, LOAD_OPTIONS);
  const { allowFiles } = options;
  if (typeof source === 'string') return loadFile(source, { allowFiles });
  return loadScenarioText(Buffer.from(source.text), source.file ?? 'scenario.yaml', { allowFiles });
}

const LOAD_OPTIONS = ['allowFiles'] as const satisfies (keyof LoadScenarioOptions)[];

export interface SimulateOptions {
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** Instead of the scenario's: 1 to 1000000. */
  replications?: number | undefined;
  /** Threads, 1 to 64; by default as many as the work is worth on this machine. Any number gives the same result. */
  workers?: number | undefined;
  /** Whether the result also has the values of the first 1,000 replications, and the CSV tables replications.csv. */
  perReplication?: boolean | undefined;
  /** Once it is aborted, no further replication starts, and the result is of those that finished. */
  signal?: AbortSignal | undefined;
  /** Called with the replications that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const OPTIONS = [
  'seed',
  'replications',
  'workers',
  'perReplication',
  'signal',
  'onProgress',
] as const satisfies (keyof SimulateOptions)[];
const WHOLE_NUMBERS = {
  seed: [0, 4_294_967_295],
  replications: [1, 1_000_000],
  firstReplication: [1, 1_000_000],
  workers: [1, 64],
} as const;

/**
 * Simulates a scenario under each of its policies. The same scenario, seed and replications give the same result, which
 * is what `pickup-gap run FILE --json` prints.
 *
 * Aborting does not reject: the result then says `complete: false`, and its figures cover the `replications` that
 * finished. If none did, `replications` is 0, each count is 0 and each mean is null.
 *
 * @throws RangeError where an option is out of its range, TypeError where there is no such option or no loaded scenario
 */
export async function simulate(scenario: LoadedScenario, options: SimulateOptions = {}): Promise<Result> {
  checkNames(options, OPTIONS);
  checkWholeNumbers(options, WHOLE_NUMBERS);
  const { resolved } = scenario;
  if (resolved === undefined) throw new TypeError('simulate expects a loaded scenario: await loadScenario(…) first.');
  const { seed = resolved.seed, replications = resolved.replications, signal, onProgress } = options;
  const adjusted = { ...resolved, seed, replications };
  const { tally, interrupted } = await runScenario(adjusted, {
    workers: options.workers,
    stop: signal ?? new AbortController().signal,
    onProgress: (finished, total) => onProgress?.(finished, total),
  });
  const heading = headingOf(scenario);
  const notes = [...heading.notes, ...policyNotes(adjusted)];
  const single = options.perReplication && perReplication(tally, adjusted);
  const summary = summarise(tally, adjusted);
  const complete = !interrupted;
  const manifest = manifestOf({ ...heading, ...summary, complete });
  return { manifest, ...heading, notes, ...summary, ...single, complete };
}

/** The formats of `report`. */
export type ReportFormat = ResultFormat;

/**
 * A result as text, the report that the command line prints; as JSON; or as CSV tables, which are a map from file name,
 * such as `measures.csv`, to the file's text.
 *
 * @throws RangeError where there is no such format
 */
export function report(result: Result, format: OneFileFormat): string;
export function report<Format extends Exclude<ReportFormat, OneFileFormat>>(
  result: Result,
  format: Format,
): ReadonlyMap<FileOf<Format>, string>;
export function report(result: Result, format: ReportFormat): string | ReadonlyMap<string, string> {
  if (!Object.hasOwn(RENDERERS, format)) {
    throw new RangeError(`format is "${format}"; expected one of: ${Object.keys(RENDERERS).join(', ')}.`);
  }
  const files = RENDERERS[format](result);
  return REPORT_FORMATS[format].files.length === 1 ? [...files.values()].join('') : files;
}
