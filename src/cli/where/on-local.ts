import {
  BUILD_OUTPUT,
  deadLetterOutput,
  QUEUE_NAMES,
  type QueueName,
  queueOutput,
  TABLE_OUTPUT,
} from '../../../events/queues.ts';
import { replicationSize } from '../../engine/plan/size.ts';
import { type SetAside, setAsideBy } from '../../pipeline/drive/dead-letters.ts';
import { type DriveOutcome, drive } from '../../pipeline/drive/drive.ts';
import { rangesOf } from '../../pipeline/steps/ranges.ts';
import { Outbox } from '../../pipeline/store/outbox.ts';
import { Store } from '../../pipeline/store/store.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { startLocalStack } from '../../stack/local-stack.ts';
import { awsClients } from '../../stack/servers/aws-clients.ts';
import type { Answered, ServiceCall } from '../../stack/servers/service-call.ts';
import { ASSEMBLY_FOLDER } from './assembly-folder.ts';
import { runId } from './run-id.ts';
import { renderAccount, WorkAccount } from './stack-account.ts';

/** The messages of one queue. */
export interface QueueCount {
  name: QueueName;
  waiting: number;
  inFlight: number;
  done: number;
  dead: number;
}

export interface LocalOptions {
  /** The most people per message. */
  chunk: number;
  /** Blocks of this many replications, or null: event by event. */
  block: number | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  /** Called a few times a second with the queues that the run uses. */
  onQueues?: (queues: QueueCount[]) => void;
  /** Called after every request that one of the servers has answered. */
  onRequest?: (call: ServiceCall, answer: Answered) => void;
  /** Called with the lines of what there is to say about what the servers and functions were asked to do, and when. */
  onNote?: (...lines: string[]) => void;
}

/** The local queues keep nothing when they stop, so any future time will do. */
const NEVER_FORGOTTEN = 4_102_444_800;
/** The log lines of a function (JSON with a level) that --verbose shows. */
const WORTH_TELLING = /"level":"(?:WARN|ERROR|CRITICAL)"/;
const PAUSE_MILLISECONDS = 50;
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
  const work = new WorkAccount();
  const stack = await startLocalStack({
    assembly: ASSEMBLY_FOLDER,
    retryAfterSeconds: 1,
    warm: names.map(queueOutput),
    onDelivery: (delivery) => work.add(delivery),
    ...(onNote && { onLog: (name, line) => WORTH_TELLING.test(line) && onNote(`${name}: ${line}`) }),
    ...(onRequest && { onRequest }),
  });
  onNote?.(`The local stack was ready ${sinceCommand()} s after the command started.`);
  for (const notice of stack.notices) onNote?.(notice);
  const stages = async (): Promise<QueueCount[]> => {
    const all = await stack.progress();
    return names.map((name) => {
      const found = all.find(({ url }) => url === stack.outputs[queueOutput(name)]);
      if (found === undefined) throw new Error(`The local stack has no queue ${name}.`);
      const { waiting, inFlight, done, dead } = found;
      return { name, waiting, inFlight, done, dead };
    });
  };
  const clients = awsClients(stack.endpoints);
  const watching = new AbortController();
  try {
    const driven = drive({
      run: {
        id: runId(scenario, chunk, block),
        scenario,
        chunk,
        build: stack.outputs[BUILD_OUTPUT],
        expiresAt: NEVER_FORGOTTEN,
      },
      block,
      store: new Store(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]),
      outbox: new Outbox(clients.sqs, (queue) => stack.outputs[queueOutput(queue)]),
      stop,
      async queues() {
        const all = await stages();
        return {
          moving: all.reduce((sum, queue) => sum + queue.waiting + queue.inFlight, 0),
          dead: all.reduce((sum, queue) => sum + queue.dead, 0),
        };
      },
      onProgress,
      graceMilliseconds: 0,
      pauseMilliseconds: PAUSE_MILLISECONDS,
      ...(block === null && { ahead: requestsAhead(scenario, chunk) }),
    });
    const watched = onQueues === undefined ? [] : [watch(stages, onQueues, watching.signal)];
    const outcome = await Promise.race([driven, stack.broken, ...watched]);
    if (!outcome.interrupted) onNote?.(`All results had arrived ${sinceCommand()} s after the command started.`);
    const setAside =
      outcome.missing.length === 0
        ? []
        : await setAsideBy(clients.sqs, (queue) => stack.outputs[deadLetterOutput(queue)]);
    return { ...outcome, setAside };
  } finally {
    watching.abort();
    clients.close();
    await stack.stop();
    onNote?.(...renderAccount(stack.requests(), work.functions()));
  }
}

/** Enough to keep the functions busy, and few enough for messages to fit in memory and results to arrive soon. */
function requestsAhead(scenario: ResolvedScenario, chunk: number): number {
  const replications = Math.min(MOST_AHEAD, Math.max(2, Math.floor(PEOPLE_AHEAD / replicationSize(scenario))));
  return replications * rangesOf(scenario, chunk).length;
}

const sinceCommand = () => (performance.now() / 1000).toFixed(2);

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
