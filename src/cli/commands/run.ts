import { availableParallelism } from 'node:os';
import { QUEUES, STACK_NAME } from '../../../events/queues.ts';
import { partNames } from '../../engine/plan/parts-of-run.ts';
import { runScenario } from '../../engine/run/run-scenario.ts';
import { type Precision, standing } from '../../engine/run/until.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import type { Part } from '../../measures/parts.ts';
import { breakDown, perReplication, summarise } from '../../measures/summarise.ts';
import type { Tally } from '../../measures/tally.ts';
import { policyNotes } from '../../notes/policy-notes.ts';
import type { SetAside } from '../../pipeline/drive/dead-letters.ts';
import type { Heading, ListedRun } from '../../pipeline/drive/run-list.ts';
import { blockOf } from '../../pipeline/steps/blocks.ts';
import { counted } from '../../report/format.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { readScenarioFile } from '../../scenario/files/read-scenario-file.ts';
import { headingOf } from '../../scenario/heading.ts';
import { loadWarmText } from '../cache/warm-scenario.ts';
import type { measuredWeights, ScenarioBytes } from '../output/measured-weights.ts';
import { pageDataOf } from '../output/page-data.ts';
import { checkPlaces, missingNotes, printReport, type ReportOptions, setAsideNotes } from '../output/print-report.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { DEFAULT_CHUNK } from '../terminal/options.ts';
import { precision } from '../terminal/precision.ts';
import { say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';
import type { QueueCount } from '../where/local-stack.ts';
import { checkInstalled } from '../where/peer-packages.ts';
import { pickUpCommand } from '../where/pick-up-command.ts';
import { StageProgress } from '../where/stage-progress.ts';
import { traceOf } from '../where/trace.ts';

interface RunOptions extends ReportOptions {
  allowFiles?: string[];
  seed?: number;
  replications?: number;
  workers?: number;
  policy?: string[];
  by?: Part;
  until?: string;
  perReplication?: true;
  moved?: true;
  withSpread?: true;
  on?: 'local' | 'aws';
  stack?: string;
  chunk?: number;
  bulk?: true;
  trace?: number;
  verbose?: true;
}

const ENDING = {
  here: ENDING_HERE,
  aws: 'Leaving the run, which continues on AWS',
  local: 'Stopping with the results that have arrived',
};

/** The limit of --until if no number of replications is given. */
const MOST_UNTIL = 100_000;

export async function run(file: string, options: RunOptions): Promise<void> {
  const until = options.until === undefined ? undefined : precision(options.until);
  checkPlaces(options);
  const bytes = await readScenarioFile(file);
  const loaded = await loadWarmText(bytes, file, options);
  const scenario = adjusted(loaded.resolved, options);

  checkCombination(options);

  const heading = headingOf(loaded, scenario.policies);
  const work = { scenario, heading, until, source: { bytes, file, allowFiles: options.allowFiles } };
  await interruptible(ENDING[options.on ?? 'here'], (stop) => runAndReport(work, options, stop));
}

async function runAndReport(work: Work, options: RunOptions, stop: AbortSignal): Promise<void> {
  const { scenario, heading, until } = work;
  const progress =
    options.on === 'local'
      ? // --trace and --verbose print lines, which would break the bars.
        new StageProgress(process.stderr, options.trace === undefined && options.verbose === undefined)
      : new Progress(options.on === undefined || options.bulk ? 'Replications' : 'Results');
  const where = { here: runHere, local: runOnLocalStack, aws: runOnAwsStack }[options.on ?? 'here'];
  const {
    tally,
    interrupted,
    precise,
    missing,
    setAside = [],
    pickUp,
  } = await where(work, options, {
    stop,
    onProgress: (finished, total) => progress.update(finished, total),
    ...(progress instanceof StageProgress && progress.shown && { onQueues: (all) => progress.queues(all) }),
  }).finally(() => progress.end());

  const complete = !interrupted && precise && missing.length === 0;
  const notes = [
    ...heading.notes,
    ...policyNotes(scenario),
    ...missingNotes(missing, interrupted ? 'have not arrived yet' : 'never arrived'),
    ...setAsideNotes(setAside),
  ];
  const { by } = options;
  const breakdown = by && { breakdown: breakDown(tally, scenario, by, partNames(scenario, by)) };
  const single = () => perReplication(tally, scenario);
  const summary = { ...summarise(tally, scenario), ...breakdown, ...(options.perReplication && single()) };
  const isWeighed = options.withSpread === true && tally.replications > 0 && !stop.aborted;
  const rate = rateOf(summary, scenario.baseline);
  const weights = isWeighed ? await weightsOf(work.source, { ...scenario, rate }, stop) : null;
  const isCutShort = isWeighed && stop.aborted;
  const manifest = manifestOf({ ...heading, ...summary, complete });
  const result = { manifest, ...heading, notes, ...summary, complete };
  const shown = { moved: options.moved };
  await printReport(
    { result, scenario, single, page: () => ({ ...pageDataOf(tally, scenario), weights }), shown },
    options,
  );
  if (until !== undefined) sayPrecision(until, tally, scenario, precise);
  if (!complete && pickUp !== undefined) say(`The run continues on AWS. To resume it: ${pickUp}`);
  if (interrupted || isCutShort) process.exitCode = EXIT.interrupted;
  else if (!complete) process.exitCode = EXIT.limitNotMet;
}

function rateOf({ policies }: ReturnType<typeof summarise>, baseline: string): number | null {
  return policies.find(({ name }) => name === baseline)?.measures.pickupRate.mean ?? null;
}

async function weightsOf(...asked: Parameters<typeof measuredWeights>): ReturnType<typeof measuredWeights> {
  return (await import('../output/measured-weights.ts')).measuredWeights(...asked);
}

interface Work {
  scenario: ResolvedScenario;
  heading: Heading;
  until: Precision | undefined;
  source: ScenarioBytes;
}

interface Watch {
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  onQueues?: (queues: QueueCount[]) => void;
}

interface Ran {
  tally: Tally;
  interrupted: boolean;
  /** False if --until was not reached. */
  precise: boolean;
  /** Results that never arrived, in words. */
  missing: string[];
  /** Why messages were set aside, if known. */
  setAside?: SetAside[];
  /** The command that resumes a run that outlives this process. */
  pickUp?: string | undefined;
}

async function runHere({ scenario, until }: Work, options: RunOptions, watch: Watch): Promise<Ran> {
  const { workers, by } = options;
  return { ...(await runScenario(scenario, { workers, until, by, ...watch })), missing: [] };
}

async function runOnLocalStack({ scenario }: Work, options: RunOptions, watch: Watch): Promise<Ran> {
  checkInstalled('--on local', ['fauxqs', 'dynalite']);
  const { runOnLocal } = await import('../where/on-local.ts');
  const block = options.bulk ? blockOf(scenario, availableParallelism()) : null;
  const trace = options.trace === undefined ? undefined : traceOf(scenario, options.trace, say);
  const outcome = await runOnLocal(scenario, {
    chunk: options.chunk ?? DEFAULT_CHUNK,
    block,
    ...watch,
    ...(trace && { onRequest: trace.onRequest }),
    ...(options.verbose && { onNote: say }),
  });
  trace?.end();
  return { ...outcome, precise: true };
}

async function runOnAwsStack({ scenario, heading }: Work, options: RunOptions, watch: Watch): Promise<Ran> {
  const { runOnAws } = await import('../where/on-aws.ts');
  const stack = options.stack ?? STACK_NAME;
  // The same on every machine, since the run's id depends on it.
  const block = options.bulk ? blockOf(scenario, QUEUES.replication.concurrency) : null;
  const chunk = options.chunk ?? DEFAULT_CHUNK;
  let pickUp: string | undefined;
  const onListed = ({ id }: ListedRun) => {
    pickUp = pickUpCommand(id, stack);
    say(`Run ${id} on stack ${stack}. To resume it: ${pickUp}`);
  };
  const outcome = await runOnAws(scenario, { stack, heading, chunk, block, onListed, ...watch });
  return { ...outcome, precise: true, pickUp };
}

/** Refuses options that mean nothing together, before anything runs. */
function checkCombination(options: RunOptions): void {
  const { on, stack, chunk, bulk, until, workers, by, trace, verbose } = options;
  if (options.perReplication && !options.json && options.out === undefined) {
    throw new UsageError('--per-replication adds values to the JSON. Add --json or --out DIR, or drop it.');
  }
  if (options.withSpread && options.html === undefined && options.out === undefined) {
    throw new UsageError('--with-spread adds bars to the page. Add --html report.html or --out DIR, or drop it.');
  }
  if (on !== undefined && by !== undefined) {
    throw new UsageError('--by works only for runs in this process. Drop --by or --on.');
  }
  if (on !== 'local' && (trace !== undefined || verbose)) {
    throw new UsageError('--trace and --verbose show the local stack. Add --on local, or drop them.');
  }
  if (trace !== undefined && bulk) {
    throw new UsageError('--bulk sends no events about people, so there are none to trace. Drop --trace or --bulk.');
  }
  if (stack !== undefined && on !== 'aws') {
    throw new UsageError('--stack names a deployed stack. Add --on aws, or drop it.');
  }
  if (on === undefined && (chunk !== undefined || bulk)) {
    throw new UsageError('--chunk and --bulk work only with --on. Add --on local or --on aws, or drop them.');
  }
  if (on !== undefined && (until !== undefined || workers !== undefined)) {
    throw new UsageError('--until and --workers work only for runs in this process. Drop them or --on.');
  }
  if (bulk && chunk !== undefined) throw new UsageError('--bulk sends no chunks of people. Drop --chunk or --bulk.');
}

function adjusted(resolved: ResolvedScenario, options: RunOptions): ResolvedScenario {
  const file = options.until === undefined ? resolved.replications : MOST_UNTIL;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  return { ...chosen, seed: options.seed ?? resolved.seed, replications: options.replications ?? file };
}

function sayPrecision(until: Precision, tally: Tally, { policies }: ResolvedScenario, precise: boolean): void {
  const { label } = until.measure;
  const verdict = precise ? 'was reached' : 'was NOT reached';
  const replications = counted(tally.replications, 'replication');
  say(`The precision requested for ${label} ${verdict} after ${replications}.`);
  const names = standing(tally, until).agreeing.map((p) => `"${policies[p].name}"`);
  if (names.length === 0) return;
  say(
    `Every replication under ${new Intl.ListFormat('en-GB').format(names)} has the same ${label}. ` +
      `Agreement is not precision${precise ? ', so the verdict is about the other policies' : ''}.`,
  );
}
