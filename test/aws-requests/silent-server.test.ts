import { type AddressInfo, createServer } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { COMMAND_LIMITS, FUNCTION_LIMITS, type RequestLimits } from '../../src/aws-requests/request-limits.ts';
import { awsRefusal } from '../../src/cli/where/aws-refusal.ts';
import { sources } from '../house/sources.ts';

/** A server that accepts every connection and never answers. Time is the test's own, so nobody waits for it. */

const ATTEMPTS = 2;
const KNOWN = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const REQUESTS: Record<
  string,
  (options: typeof KNOWN & { endpoint: string; maxAttempts: number }) => Promise<unknown>
> = {
  DynamoDB: (options) =>
    new DynamoDBClient(options).send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: 'a' } } })),
  SQS: (options) => new SQSClient(options).send(new ListQueuesCommand()),
  CloudFormation: (options) => new CloudFormationClient(options).send(new DescribeStacksCommand()),
};

afterEach(() => {
  jest.useRealTimers();
});

/** What a request to a silent server ends with, and how many attempts the server saw; undefined if it never ends. */
async function askSilence(limits: Partial<RequestLimits>, ask: (typeof REQUESTS)[string]) {
  let attempts = 0;
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .once('data', () => {
        attempts += 1;
      });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
  let error: unknown;
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ask({ ...KNOWN, ...limits, endpoint, maxAttempts: ATTEMPTS }).catch((cause: unknown) => {
    error = cause;
  });
  // Steps of a tenth of a second, two minutes in all; the turns between them let the requests arrive.
  for (let step = 0; step < 1200 && error === undefined; step++) {
    const seen = attempts;
    for (let turn = 0; turn < 20 && attempts === seen; turn++) await new Promise((resolve) => setImmediate(resolve));
    jest.advanceTimersByTime(100);
  }
  for (const socket of sockets) socket.destroy();
  server.close();
  return { error, attempts };
}

describe.each(Object.entries(REQUESTS))('%s', (_, ask) => {
  test.each(Object.entries({ FUNCTION_LIMITS, COMMAND_LIMITS }))(
    'a request with %s fails after each of its attempts, in words',
    async (_name, limits) => {
      const { error, attempts } = await askSilence(limits, ask);
      expect(attempts).toBe(ATTEMPTS);
      expect(awsRefusal(error)?.message).toMatch(/^AWS could not be reached \(.*Timeout/i);
    },
  );
});

test('planted fault: without limits the request never ends', async () => {
  expect((await askSilence({}, REQUESTS.SQS)).error).toBeUndefined();
});

test('every client of the project has limits', () => {
  const made = [...sources()].flatMap(([file, text]) =>
    [...text.matchAll(/new \w+Client\(.*/g)].map(([call]) => [file, call] as const),
  );
  expect(made.length).toBeGreaterThanOrEqual(6);
  expect(made.filter(([, call]) => !/_LIMITS/.test(call))).toEqual([]);
});
