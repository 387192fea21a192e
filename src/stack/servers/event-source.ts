import type { DeclaredSource } from '../assembly/declared.ts';
import type { Clock } from '../functions/clock.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import { failuresOf } from './batch-response.ts';
import type { Faults, Receive } from './faults.ts';
import type { QueueServer } from './queue-server.ts';
import { batches, type Message, sqsEvent } from './sqs-event.ts';

/** One batch, delivered to a function and answered. */
export interface Delivery {
  queue: string;
  functionName: string;
  messages: readonly Message[];
  /** By message id, why a message must be delivered again. */
  failures: ReadonlyMap<string, string>;
  milliseconds: number;
}

export interface EventSourceOptions {
  source: DeclaredSource;
  pool: FunctionPool;
  server: QueueServer;
  faults: Faults;
  clock: Clock;
  /** Seconds after which a failed message is delivered again; if undefined, the queue's visibility timeout. */
  retryAfterSeconds: number | undefined;
  onDelivery: (delivery: Delivery) => void;
}

/** The longest wait for a message that SQS allows. A message that arrives earlier ends the wait at once. */
const LONG_POLL_SECONDS = 20;
/** The most messages in one request to SQS. */
const REQUEST_MESSAGES = 10;

/**
 * Hands a queue's messages to its function by Lambda's rules until `stopped`. It applies the batch size and window, and
 * runs as many invocations at once as the pool has places. It deletes the messages that succeeded. The others come
 * again after the visibility timeout, or the queue moves them to the dead letters.
 */
export function runEventSource(options: EventSourceOptions, stopped: AbortSignal): Promise<void> {
  const { pool } = options;
  return new Promise((resolve, reject) => {
    const underway = new Set<Promise<void>>();
    const poll = async () => {
      while (!stopped.aborted) {
        await pool.enter();
        const messages = stopped.aborted ? [] : await gather(options, stopped);
        if (messages.length === 0) {
          pool.leave();
          continue;
        }
        const delivered = deliverAll(options, messages).finally(() => {
          underway.delete(delivered);
          pool.leave();
        });
        underway.add(delivered);
        // An error here is the local stack's own fault, not the function's.
        delivered.catch(reject);
      }
      await Promise.all(underway);
    };
    poll().then(resolve, reject);
  });
}

/**
 * One batch's messages: those of one receive or, with a window, all that arrive until the batch is full or the window
 * closes.
 */
async function gather(options: EventSourceOptions, stopped: AbortSignal): Promise<Message[]> {
  const { source, faults, server, clock } = options;
  const { queue, batchSize, windowSeconds } = source;
  const receive = async (room: number, seconds: number): Promise<Message[]> => {
    const plain: Receive = async (waitSeconds = seconds) => {
      const { Messages = [] } = await server.call<{ Messages?: Message[] }>('ReceiveMessage', {
        QueueUrl: queue.url,
        MaxNumberOfMessages: Math.min(room, REQUEST_MESSAGES),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      return Messages;
    };
    return faults.receive?.(queue.name, plain) ?? plain();
  };
  const messages = await receive(batchSize, LONG_POLL_SECONDS);
  const closes = clock.now() + windowSeconds * 1000;
  while (messages.length > 0 && messages.length < batchSize && !stopped.aborted) {
    const seconds = (closes - clock.now()) / 1000;
    if (seconds <= 0) break;
    messages.push(...(await receive(batchSize - messages.length, Math.min(seconds, LONG_POLL_SECONDS))));
  }
  return messages;
}

async function deliverAll(options: EventSourceOptions, messages: readonly Message[]): Promise<void> {
  for (const batch of batches(messages, options.source.batchSize)) await deliver(options, batch);
}

async function deliver(options: EventSourceOptions, messages: readonly Message[]): Promise<void> {
  const { source, pool, faults, server, clock, retryAfterSeconds, onDelivery } = options;
  const { queue } = source;
  const event = sqsEvent(messages, queue.arn);
  const run = () => pool.invoke(event);
  const started = clock.now();
  const outcome = await (faults.invoke?.(pool.name, event, run) ?? run());
  const milliseconds = clock.now() - started;
  const ids = messages.map(({ MessageId }) => MessageId);
  const failures = failuresOf(outcome, ids, source.reportsFailures);
  await inRequests(
    messages.filter(({ MessageId }) => !failures.has(MessageId)),
    (Entries) => server.call('DeleteMessageBatch', { QueueUrl: queue.url, Entries }),
  );
  if (retryAfterSeconds !== undefined) {
    await inRequests(
      messages.filter(({ MessageId }) => failures.has(MessageId)),
      (entries) => {
        const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: retryAfterSeconds }));
        return server.call('ChangeMessageVisibilityBatch', { QueueUrl: queue.url, Entries });
      },
    );
  }
  onDelivery({ queue: queue.name, functionName: pool.name, messages, failures, milliseconds });
}

async function inRequests(
  messages: readonly Message[],
  request: (entries: { Id: string; ReceiptHandle: string }[]) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < messages.length; first += REQUEST_MESSAGES) {
    const some = messages.slice(first, first + REQUEST_MESSAGES);
    await request(some.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })));
  }
}
