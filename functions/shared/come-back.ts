import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { OtherBuild } from './runs.ts';

/** Seconds until a message that has failed is delivered again: after its first receive, its second and so on. */
export const COMES_BACK_SECONDS = [2, 5, 10, 20] as const;

/**
 * A deployment replaces the functions one after the other, in a few minutes. The receives of a message that came to a
 * function of another build last for all of that time.
 */
export const AFTER_DEPLOYMENT_SECONDS = 120;

/**
 * Lets messages that failed come back soon. Without this they would stay hidden for the queue's visibility timeout,
 * which is six times the function's time limit. Returns the ids of those for which SQS refused.
 */
export async function letComeBack(
  sqs: SQSClient,
  QueueUrl: string,
  failed: readonly { record: SQSRecord; error: unknown }[],
): Promise<string[]> {
  if (failed.length === 0) return [];
  const Entries = failed.map(({ record, error }, i) => {
    const receives = Number(record.attributes.ApproximateReceiveCount);
    const soon = COMES_BACK_SECONDS[Math.min(receives, COMES_BACK_SECONDS.length) - 1];
    const VisibilityTimeout = error instanceof OtherBuild ? AFTER_DEPLOYMENT_SECONDS : soon;
    return { Id: String(i), ReceiptHandle: record.receiptHandle, VisibilityTimeout };
  });
  const { Failed = [] } = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  return Failed.map(({ Id }) => failed[Number(Id)].record.messageId);
}
