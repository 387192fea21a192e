import { type SendMessageBatchCommand, type SQSClient, SQSServiceException } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { awsRefusal } from '../../src/cli/where/aws-refusal.ts';
import { Outbox } from '../../src/pipeline/store/outbox.ts';

/** SQS refuses single messages of a batch that it answers with 200. */

type Entry = { Id: string; MessageBody: string };
type Refusal = { Code: string; Message: string; SenderFault: boolean };

const BUSY: Refusal = { Code: 'InternalError', Message: 'Try again.', SenderFault: false };
const TOO_LONG: Refusal = { Code: 'InvalidParameterValue', Message: 'Message too long.', SenderFault: true };

/** Sends `count` messages; `refuse` says what happens to a body at its n-th time, from 1. */
async function sent(count: number, refuse: (replication: number, time: number) => Refusal | undefined) {
  const times = new Map<string, number>();
  const requests: number[][] = [];
  const pauses: number[] = [];
  const client = {
    async send({ input }: SendMessageBatchCommand) {
      const entries = input.Entries as Entry[];
      const numberOf = ({ MessageBody }: Entry) => JSON.parse(MessageBody).data.replication as number;
      requests.push(entries.map(numberOf));
      const Failed = entries.flatMap((entry) => {
        const time = (times.get(entry.MessageBody) ?? 0) + 1;
        times.set(entry.MessageBody, time);
        const refusal = refuse(numberOf(entry), time);
        return refusal === undefined ? [] : [{ Id: entry.Id, ...refusal }];
      });
      return { Successful: [], ...(Failed.length > 0 && { Failed }) };
    },
  } as unknown as SQSClient;
  const outbox = new Outbox(
    client,
    () => 'address',
    async (milliseconds) => void pauses.push(milliseconds),
  );
  const messages = Array.from({ length: count }, (_, replication) => ({ run: 'r', replication, policy: 0 }));
  let error: unknown;
  await outbox.send('agent-arrival', messages).catch((cause: unknown) => {
    error = cause;
  });
  return { requests, pauses, error };
}

test('given two messages that SQS could not take, when SQS is at fault, then only those are sent again', async () => {
  const { requests, pauses, error } = await sent(5, (n, time) =>
    (n === 1 || n === 3) && time <= 2 ? BUSY : undefined,
  );
  expect(error).toBeUndefined();
  expect(requests).toEqual([
    [0, 1, 2, 3, 4],
    [1, 3],
    [1, 3],
  ]);
  expect(pauses).toHaveLength(2);
});

test('each pause is longer than the one before, up to a limit', async () => {
  const { pauses } = await sent(1, (_, time) => (time <= 5 ? BUSY : undefined));
  expect(pauses).toHaveLength(5);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses[1]).toBeGreaterThan(pauses[0]!);
});

test('a message that SQS never takes is given up in words, not as a bug', async () => {
  const { error, requests } = await sent(2, (n) => (n === 1 ? BUSY : undefined));
  expect(requests.slice(1).every((request) => request.length === 1)).toBe(true);
  expect(awsRefusal(error)?.message.split('\n')[0]).toBe(
    'AWS refused with InternalError: SQS took 1 of 2 messages to agent-arrival ' +
      `after ${requests.length} attempts: Try again.`,
  );
});

test('a message that is the sender’s fault is not sent again', async () => {
  const { error, requests } = await sent(3, (n) => (n === 2 ? TOO_LONG : undefined));
  expect(requests).toHaveLength(1);
  expect(error).toBeInstanceOf(SQSServiceException);
  expect(awsRefusal(error)?.message.split('\n')[0]).toBe(
    'AWS refused with InvalidParameterValue: SQS took 2 of 3 messages to agent-arrival: Message too long.',
  );
});
