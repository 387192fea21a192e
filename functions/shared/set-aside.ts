import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { REASON_ATTRIBUTE } from '../../events/queues.ts';

const LONGEST_REASON = 1000;

/** Sends a body unchanged to a dead-letter queue, with the reason as an attribute. */
export async function setAside(sqs: SQSClient, deadLetters: string, body: string, reason: string): Promise<void> {
  // In an attribute SQS accepts only the characters that XML allows.
  const StringValue = reason
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '?')
    .slice(0, LONGEST_REASON);
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: deadLetters,
      MessageBody: body,
      MessageAttributes: { [REASON_ATTRIBUTE]: { DataType: 'String', StringValue } },
    }),
  );
}
