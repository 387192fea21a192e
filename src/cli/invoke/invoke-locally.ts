import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import {
  BUILD_OUTPUT,
  deadLetterOutput,
  QUEUE_NAMES,
  type QueueName,
  queueOutput,
  REASON_ATTRIBUTE,
  TABLE_OUTPUT,
} from '../../../events/queues.ts';
import { type RunRecord, writeRun } from '../../pipeline/store/run-record.ts';
import { Store } from '../../pipeline/store/store.ts';
import type { Outcome } from '../../stack/functions/function-messages.ts';
import { startLocalStack } from '../../stack/local-stack.ts';
import { awsClients } from '../../stack/servers/aws-clients.ts';
import { ASSEMBLY_FOLDER } from '../where/assembly-folder.ts';
import type { Batch } from './batch-file.ts';

export interface Call {
  queue: QueueName;
  batch: Batch;
}

export interface Invoked {
  outcome: Outcome;
  milliseconds: number;
  /** Messages that the function sent on, by queue. */
  sent: { queue: QueueName; bodies: string[] }[];
  /** Messages that it set aside, with its reasons. */
  setAside: { body: string; reason: string }[];
  /** Keys of the items that it wrote, in order. */
  written: { pk: string; sk: string }[];
}

/** As long as any table keeps anything. */
const NEVER_FORGOTTEN = 4_102_444_800;

/**
 * Calls the bundled functions on a local stack whose queues deliver nothing, and reports what the last call did. The
 * table has the run first, as it has on AWS.
 */
export async function invokeLocally(
  runs: readonly Omit<RunRecord, 'build' | 'expiresAt'>[],
  calls: readonly Call[],
  onLog: (line: string) => void,
): Promise<Invoked> {
  const written: Invoked['written'] = [];
  const stack = await startLocalStack({
    assembly: ASSEMBLY_FOLDER,
    deliver: false,
    onLog: (_, line) => onLog(line),
    onRequest: ({ caller, action, input }, { status }) => {
      if (caller !== 'local' && status === 200) written.push(...keysIn(action, input()));
    },
  });
  const clients = awsClients(stack.endpoints);
  try {
    const address = (output: string) => stack.outputs[output]!;
    const store = new Store(clients.dynamoDb, address(TABLE_OUTPUT));
    for (const run of runs) {
      const record = { ...run, build: address(BUILD_OUTPUT), expiresAt: NEVER_FORGOTTEN };
      for (const [sk, bytes] of writeRun(record)) await store.putBytes(run.id, sk, bytes, record.expiresAt);
    }
    const all = (queue: QueueName) => drained(clients.sqs, address(queueOutput(queue)));
    const dead = (queue: QueueName) => drained(clients.sqs, address(deadLetterOutput(queue)));
    for (const { queue, batch } of calls.slice(0, -1)) {
      await stack.invoke(address(queueOutput(queue)), batch);
      await Promise.all(QUEUE_NAMES.map(all));
    }
    written.length = 0;
    const { queue, batch } = calls.at(-1)!;
    const began = performance.now();
    const outcome = await stack.invoke(address(queueOutput(queue)), batch);
    const milliseconds = performance.now() - began;
    const sent: Invoked['sent'] = [];
    for (const name of QUEUE_NAMES) {
      const bodies = (await all(name)).map(({ Body }) => Body!);
      if (bodies.length > 0) sent.push({ queue: name, bodies });
    }
    const setAside = (await dead(queue)).map(({ Body, MessageAttributes }) => ({
      body: Body!,
      reason: MessageAttributes?.[REASON_ATTRIBUTE]?.StringValue ?? '',
    }));
    return { outcome, milliseconds, sent, setAside, written };
  } finally {
    clients.close();
    await stack.stop();
  }
}

async function drained(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const receive = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: [REASON_ATTRIBUTE] };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receive));
    if (Messages.length === 0) return all;
    all.push(...Messages);
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

type Key = Record<'pk' | 'sk', { S: string }>;

/** The keys of the items that a request to the table writes. */
function keysIn(action: string, input: unknown): { pk: string; sk: string }[] {
  const plain = ({ pk, sk }: Key) => ({ pk: pk.S, sk: sk.S });
  switch (action) {
    case 'PutItem':
      return [plain((input as { Item: Key }).Item)];
    case 'UpdateItem':
      return [plain((input as { Key: Key }).Key)];
    case 'BatchWriteItem': {
      const { RequestItems } = input as { RequestItems: Record<string, { PutRequest: { Item: Key } }[]> };
      return Object.values(RequestItems)
        .flat()
        .map(({ PutRequest }) => plain(PutRequest.Item));
    }
    default:
      return [];
  }
}
