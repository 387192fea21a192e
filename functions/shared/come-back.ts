import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Seconds until a message that has failed is delivered again: after its first receive, its second and so on. */
export const COMES_BACK_SECONDS = [2, 5, 10, 20] as const;

/**
 * Lets messages that failed come back soon. Without this they would stay hidden for the queue's visibility timeout,
 * which is six times the function's time limit. Returns the ids of those for which SQS refused.
 */
export async function letComeBack(sqs: SQSClient, QueueUrl: string, failed: readonly SQSRecord[]): Promise<string[]> {
  if (failed.length === 0) return [];
  const Entries = failed.map(({ receiptHandle: ReceiptHandle, attributes }, i) => {
    const receives = Number(attributes.ApproximateReceiveCount);
    const VisibilityTimeout = COMES_BACK_SECONDS[Math.min(receives, COMES_BACK_SECONDS.length) - 1];
    return { Id: String(i), ReceiptHandle, VisibilityTimeout };
  });
  const { Failed = [] } = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  return Failed.map(({ Id }) => failed[Number(Id)].messageId);
}
