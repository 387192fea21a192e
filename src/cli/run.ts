import { availableParallelism } from 'node:os';
import { runScenario } from '../engine/run-scenario.ts';
import { replicationSize } from '../engine/size.ts';
import type { Precision } from '../engine/until.ts';
import { blockSize } from '../engine/workers.ts';
import type { Result } from '../measures/result.ts';
import { summarise } from '../measures/summarise.ts';
import type { Tally } from '../measures/tally.ts';
import { renderCsv } from '../report/csv.ts';
import { renderText } from '../report/text.ts';
import { type LoadedScenario, loadScenario } from '../scenario/load.ts';
import type { ResolvedScenario } from '../scenario/resolved.ts';
import { choosePolicies } from './choose-policies.ts';
import { EXIT, UsageError } from './failure.ts';
import { onInterrupt } from './interrupt.ts';
import { checkFree, writeDirectory } from './output-directory.ts';
import { precision } from './precision.ts';
import { Progress } from './progress.ts';
import { asJson, reportFiles } from './report-files.ts';

interface RunOptions {
  json?: true;
  csv?: string;
  out?: string;
  force?: true;
  seed?: number;
  replications?: number;
  workers?: number;
  policy?: string[];
  until?: string;
  on?: 'local';
  chunk?: number;
  bulk?: true;
}

/** With --until and no number of replications, this many are the most. */
const MOST_UNTIL = 100_000;

export async function run(file: string, options: RunOptions): Promise<void> {
  const until = options.until === undefined ? undefined : precision(options.until);
  const directories = [options.csv, options.out].filter((directory) => directory !== undefined);
  checkFree(directories, options.force === true);
  const loaded = await loadScenario(file);
  const scenario = adjusted(loaded.resolved, options);

  checkCombination(options);

  const interrupt = onInterrupt();
  const progress = new Progress(options.on === undefined || options.bulk ? 'Replications' : 'Results');
  const where = options.on === undefined ? runHere : runOnStack;
  const { tally, interrupted, precise, missing } = await where(scenario, options, until, {
    stop: interrupt.signal,
    onProgress: (finished, total) => progress.update(finished, total),
  }).finally(() => {
    progress.end();
    interrupt.done();
  });

  const complete = !interrupted && precise && missing.length === 0;
  const known = about(loaded);
  const notes = [...known.notes, ...missingNotes(missing)];
  const result: Result = { ...known, notes, ...summarise(tally, scenario), complete };
  try {
    if (options.csv !== undefined) await writeDirectory(options.csv, renderCsv(result));
    if (options.out !== undefined) await writeDirectory(options.out, reportFiles(result, scenario));
    for (const directory of directories) process.stderr.write(`Written: ${directory}\n`);
  } finally {
    // The result is shown even where a directory could not be written; after it, since a reader may close the pipe.
    process.stdout.write(options.json === true ? asJson(result) : renderText(result));
  }
  if (until !== undefined) sayPrecision(until, tally.replications, precise);
  if (interrupted) process.exitCode = EXIT.interrupted;
  else if (!complete) process.exitCode = EXIT.limitNotMet;
}

interface Watch {
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

interface Ran {
  tally: Tally;
  interrupted: boolean;
  /** False where --until was not reached. */
  precise: boolean;
  /** Results that never came, in words. */
  missing: string[];
}

async function runHere(
  scenario: ResolvedScenario,
  options: RunOptions,
  until: Precision | undefined,
  watch: Watch,
): Promise<Ran> {
  const workers = options.workers ?? workersFor(scenario);
  return { ...(await runScenario(scenario, { workers, until, ...watch })), missing: [] };
}

const CHUNK = 1000;

async function runOnStack(
  scenario: ResolvedScenario,
  options: RunOptions,
  _: Precision | undefined,
  watch: Watch,
): Promise<Ran> {
  const { runOnLocal } = await import('./on-local.ts');
  const block = options.bulk ? blockSize(scenario.replications, availableParallelism(), scenario) : null;
  return { ...(await runOnLocal(scenario, { chunk: options.chunk ?? CHUNK, block, ...watch })), precise: true };
}

/** What means nothing together is refused before anything runs. */
function checkCombination({ on, chunk, bulk, until, workers }: RunOptions): void {
  if (on === undefined && (chunk !== undefined || bulk)) {
    throw new UsageError('--chunk and --bulk are for --on. Add --on local, or leave them out.');
  }
  if (on !== undefined && (until !== undefined || workers !== undefined)) {
    throw new UsageError('--until and --workers are for runs in this process. Leave them or --on out.');
  }
  if (bulk && chunk !== undefined)
    throw new UsageError('--bulk sends no chunks of people. Leave --chunk or --bulk out.');
}

const MISSING_SHOWN = 5;

function missingNotes(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const rest = missing.length - MISSING_SHOWN;
  const shown = missing.slice(0, MISSING_SHOWN).join('; ');
  return [`${missing.length} results never came: ${shown}${rest > 0 ? `; and ${rest} more` : ''}`];
}

function adjusted(resolved: ResolvedScenario, options: RunOptions): ResolvedScenario {
  const file = options.until === undefined ? resolved.replications : MOST_UNTIL;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  return { ...chosen, seed: options.seed ?? resolved.seed, replications: options.replications ?? file };
}

/** A thread costs about as much to start as half a million people to simulate; below that one thread is quicker. */
const PEOPLE_PER_THREAD = 500_000;

function workersFor(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(people / PEOPLE_PER_THREAD)));
}

function about({
  resolved,
  sha256,
  inputs,
  assumptions,
  notes,
}: LoadedScenario): Pick<Result, 'scenario' | 'assumptions' | 'notes'> {
  return { scenario: { title: resolved.title, sha256, inputs }, assumptions, notes };
}

function sayPrecision({ measure }: Precision, replications: number, precise: boolean): void {
  const verdict = precise ? 'is reached' : 'is NOT reached';
  process.stderr.write(`The precision asked for on ${measure.label} ${verdict} after ${replications} replications.\n`);
}
