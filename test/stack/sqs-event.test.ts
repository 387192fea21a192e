import { expect, test } from '@jest/globals';
import { batches, type Message, sqsEvent } from '../../src/stack/servers/sqs-event.ts';

const message = (id: string, body = ''): Message => ({
  MessageId: id,
  ReceiptHandle: `${id}-handle`,
  Body: body,
  MD5OfBody: '',
});

test('batches keep their order and have no more messages than the batch size', () => {
  const filled = batches(
    ['a', 'b', 'c', 'd', 'e'].map((id) => message(id)),
    2,
  );
  expect(filled.map((batch) => batch.map(({ MessageId }) => MessageId))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('messages of a mebibyte come five at a time: an event has at most 6 MiB, including the records', () => {
  const filled = batches(
    Array.from({ length: 10 }, (_, id) => message(String(id), 'x'.repeat(1_048_576))),
    10,
  );
  expect(filled.map((batch) => batch.length)).toEqual([5, 5]);
});

test('a record is what Lambda makes from a message', () => {
  const full: Message = {
    ...message('a', 'text'),
    Attributes: { ApproximateReceiveCount: '1' },
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
  };
  expect(sqsEvent([full], 'arn:aws:sqs:us-east-1:000000000000:q').Records).toEqual([
    {
      messageId: 'a',
      receiptHandle: 'a-handle',
      body: 'text',
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {
        kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:q',
      awsRegion: 'us-east-1',
    },
  ]);
});
