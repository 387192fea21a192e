import { QUEUE_NAMES } from '../../../events/queues.ts';
import { replicationSize } from '../../engine/plan/size.ts';
import type { SetAside } from '../../pipeline/drive/dead-letters.ts';
import { type DriveOutcome, drive } from '../../pipeline/drive/drive.ts';
import { rangesOf } from '../../pipeline/steps/ranges.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { type LocalStackOptions, type QueueCount, sinceCommand, withLocalStack } from './local-stack.ts';
import { runId } from './run-id.ts';

export interface LocalOptions extends Omit<LocalStackOptions, 'names'> {
  /** The most people per message. */
  chunk: number;
  /** Blocks of this many replications, or null: event by event. */
  block: number | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  /** Called a few times a second with the queues that the run uses. */
  onQueues?: (queues: QueueCount[]) => void;
}

const LOOK_MILLISECONDS = 200;
/** How far requests run ahead of results: this many people per policy, and at most this many replications. */
const PEOPLE_AHEAD = 1_000_000;
const MOST_AHEAD = 100;

export interface LocalOutcome extends DriveOutcome {
  /** Why results are missing. Looked up before the stack stops, since its dead letters go with it. */
  setAside: SetAside[];
}

/** Runs a scenario through the deployable functions on embedded servers, on loopback. */
export async function runOnLocal(scenario: ResolvedScenario, options: LocalOptions): Promise<LocalOutcome> {
  const { chunk, block, stop, onProgress, onQueues, onRequest, onNote } = options;
  const names = QUEUE_NAMES.filter((name) => (name === 'replication') === (block !== null));
  return withLocalStack({ names, onRequest, onNote }, async ({ build, driving, expiresAt, stages, setAside }) => {
    const watching = new AbortController();
    const driven = drive({
      ...driving(),
      run: { id: runId(scenario, chunk, block), scenario, chunk, build, expiresAt },
      block,
      stop,
      onProgress,
      ...(block === null && { ahead: requestsAhead(scenario, chunk) }),
    });
    const watched = onQueues === undefined ? [] : [watch(stages, onQueues, watching.signal)];
    const outcome = await Promise.race([driven, ...watched]).finally(() => watching.abort());
    if (!outcome.interrupted) onNote?.(`All results had arrived ${sinceCommand()} s after the command started.`);
    return { ...outcome, setAside: outcome.missing.length === 0 ? [] : await setAside() };
  });
}

/** Enough to keep the functions busy, and few enough for messages to fit in memory and results to arrive soon. */
function requestsAhead(scenario: ResolvedScenario, chunk: number): number {
  const replications = Math.min(MOST_AHEAD, Math.max(2, Math.floor(PEOPLE_AHEAD / replicationSize(scenario))));
  return replications * rangesOf(scenario, chunk).length;
}

/** Shows the queues until `stop`. It never resolves, so that in a race only its failure counts. */
async function watch(
  look: () => Promise<QueueCount[]>,
  show: (queues: QueueCount[]) => void,
  stop: AbortSignal,
): Promise<never> {
  while (!stop.aborted) {
    show(await look());
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
  return new Promise(() => undefined);
}
