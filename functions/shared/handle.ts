import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Message } from '../../events/messages.ts';
import {
  BUILD_VARIABLE,
  DEAD_LETTER_VARIABLE,
  METRICS,
  OWN_QUEUE_VARIABLE,
  type QueueName,
  RECEIVES,
  STACK_VARIABLE,
  TABLE_VARIABLE,
} from '../../events/queues.ts';
import { FUNCTION_LIMITS } from '../../src/aws-requests/request-limits.ts';
import { whyNotOfRun } from '../../src/pipeline/steps/fits-run.ts';
import { realPause } from '../../src/pipeline/store/back-off.ts';
import { Outbox } from '../../src/pipeline/store/outbox.ts';
import { Store } from '../../src/pipeline/store/store.ts';
import { showUnseenInLines } from '../../src/safe-text/unseen.ts';
import { letComeBack } from './come-back.ts';
import { eventReader } from './read-event.ts';
import { type Run, Runs } from './runs.ts';
import { setAside } from './set-aside.ts';

/**
 * The store repeats a throttled request until the function's time is almost over, since computed work would be lost
 * otherwise. It then leaves this many milliseconds: for attempts of the SDK that are under way, and for the answer.
 */
const KEPT_MILLISECONDS = 10_000;

/** What a function's work has available. */
export interface HandlerContext extends Run {
  /** The time left until Lambda ends the function. */
  remainingMilliseconds(): number;
}

/**
 * What a function does with one event: it reads the run's plan, writes to the store, and sends the events that follow.
 */
export type Work<Name extends QueueName> = (message: Message<Name>, context: HandlerContext) => Promise<void>;

/**
 * Makes a function from a queue's work. It reads each record as an event of the contract, reports success or failure
 * per record, and logs and counts what was done. A record that cannot be read, or cannot belong to its run, goes to the
 * dead-letter queue at once, with the reason. A record whose work fails comes back in seconds; at its last receive it
 * goes to the dead-letter queue with its last error.
 */
export function handle<Name extends QueueName>(queue: Name, work: Work<Name>) {
  const logger = new Logger({ serviceName: `pickup-gap-${queue}`, jsonReplacerFn: (_, value) => readable(value) });
  const metrics = new Metrics({
    namespace: METRICS.namespace,
    serviceName: queue,
    defaultDimensions: { stack: variable(STACK_VARIABLE) },
  });
  const processor = new BatchProcessor(EventType.SQS);
  const readEvent = eventReader(queue);
  const sqs = new SQSClient(FUNCTION_LIMITS);
  // An environment handles one invocation at a time.
  let timeLeft = () => 0;
  const store = new Store(new DynamoDBClient(FUNCTION_LIMITS), variable(TABLE_VARIABLE), {
    millisecondsLeft: () => timeLeft() - KEPT_MILLISECONDS,
    pause: realPause,
  });
  const runs = new Runs(store, new Outbox(sqs), variable(BUILD_VARIABLE));
  /** Of the current batch. */
  let errors = new Map<string, unknown>();

  async function answer(record: SQSRecord, context: Context): Promise<void> {
    const read = readEvent(record.body);
    if ('reason' in read) return giveUp(record, null, read.reason);
    const message = read.event.data;
    const { subject } = read.event;
    const began = performance.now();
    const receives = Number(record.attributes.ApproximateReceiveCount);
    try {
      const run = await runs.get(message.run);
      const reason = whyNotOfRun(message, run);
      if (reason !== null) return await giveUp(record, message.run, reason);
      await work(message, { ...run, remainingMilliseconds: () => context.getRemainingTimeInMillis() });
      metrics.addMetric(METRICS.handled, MetricUnit.Count, 1);
      const milliseconds = Math.round(performance.now() - began);
      logger.info('An event is handled', { queue, run: message.run, subject, milliseconds });
    } catch (error) {
      const known = { queue, run: message.run, subject, messageId: record.messageId, receives };
      logger.error('An event failed', { ...known, error: error as Error });
      metrics.addMetric(METRICS.failed, MetricUnit.Count, 1);
      if (receives < RECEIVES) {
        errors.set(record.messageId, error);
        throw error;
      }
      await giveUp(record, message.run, `Failed at each of ${receives} receives, the last time by ${String(error)}`);
    }
  }

  async function giveUp(record: SQSRecord, run: string | null, reason: string): Promise<void> {
    logger.error('An event is set aside', { queue, run, messageId: record.messageId, reason });
    metrics.addMetric(METRICS.setAside, MetricUnit.Count, 1);
    await setAside(sqs, variable(DEAD_LETTER_VARIABLE), record.body, reason);
  }

  /** If it does not succeed, the messages come back all the same, after the queue's visibility timeout. */
  async function comeBackSoon(records: readonly SQSRecord[]): Promise<void> {
    const failures = records.map((record) => ({ record, error: errors.get(record.messageId) }));
    try {
      const refused = await letComeBack(sqs, variable(OWN_QUEUE_VARIABLE), failures);
      if (refused.length > 0) logger.warn('Failed messages come back late', { queue, messageIds: refused });
    } catch (error) {
      logger.warn('Failed messages come back late', { queue, error: error as Error });
    }
  }

  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    errors = new Map();
    timeLeft = () => context.getRemainingTimeInMillis();
    const failed = await processPartialResponse(event, answer, processor, { context, throwOnFullBatchFailure: false });
    const ids = failed.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    await comeBackSoon(event.Records.filter(({ messageId }) => ids.includes(messageId)));
    logger.debug('Batch done', { records: event.Records.length, failed: failed.batchItemFailures.length });
    metrics.publishStoredMetrics();
    return failed;
  };
}

/**
 * A text without what a console would obey or reorder. JSON leaves bidi marks and most control characters as they are.
 */
function readable(value: unknown): unknown {
  return typeof value === 'string' ? showUnseenInLines(value) : value;
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment has no ${name}.`);
  return value;
}
