import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { REASON_ATTRIBUTE } from '../../../events/queues.ts';

export interface DeadLetter {
  /** Why it is there; null if its function ended without saying why. */
  reason: string | null;
  /** The run that its body names; null if it names none. */
  run: string | null;
  /** The replication, policy, range and chunk, as its body names them. */
  subject: string | null;
}

/** The most messages in a request to SQS. */
const BATCH = 10;
/** A request waits this long for messages: SQS then asks all of its servers, not some. */
const WAIT_SECONDS = 1;
/** How long a message is hidden from others while it is looked at or moved. */
const HIDDEN_SECONDS = 60;

/** Reads up to `most` messages of a dead-letter queue and leaves them there. */
export async function lettersOf(sqs: SQSClient, QueueUrl: string, most: number): Promise<DeadLetter[]> {
  const all: Message[] = [];
  while (all.length < most) {
    const messages = await received(sqs, QueueUrl);
    if (messages.length === 0) break;
    all.push(...messages);
  }
  // Visible again at once, so that the next command finds them.
  for (const Entries of inBatches(all.map((message, i) => ({ ...entry(message, i), VisibilityTimeout: 0 }))))
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  return all.map(letter);
}

/**
 * Sends up to `count` messages of a dead-letter queue to the queue that they came from. A message is deleted only after
 * it was sent, so none is lost. One that is sent twice changes nothing, since work done twice changes nothing.
 *
 * @returns how many were moved.
 */
export async function redrive(
  sqs: SQSClient,
  { from, to, count }: { from: string; to: string; count: number },
): Promise<number> {
  let moved = 0;
  // The count ends it: a message that cannot be handled comes back while others are moved.
  while (moved < count) {
    const messages = (await received(sqs, from)).slice(0, count - moved);
    if (messages.length === 0) break;
    const bodies = messages.map(({ Body }, i) => ({ Id: String(i), MessageBody: Body! }));
    const sent: typeof messages = [];
    for (const Entries of belowLimit(bodies)) {
      const { Successful = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: to, Entries }));
      sent.push(...Successful.map(({ Id }) => messages[Number(Id)]!));
    }
    if (sent.length === 0) break;
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries: sent.map(entry) }));
    moved += sent.length;
  }
  return moved;
}

export async function purge(sqs: SQSClient, QueueUrl: string): Promise<void> {
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
}

async function received(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: BATCH,
      WaitTimeSeconds: WAIT_SECONDS,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageAttributeNames: [REASON_ATTRIBUTE],
    }),
  );
  return Messages;
}

const entry = ({ ReceiptHandle }: Message, i: number) => ({ Id: String(i), ReceiptHandle });

function inBatches<T extends { Id: string }>(entries: T[]): T[][] {
  return Array.from({ length: Math.ceil(entries.length / BATCH) }, (_, i) => entries.slice(i * BATCH, (i + 1) * BATCH));
}

/** A request of SQS may have 1 MiB; bodies may be as large, so each that is large goes alone. */
function belowLimit<T extends { MessageBody: string }>(entries: T[]): T[][] {
  const LARGE = 90_000;
  const small = entries.filter(({ MessageBody }) => Buffer.byteLength(MessageBody) <= LARGE);
  const large = entries.filter((one) => !small.includes(one)).map((one) => [one]);
  return small.length > 0 ? [small, ...large] : large;
}

const RUN_IN_SOURCE = /^\/pickup-gap\/runs\/([0-9a-z]{1,40})$/;
const SUBJECT = /^[a-z0-9/-]{1,100}$/;

/** What a body says of itself, if it has the contract's form; a body may also be anything else. */
function letter({ Body = '', MessageAttributes }: Message): DeadLetter {
  const reason = MessageAttributes?.[REASON_ATTRIBUTE]?.StringValue ?? null;
  try {
    const { source, subject } = JSON.parse(Body) as { source?: unknown; subject?: unknown };
    const run = RUN_IN_SOURCE.exec(String(source))?.[1] ?? null;
    return { reason, run, subject: SUBJECT.test(String(subject)) ? String(subject) : null };
  } catch {
    return { reason, run: null, subject: null };
  }
}
