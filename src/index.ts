import type { CalibrateResult } from './calibrate/calibrate-result.ts';
import { bytesOf, calibrateScenario } from './calibrate/calibrate-scenario.ts';
import { runScenario } from './engine/run/run-scenario.ts';
import { workersFor } from './engine/run/workers-for.ts';
import { readLog } from './event-log/read/read-log.ts';
import { manifestOf } from './manifest/manifest.ts';
import type { Result } from './measures/result.ts';
import { perReplication, summarise } from './measures/summarise.ts';
import { policyNotes } from './notes/policy-notes.ts';
import { nearest } from './refusals/nearest.ts';
import { replayLog } from './replay/replay.ts';
import type { ReplayResult } from './replay/replay-result.ts';
import { type FileOf, type OneFileFormat, REPORT_FORMATS, type ResultFormat } from './report/formats.ts';
import { RENDERERS } from './report/render.ts';
import { headingOf } from './scenario/heading.ts';
import { type LoadedScenario, loadScenario as loadFile, loadScenarioText } from './scenario/load.ts';

export type { CalibrateResult } from './calibrate/calibrate-result.ts';
export type { Result } from './measures/result.ts';
export { InputError, type Problem } from './refusals/input-error.ts';
export type { ReplayResult } from './replay/replay-result.ts';
export type { LoadedScenario } from './scenario/load.ts';

/** A scenario that is not in a file. */
export interface ScenarioText {
  /** YAML, as in a scenario file. */
  text: string;
  /**
   * What problems call it, and the path from which the CSV files it names are found. It need not exist; by default
   * `scenario.yaml` in the working directory.
   */
  file?: string;
}

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
  checkOptions(options);
  const { resolved } = scenario;
  if (resolved === undefined) throw new TypeError('simulate expects a loaded scenario: await loadScenario(…) first.');
  const { seed = resolved.seed, replications = resolved.replications, signal, onProgress } = options;
  const adjusted = { ...resolved, seed, replications };
  const { tally, interrupted } = await runScenario(adjusted, {
    workers: options.workers ?? workersFor(adjusted),
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

export interface ReplayOptions {
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** How often the cases are replayed, instead of the scenario's replications: 1 to 1000000. */
  replications?: number | undefined;
  /** The number of the first replication, from 1. With it, a log that `export` wrote gives its outcomes again. */
  firstReplication?: number | undefined;
  /** Once it is aborted, no further replay starts, and the result is of those that finished. */
  signal?: AbortSignal | undefined;
  /** Called with the replays that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const REPLAY_OPTIONS = [
  'seed',
  'replications',
  'firstReplication',
  'signal',
  'onProgress',
] as const satisfies (keyof ReplayOptions)[];

/**
 * Replays a log of cases under each policy of a scenario: each case keeps what the log says of its person, detainer,
 * order and exit, and the rest is simulated. The result is what `pickup-gap replay FILE --log LOG --json` prints.
 *
 * @param log the path of an event log in a form that `export` writes
 * @throws InputError with every problem found in the log, RangeError and TypeError as `simulate`
 */
export async function replay(
  scenario: LoadedScenario,
  log: string,
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  checkNames(options, REPLAY_OPTIONS);
  checkWholeNumbers(options, WHOLE_NUMBERS);
  const { resolved } = scenario;
  if (resolved === undefined) throw new TypeError('replay expects a loaded scenario: await loadScenario(…) first.');
  const { seed = resolved.seed, replications = resolved.replications, firstReplication = 1 } = options;
  const found = await replayLog({ ...resolved, seed, replications }, await readLog(log, resolved.zone), {
    first: firstReplication - 1,
    stop: options.signal ?? new AbortController().signal,
    onProgress: (finished, total) => options.onProgress?.(finished, total),
  });
  return {
    manifest: manifestOf({ scenario, seed, replications: found.replications, complete: found.complete }),
    scenario: { title: resolved.title, sha256: scenario.sha256 },
    ...found,
  };
}

export interface CalibrateOptions extends LoadScenarioOptions {
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

/** In JavaScript nothing else would notice `replication: 10`, and the run would be another than was meant. */
function checkOptions(options: SimulateOptions): void {
  checkNames(options, OPTIONS);
  checkWholeNumbers(options, WHOLE_NUMBERS);
}

function checkWholeNumbers(options: object, known: Readonly<Record<string, readonly [number, number]>>): void {
  for (const [name, [least, most]] of Object.entries(known)) {
    const value = (options as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) continue;
    throw new RangeError(`${name} is ${String(value)}; expected a whole number from ${least} to ${most}.`);
  }
}

function checkNames(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new TypeError(`There is no option "${name}".${hint} Options: ${known.join(', ')}.`);
  }
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
