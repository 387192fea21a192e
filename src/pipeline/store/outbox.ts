import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import { enclose } from '../../../events/envelope.ts';
import type { Message } from '../../../events/messages.ts';
import { type QueueName, queueVariable } from '../../../events/queues.ts';
import { backOff, type Pause, realPause } from './back-off.ts';
import { byPolicy, inBatches } from './batches.ts';
import { inSameTurn } from './same-turn.ts';

/** The most requests under way at a time. */
const AT_ONCE = 8;
/** How often a message is sent that SQS could not take. The pauses between take a quarter of a minute together. */
const ATTEMPTS = 20;

interface Letter {
  body: string;
  /** 0 if the message belongs to no policy. */
  policy: number;
}

/** Sends events to the next queues in as few requests as SQS allows. */
export class Outbox {
  private readonly client: SQSClient;
  private readonly addressOf: (queue: QueueName) => string;
  private readonly pause: Pause;
  private readonly sendTogether = inSameTurn((queue: QueueName, lists: readonly Letter[][]) =>
    this.sendAll(queue, lists),
  );

  constructor(client: SQSClient, addressOf: (queue: QueueName) => string = fromEnvironment, pause: Pause = realPause) {
    this.client = client;
    this.addressOf = addressOf;
    this.pause = pause;
  }

  /**
   * Sends the messages together with those that others send in the same turn. Messages that SQS could not take
   * for a reason of its own are sent again. Throws if SQS refuses a message for good, so that the sender's own message
   * is delivered again.
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
    let left = letters.map(({ body }, i) => ({ Id: String(i), MessageBody: body }));
    for (let attempt = 0; left.length > 0; attempt++) {
      await backOff(attempt, this.pause);
      const command = new SendMessageBatchCommand({ QueueUrl: this.addressOf(queue), Entries: left });
      const { Failed: failed = [] } = await this.client.send(command);
      const refused = failed.find(({ SenderFault }) => SenderFault) ?? (attempt + 1 < ATTEMPTS ? undefined : failed[0]);
      if (refused !== undefined) {
        const attempts = attempt === 0 ? '' : ` after ${attempt + 1} attempts`;
        const took = `${letters.length - failed.length} of ${letters.length} messages`;
        throw asServiceError(refused, `SQS took ${took} to ${queue}${attempts}`);
      }
      left = left.filter(({ Id }) => failed.some((one) => one.Id === Id));
    }
  }
}

/** A message's refusal as the error that the SDK throws for a refused request, so that callers handle both alike. */
function asServiceError({ Code, Message, SenderFault }: BatchResultErrorEntry, what: string): SQSServiceException {
  return new SQSServiceException({
    name: Code ?? 'Unknown',
    message: `${what}: ${Message ?? 'without a reason'}`,
    $fault: SenderFault ? 'client' : 'server',
    $metadata: {},
  });
}

function fromEnvironment(queue: QueueName): string {
  const url = process.env[queueVariable(queue)];
  if (url === undefined) throw new Error(`The environment has no ${queueVariable(queue)}.`);
  return url;
}
