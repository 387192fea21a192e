import { QUEUES, type QueueName } from '../../events/queues.ts';
import { inBatches } from '../pipeline/store/batches.ts';
import { PROCESSOR_MIB } from './measured.ts';
import { sqsUnits } from './units.ts';
import type { WalkedMessage } from './walk.ts';

/** What a run asks of the services, in the units that they bill. */
export interface Requests {
  /** SQS requests: messages sent, received, deleted. */
  sent: number;
  received: number;
  deleted: number;
  /** DynamoDB units. */
  written: number;
  readByFunctions: number;
  readByDriver: number;
  /** Lambda. */
  invocations: number;
  gbSeconds: number;
  /** Megabytes (10^6 bytes) in the table when the run is done, which it keeps for 30 days. */
  storedMb: number;
}

export const noRequests = (): Requests => ({
  sent: 0,
  received: 0,
  deleted: 0,
  written: 0,
  readByFunctions: 0,
  readByDriver: 0,
  invocations: 0,
  gbSeconds: 0,
  storedMb: 0,
});

/** The JSON around a body: an entry of a request, the request itself, and the fields of a received message. */
const ENTRY_BYTES = 30;
const REQUEST_BYTES = 120;
const RECEIVED_BYTES = 480;

/** The SQS requests that send these messages together, as the outbox batches them. */
export function sendUnits(messages: readonly WalkedMessage[]): number {
  return inBatches(messages, (message) => message.bodyBytes).reduce(
    (sum, batch) =>
      sum + sqsUnits(batch.reduce((bytes, { requestBytes }) => bytes + requestBytes + ENTRY_BYTES, REQUEST_BYTES)),
    0,
  );
}

/**
 * Hands a queue's messages to its function in full batches, as they arrive when the queue has many. Counts the requests
 * for it.
 */
export function receive(queue: QueueName, messages: readonly WalkedMessage[], into: Requests): WalkedMessage[][] {
  const { batchSize } = QUEUES[queue];
  const batches = inTurns(messages, batchSize);
  for (const batch of batches) {
    into.received += sqsUnits(batch.reduce((bytes, { requestBytes }) => bytes + requestBytes + RECEIVED_BYTES, 0));
    into.deleted += 1;
    into.invocations += 1;
  }
  return batches;
}

/** The messages in groups of `size`. */
export function inTurns(messages: readonly WalkedMessage[], size: number): WalkedMessage[][] {
  return Array.from({ length: Math.ceil(messages.length / size) }, (_, turn) =>
    messages.slice(turn * size, (turn + 1) * size),
  );
}

/** GB-seconds of a function that takes `seconds` seconds of one processor. */
export function gbSeconds(queue: QueueName, seconds: number): number {
  const { memoryMiB } = QUEUES[queue];
  return (memoryMiB / 1024) * Math.max(1, PROCESSOR_MIB / memoryMiB) * seconds;
}

/** What DynamoDB adds to each item's size for storage. */
const ITEM_OVERHEAD_BYTES = 100;

/** Megabytes that items take in the table. */
export function storedMb(bytes: number, items: number): number {
  return (bytes + items * ITEM_OVERHEAD_BYTES) / 1e6;
}
