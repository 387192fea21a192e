import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { enclose } from '../../../events/envelope.ts';
import type { Message } from '../../../events/messages.ts';
import { type QueueName, queueVariable } from '../../../events/queues.ts';
import { byPolicy, inBatches } from './batches.ts';
import { inSameTurn } from './same-turn.ts';

/** The most requests under way at a time. */
const AT_ONCE = 8;

interface Letter {
  body: string;
  /** 0 if the message belongs to no policy. */
  policy: number;
}

/** Sends events to the next queues in as few requests as SQS allows. */
export class Outbox {
  private readonly client: SQSClient;
  private readonly addressOf: (queue: QueueName) => string;
  private readonly sendTogether = inSameTurn((queue: QueueName, lists: readonly Letter[][]) =>
    this.sendAll(queue, lists),
  );

  constructor(client: SQSClient, addressOf: (queue: QueueName) => string = fromEnvironment) {
    this.client = client;
    this.addressOf = addressOf;
  }

  /**
   * Sends the messages together with those that others send in the same turn. Throws if SQS refuses a message for good,
   * so that the sender's own message is delivered again.
   */
  async send<Name extends QueueName>(queue: Name, messages: readonly Message<Name>[]): Promise<void> {
    await this.sendTogether(
      queue,
      messages.map((message) => ({
        body: JSON.stringify(enclose(queue, message)),
        policy: 'policy' in message ? message.policy : 0,
      })),
    );
  }

  private async sendAll(queue: QueueName, lists: readonly Letter[][]): Promise<void> {
    const full = inBatches(byPolicy(lists.flat()), ({ body }) => Buffer.byteLength(body));
    for (let i = 0; i < full.length; i += AT_ONCE) {
      await Promise.all(full.slice(i, i + AT_ONCE).map((letters) => this.sendBatch(queue, letters)));
    }
  }

  private async sendBatch(queue: QueueName, letters: readonly Letter[]): Promise<void> {
    const Entries = letters.map(({ body }, i) => ({ Id: String(i), MessageBody: body }));
    const { Failed } = await this.client.send(
      new SendMessageBatchCommand({ QueueUrl: this.addressOf(queue), Entries }),
    );
    if (Failed !== undefined && Failed.length > 0) {
      throw new Error(`SQS refused ${Failed.length} of ${letters.length} messages to ${queue}: ${Failed[0].Message}`);
    }
  }
}

function fromEnvironment(queue: QueueName): string {
  const url = process.env[queueVariable(queue)];
  if (url === undefined) throw new Error(`The environment has no ${queueVariable(queue)}.`);
  return url;
}
