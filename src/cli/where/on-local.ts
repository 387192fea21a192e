import { deadLetterOutput, QUEUE_NAMES, type QueueName, queueOutput, TABLE_OUTPUT } from '../../../events/queues.ts';
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
  /** People whom one message carries at most. */
  chunk: number;
  /** Blocks of this many replications, or null: event by event. */
  block: number | null;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
  /** A few times a second, the queues that the run uses. */
  onQueues?: (queues: QueueCount[]) => void;
  /** After every request that one of the servers has answered. */
  onRequest?: (call: ServiceCall, answer: Answered) => void;
  /** What was asked of the servers and functions, and when; a line or table each. */
  onNote?: (note: string) => void;
}

/** The local queues keep nothing when they stop; any time to come will do. */
const NEVER_FORGOTTEN = 4_102_444_800;
/** Of a function's log lines, JSON with a level. */
const WORTH_TELLING = /"level":"(?:WARN|ERROR|CRITICAL)"/;
const PAUSE_MILLISECONDS = 50;
const LOOK_MILLISECONDS = 200;
/** Asked for ahead of the results: so many people, under each policy, and so many replications. */
const PEOPLE_AHEAD = 1_000_000;
const MOST_AHEAD = 100;

export interface LocalOutcome extends DriveOutcome {
  /** Why results are missing, looked up where any is: the dead letters go with the stack. */
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
  onNote?.(`The local stack is ready ${sinceCommand()} s after the command was given.`);
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
      run: { id: runId(scenario, chunk, block), scenario, chunk, expiresAt: NEVER_FORGOTTEN },
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
    if (!outcome.interrupted) onNote?.(`The results are there ${sinceCommand()} s after the command was given.`);
    const setAside =
      outcome.missing.length === 0
        ? []
        : await setAsideBy(clients.sqs, (queue) => stack.outputs[deadLetterOutput(queue)]);
    return { ...outcome, setAside };
  } finally {
    watching.abort();
    clients.close();
    await stack.stop();
    onNote?.(renderAccount(stack.requests(), work.functions()));
  }
}

/** Enough for the functions to stay busy, and few enough for messages to be held in memory and for results to come soon. */
function requestsAhead(scenario: ResolvedScenario, chunk: number): number {
  const replications = Math.min(MOST_AHEAD, Math.max(2, Math.floor(PEOPLE_AHEAD / replicationSize(scenario))));
  return replications * rangesOf(scenario, chunk).length;
}

const sinceCommand = () => (performance.now() / 1000).toFixed(2);

/** Shows the queues until it is told to stop; never resolves, so that only what goes wrong is heard of it. */
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
