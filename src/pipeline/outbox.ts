import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { enclose } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import { type QueueName, queueVariable } from '../../events/queues.ts';

/** The most that SQS takes in one batch: messages, and bytes in all. */
const MESSAGES = 10;
const BYTES = 1_048_576;
/** Beside its body a batch counts ids and attributes. */
const SLACK = 1024;

/** Sends events to the queues that come next, in as few requests as SQS allows. */
export class Outbox {
  readonly #client: SQSClient;
  readonly #addressOf: (queue: QueueName) => string;

  constructor(client: SQSClient, addressOf: (queue: QueueName) => string = fromEnvironment) {
    this.#client = client;
    this.#addressOf = addressOf;
  }

  /** Throws where SQS refuses a message for good, so that the sender's own message is delivered again. */
  async send<Name extends QueueName>(queue: Name, messages: readonly Message<Name>[]): Promise<void> {
    let batch: string[] = [];
    let bytes = 0;
    for (const message of messages) {
      const body = JSON.stringify(enclose(queue, message));
      const size = Buffer.byteLength(body) + SLACK;
      if (batch.length === MESSAGES || bytes + size > BYTES) {
        await this.#sendBatch(queue, batch);
        batch = [];
        bytes = 0;
      }
      batch.push(body);
      bytes += size;
    }
    if (batch.length > 0) await this.#sendBatch(queue, batch);
  }

  async #sendBatch(queue: QueueName, bodies: readonly string[]): Promise<void> {
    const Entries = bodies.map((MessageBody, i) => ({ Id: String(i), MessageBody }));
    const { Failed } = await this.#client.send(
      new SendMessageBatchCommand({ QueueUrl: this.#addressOf(queue), Entries }),
    );
    if (Failed !== undefined && Failed.length > 0) {
      throw new Error(`SQS refused ${Failed.length} of ${bodies.length} messages to ${queue}: ${Failed[0].Message}`);
    }
  }
}

function fromEnvironment(queue: QueueName): string {
  const url = process.env[queueVariable(queue)];
  if (url === undefined) throw new Error(`The environment has no ${queueVariable(queue)}.`);
  return url;
}
