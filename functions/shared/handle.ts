import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Envelope, envelopeSchema } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import { DEAD_LETTER_VARIABLE, type QueueName, TABLE_VARIABLE } from '../../events/queues.ts';
import { Outbox } from '../../src/pipeline/outbox.ts';
import { Store } from '../../src/pipeline/store.ts';
import { type Run, Runs } from './runs.ts';

/** What a function does with one event: reads the run's plan, writes the store, sends what follows. */
export type Work<Name extends QueueName> = (message: Message<Name>, run: Run) => Promise<void>;

/**
 * Makes a function of a queue's work: reads each record as an event of the contract, answers for each of them alone, and logs and
 * counts what was done. A record that cannot be read goes to the dead-letter queue at once, with the reason; one that
 * fails goes back to the queue.
 */
export function handle<Name extends QueueName>(queue: Name, work: Work<Name>) {
  const logger = new Logger({ serviceName: `pickup-gap-${queue}` });
  const metrics = new Metrics({ namespace: 'pickup-gap', serviceName: queue });
  const processor = new BatchProcessor(EventType.SQS);
  const schema = envelopeSchema(queue);
  const sqs = new SQSClient();
  const store = new Store(new DynamoDBClient(), variable(TABLE_VARIABLE));
  const runs = new Runs(store, new Outbox(sqs));

  async function answer(record: SQSRecord): Promise<void> {
    const read = schema.safeParse(parsed(record.body));
    if (!read.success) {
      const reason = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      await setAside(record, reason);
      return;
    }
    const message = (read.data as Envelope<Message<Name>>).data;
    await work(message, await runs.get(message.run));
    metrics.addMetric('EventsHandled', MetricUnit.Count, 1);
  }

  async function setAside(record: SQSRecord, reason: string): Promise<void> {
    logger.error('An event cannot be read and is set aside', { messageId: record.messageId, reason });
    metrics.addMetric('EventsUnreadable', MetricUnit.Count, 1);
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: variable(DEAD_LETTER_VARIABLE),
        MessageBody: record.body,
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason.slice(0, 1000) } },
      }),
    );
  }

  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    const failed = await processPartialResponse(event, answer, processor, { context, throwOnFullBatchFailure: false });
    for (const error of processor.errors) logger.error('An event failed and goes back to its queue', error);
    logger.debug('Batch done', { records: event.Records.length, failed: failed.batchItemFailures.length });
    metrics.publishStoredMetrics();
    return failed;
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment has no ${name}.`);
  return value;
}
