import { REGION } from '../assembly/local-names.ts';

/** A message as ReceiveMessage returns it. */
export interface Message {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes?: Record<string, string>;
  MessageAttributes?: Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;
}

/** The largest event that Lambda hands to a function, 6 MiB; further messages need another invocation. */
const LARGEST_EVENT_BYTES = 6 * 1024 * 1024;
/** The size of a record's fields other than its body. */
const RECORD_BYTES = 700;

/** The event that Lambda makes from messages of one queue. */
export function sqsEvent(messages: readonly Message[], queueArn: string): { Records: object[] } {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            ...(StringValue !== undefined && { stringValue: StringValue }),
            ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
            stringListValues: [],
            binaryListValues: [],
            dataType: DataType,
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: REGION,
    })),
  };
}

/** Messages, in their order, in as few batches as the limits allow: `largest` messages each, and the largest event. */
export function batches(messages: readonly Message[], largest: number): Message[][] {
  const filled: Message[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.Body) + RECORD_BYTES;
    const batch = filled.at(-1);
    if (batch === undefined || batch.length >= largest || bytes + size > LARGEST_EVENT_BYTES) {
      filled.push([message]);
      bytes = size;
    } else {
      batch.push(message);
      bytes += size;
    }
  }
  return filled;
}
