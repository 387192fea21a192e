import type { Outcome } from '../functions/function-messages.ts';

/** Why messages of a batch must be delivered again, by message id; empty if all of them are handled. */
export type Failures = ReadonlyMap<string, string>;

/**
 * Which messages of a batch have failed, by Lambda's rules for SQS. After an error, a timeout or an unreadable answer:
 * all of them. After an empty answer: none. With ReportBatchItemFailures: those named, or all of them if a name is
 * empty, missing or not of this batch.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html, success and failure conditions
 */
export function failuresOf(outcome: Outcome, messageIds: readonly string[], reportsFailures: boolean): Failures {
  const all = (reason: string) => new Map(messageIds.map((id) => [id, reason]));
  if (outcome.kind === 'failed') return all(`${outcome.error.name}: ${outcome.error.message}`);
  if (outcome.kind === 'timedOut') return all('out of time');
  if (outcome.kind === 'crashed') return all(outcome.reason);
  if (!reportsFailures || outcome.value === undefined) return new Map();

  const response: unknown = JSON.parse(outcome.value);
  if (response === null || response === '') return new Map();
  if (typeof response !== 'object') return all(`answered ${outcome.value}, not a batch response`);
  const items = (response as { batchItemFailures?: unknown }).batchItemFailures;
  if (items === undefined || items === null) return new Map();
  if (!Array.isArray(items)) return all('batchItemFailures is not a list');

  const failures = new Map<string, string>();
  for (const item of items as ({ itemIdentifier?: unknown } | null)[]) {
    const id = item?.itemIdentifier;
    if (typeof id !== 'string' || !messageIds.includes(id)) {
      return all(`batchItemFailures names ${JSON.stringify(item)}, which is not a message of the batch`);
    }
    failures.set(id, 'reported by the function');
  }
  return failures;
}
