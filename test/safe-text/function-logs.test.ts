import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { enclose } from '../../events/envelope.ts';
import { BUILD_VARIABLE, DEAD_LETTER_VARIABLE, OWN_QUEUE_VARIABLE, TABLE_VARIABLE } from '../../events/queues.ts';
import { NASTY } from './nasty-texts.ts';
import { acting } from './seen.ts';

/**
 * What functions log about texts of others: ids of messages, bodies, and errors that quote them. `aws logs tail` prints
 * log lines to a terminal as they are.
 */

const ENVIRONMENT = {
  [TABLE_VARIABLE]: 'table',
  [BUILD_VARIABLE]: 'build',
  [DEAD_LETTER_VARIABLE]: 'https://sqs.us-east-1.amazonaws.com/1/dead',
  [OWN_QUEUE_VARIABLE]: 'https://sqs.us-east-1.amazonaws.com/1/own',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_METRICS_DISABLED: 'true',
};

const LIMIT = { getRemainingTimeInMillis: () => 60_000, functionName: 'booking', awsRequestId: '1' } as Context;
const RANGE = { index: 0, of: 1, fromDay: 0, toDay: 1 };

let printed = '';
const before = { ...process.env };

beforeEach(() => {
  Object.assign(process.env, ENVIRONMENT);
  printed = '';
  const keep = (piece: unknown) => {
    printed += String(piece);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
});

/** Gives a function one message, with AWS out of reach for a reason that says `text`. */
async function logged(text: string, message: { body: string; messageId: string; receives: string }): Promise<string[]> {
  const fail = () => Promise.reject(Object.assign(new Error(text), { name: text }));
  jest.spyOn(SQSClient.prototype, 'send').mockImplementation(fail);
  jest.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(fail);
  const { handle } = await import('../../functions/shared/handle.ts');
  const handler = handle('booking', async () => undefined);
  const { body, messageId, receives } = message;
  const record = { body, messageId, attributes: { ApproximateReceiveCount: receives } };
  await handler({ Records: [record] } as SQSEvent, LIMIT);
  return printed.split('\n').filter((line) => line !== '');
}

const booking = (run: string) => JSON.stringify(enclose('booking', { run, replication: 0, range: RANGE }));

describe('a function logs one line of JSON per entry, and nothing in it acts', () => {
  test.each(Object.entries(NASTY))('given %s', async (_, text) => {
    const lines = [
      ...(await logged(text, { body: text, messageId: text, receives: '1' })),
      ...(await logged(text, { body: booking('r1'), messageId: text, receives: '1' })),
      ...(await logged(text, { body: booking(text), messageId: 'm', receives: '9' })),
    ];
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(acting(line)).toBeUndefined();
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching('ERROR|WARN') });
    }
  });
});

test('the log says what the text was, as far as it can be seen', async () => {
  const lines = await logged('gone\u202e!', { body: booking('r1'), messageId: 'm1', receives: '1' });
  const entry = lines.map((line) => JSON.parse(line)).find(({ message }) => message === 'An event failed');
  expect(entry).toMatchObject({ messageId: 'm1', error: { message: 'gone\\u202e!' } });
});
