import { emptyTally } from '../../measures/tally.ts';
import { type DriveOutcome, drive, resultCount } from '../../pipeline/drive/drive.ts';
import {
  type Heading,
  type ListedRun,
  listedRun,
  listRun,
  markAsked,
  wasAsked,
} from '../../pipeline/drive/run-list.ts';
import type { RunRecord } from '../../pipeline/store/run-record.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { type AwsStack, withAwsStack } from './aws-stack.ts';
import type { LocalOptions } from './on-local.ts';
import { runId } from './run-id.ts';

export interface AwsOptions extends LocalOptions {
  /** The stack's name. */
  stack: string;
  heading: Heading;
  /** Called once the run is listed: from then on it can be resumed by its id. */
  onListed(run: ListedRun): void;
}

const DAY = 86_400;
const KEPT_SECONDS = 30 * DAY;
/** With less time left than this a run is restarted: the table deletes expired items over a few days, in any order. */
const LEFT_SECONDS = 7 * DAY;
/** SQS's message counts are approximate, and exact a minute after the last message was sent. */
const GRACE_MILLISECONDS = 90_000;
/** Each look at results that are not there yet is billed. */
const PAUSE_MILLISECONDS = 1000;

/** Runs a scenario on a deployed stack. A run that the same command started before is resumed. */
export async function runOnAws(scenario: ResolvedScenario, options: AwsOptions): Promise<DriveOutcome> {
  return withAwsStack(options.stack, (stack) => runOnOpenStack(scenario, options, stack));
}

/** The same on a stack that is open, also for many runs at once. */
export async function runOnOpenStack(
  scenario: ResolvedScenario,
  options: Omit<AwsOptions, 'stack'> & { isDetailed?: boolean },
  stack: AwsStack,
): Promise<DriveOutcome> {
  const { chunk, block, heading, isDetailed } = options;
  const now = Date.now();
  const fresh: Omit<ListedRun, 'id'> = {
    title: heading.scenario.title,
    replications: scenario.replications,
    block,
    results: resultCount(scenario, block),
    build: stack.build,
    startedAt: now,
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  };
  const what = [stack.build, scenario, chunk, block, heading];
  const run = await begun(fresh, (time) => runId(...what, time, ...(isDetailed ? ['detailed'] : [])), stack);
  if (options.stop.aborted) return { tally: emptyTally(scenario.policies.length), missing: [], interrupted: true };
  await listRun(run, heading, stack.store);
  options.onListed(run);
  const { id, build, expiresAt } = run;
  const record = { id, scenario, chunk, build, ...(isDetailed && { isDetailed }), expiresAt };
  return driveOnAws(record, run, stack, options);
}

/** Requests the missing results of a listed run, and waits for them. */
export async function driveOnAws(
  run: RunRecord,
  listed: ListedRun,
  { store, outbox, queues }: AwsStack,
  watch: Pick<LocalOptions, 'stop' | 'onProgress'>,
): Promise<DriveOutcome> {
  return drive({
    run,
    block: listed.block,
    store,
    outbox,
    queues,
    stop: watch.stop,
    onProgress: watch.onProgress,
    graceMilliseconds: GRACE_MILLISECONDS,
    pauseMilliseconds: PAUSE_MILLISECONDS,
    earlier: { asked: await wasAsked(run.id, store), onAsked: () => markAsked(listed, store) },
  });
}

/** The run started before, or a new one if there is none or the earlier one is about to expire. */
async function begun(
  fresh: Omit<ListedRun, 'id'>,
  idOf: (time: number) => string,
  { store }: AwsStack,
): Promise<ListedRun> {
  for (let time = 1; ; time++) {
    const id = idOf(time);
    const known = await listedRun(id, store);
    if (known === null) return { id, ...fresh };
    if (known.expiresAt - fresh.startedAt / 1000 > LEFT_SECONDS) return known;
  }
}
