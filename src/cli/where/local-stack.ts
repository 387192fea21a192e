import { BUILD_OUTPUT, deadLetterOutput, type QueueName, queueOutput, TABLE_OUTPUT } from '../../../events/queues.ts';
import { type SetAside, setAsideBy } from '../../pipeline/drive/dead-letters.ts';
import type { DriveOptions } from '../../pipeline/drive/drive.ts';
import { Outbox } from '../../pipeline/store/outbox.ts';
import { Store } from '../../pipeline/store/store.ts';
import { startLocalStack } from '../../stack/local-stack.ts';
import { awsClients } from '../../stack/servers/aws-clients.ts';
import type { Faults } from '../../stack/servers/faults.ts';
import type { Answered, ServiceCall } from '../../stack/servers/service-call.ts';
import { ASSEMBLY_FOLDER } from './assembly-folder.ts';
import { Deliveries } from './deliveries.ts';
import { renderAccount, WorkAccount } from './stack-account.ts';

/** The messages of one queue. */
export interface QueueCount {
  name: QueueName;
  waiting: number;
  inFlight: number;
  done: number;
  dead: number;
}

export interface LocalStackOptions {
  /** The queues that will be used. */
  names: readonly QueueName[];
  /** Called after every request that one of the servers has answered. */
  onRequest?: ((call: ServiceCall, answer: Answered) => void) | undefined;
  /** Called with the lines of what there is to say about what the servers and functions were asked to do, and when. */
  onNote?: ((...lines: string[]) => void) | undefined;
  /** Where a test injects faults. */
  faults?: Faults | undefined;
}

/** A local stack that is open, as drivers of runs need it. */
export interface OpenLocalStack {
  /** Identifies the build of its functions' code. */
  build: string;
  /** How a run on it is driven. Every driver has a clock of its own. */
  driving(): Pick<DriveOptions, 'store' | 'outbox' | 'queues' | 'graceMilliseconds' | 'pauseMilliseconds' | 'clock'>;
  /** When the table may forget a run. */
  expiresAt: number;
  /** The messages of the queues that are used. */
  stages(): Promise<QueueCount[]>;
  /** Why messages were set aside. They go with the stack. */
  setAside(): Promise<SetAside[]>;
  /** Rejects when the stack itself breaks; never resolves. */
  broken: Promise<never>;
}

/** The local queues keep nothing when they stop, so any future time will do. */
const NEVER_FORGOTTEN = 4_102_444_800;
/** The log lines of a function (JSON with a level) that --verbose shows. */
const WORTH_TELLING = /"level":"(?:WARN|ERROR|CRITICAL)"/;
/** The longest pause between looks at the table; it ends early once a function has answered. */
const PAUSE_MILLISECONDS = 500;

/** Starts the deployable functions on embedded servers, on loopback, and stops them when `use` has ended. */
export async function withLocalStack<T>(
  { names, onRequest, onNote, faults }: LocalStackOptions,
  use: (stack: OpenLocalStack) => Promise<T>,
): Promise<T> {
  const work = new WorkAccount();
  const deliveries = new Deliveries();
  const stack = await startLocalStack({
    assembly: ASSEMBLY_FOLDER,
    retryAfterSeconds: 1,
    warm: names.map(queueOutput),
    onDelivery: (delivery) => {
      work.add(delivery);
      deliveries.add();
    },
    ...(onNote && { onLog: (name, line) => WORTH_TELLING.test(line) && onNote(`${name}: ${line}`) }),
    ...(onRequest && { onRequest }),
    ...(faults && { faults }),
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
  const queues = async () => {
    const all = await stages();
    return {
      moving: all.reduce((sum, queue) => sum + queue.waiting + queue.inFlight, 0),
      dead: all.reduce((sum, queue) => sum + queue.dead, 0),
    };
  };
  const clients = awsClients(stack.endpoints);
  const store = new Store(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]);
  const outbox = new Outbox(clients.sqs, (queue) => stack.outputs[queueOutput(queue)]);
  try {
    const open: OpenLocalStack = {
      build: stack.outputs[BUILD_OUTPUT],
      driving: () => ({
        store,
        outbox,
        queues,
        graceMilliseconds: 0,
        pauseMilliseconds: PAUSE_MILLISECONDS,
        clock: deliveries.clock(),
      }),
      expiresAt: NEVER_FORGOTTEN,
      stages,
      setAside: () => setAsideBy(clients.sqs, (queue) => stack.outputs[deadLetterOutput(queue)]),
      broken: stack.broken,
    };
    return await Promise.race([use(open), stack.broken]);
  } finally {
    clients.close();
    await stack.stop();
    onNote?.(...renderAccount(stack.requests(), work.functions()));
  }
}

/** Seconds since the command started. */
export const sinceCommand = () => (performance.now() / 1000).toFixed(2);
