import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { QUEUE_NAMES, type QueueName, REASON_ATTRIBUTE } from '../../../events/queues.ts';

/** A reason for which messages of a queue were set aside, and how many were. */
export interface SetAside {
  queue: QueueName;
  reason: string;
  messages: number;
}

const NO_REASON = 'Its function ended without a word at every receive: out of time or memory, or it could not start.';
/** The most dead letters to read per queue. A fault usually hits many messages, all for the same reason. */
const LOOKED_AT = 100;

/**
 * Why messages are in the dead-letter queues, the most frequent reason first. Reading a message hides it for a while.
 */
export async function setAsideBy(sqs: SQSClient, addressOf: (queue: QueueName) => string): Promise<SetAside[]> {
  const found = new Map<string, SetAside>();
  for (const queue of QUEUE_NAMES) {
    for (const { MessageAttributes } of await letters(sqs, addressOf(queue))) {
      const reason = MessageAttributes?.[REASON_ATTRIBUTE]?.StringValue ?? NO_REASON;
      const same = found.get(`${queue} ${reason}`) ?? { queue, reason, messages: 0 };
      found.set(`${queue} ${reason}`, same);
      same.messages += 1;
    }
  }
  return [...found.values()].sort((a, b) => b.messages - a.messages);
}

async function letters(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const all: Message[] = [];
  while (all.length < LOOKED_AT) {
    const receive = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: [REASON_ATTRIBUTE] };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receive));
    if (Messages.length === 0) break;
    all.push(...Messages);
  }
  return all;
}
