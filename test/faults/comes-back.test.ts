import type { ChangeMessageVisibilityBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { QUEUES, type QueueName, queueOutput } from '../../events/queues.ts';
import { AFTER_DEPLOYMENT_SECONDS, COMES_BACK_SECONDS, letComeBack } from '../../functions/shared/come-back.ts';
import { OtherBuild } from '../../functions/shared/runs.ts';
import type { Faults } from '../../src/stack/servers/faults.ts';
import { eventually } from '../eventually.ts';
import { plainReport, reasons, reportOf, smallScenario, withRealStack } from './faulted-run.ts';

/**
 * A failure costs seconds. The queues have their real visibility timeouts, and the clock that the queue server reads is
 * stopped: it moves on by 30 s for each failure, and by nothing else.
 */

afterEach(() => {
  jest.restoreAllMocks();
});

const MOST_SECONDS = 30;

/** Refuses the first request of a function to the table, in a way that repeating does not help. */
function failsOnce(queue: QueueName): Faults {
  const prefix = queueOutput(queue).replace('QueueUrl', 'Function');
  let failed = false;
  return {
    request({ service, caller }) {
      if (failed || service !== 'dynamodb' || !caller.startsWith(prefix)) return undefined;
      failed = true;
      return { status: 400, type: 'ValidationException', message: 'once' };
    },
  };
}

describe.each(Object.keys(QUEUES) as QueueName[])('%s', (queue) => {
  test(`a message whose handling fails once comes back within ${MOST_SECONDS} s, and the run is complete`, async () => {
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const scenario = await smallScenario(1);
    // Without `retryAfterSeconds` nobody but the function changes when a message comes back.
    await withRealStack({ faults: failsOnce(queue), retryAfterSeconds: undefined }, async (real) => {
      const failures = () => real.deliveries.filter((delivery) => delivery.failures.size > 0).length;
      const running = real.run(scenario, queue === 'replication' ? 1 : null);
      await eventually('A delivery fails', () => failures() > 0);
      now += MOST_SECONDS * 1000;
      const { tally, missing } = await running;
      expect({ missing, reasons: await reasons(real) }).toEqual({ missing: [], reasons: [] });
      expect(reportOf(tally, scenario) === (await plainReport(scenario))).toBe(true);
      expect(failures()).toBe(1);
    });
  });
});

test('a message of a run of another build comes back when a deployment may be over', async () => {
  const sent: ChangeMessageVisibilityBatchCommand[] = [];
  const sqs = {
    async send(command: ChangeMessageVisibilityBatchCommand) {
      sent.push(command);
      return { Failed: [{ Id: '1' }] };
    },
  } as unknown as SQSClient;
  const record = (messageId: string, receives: string) =>
    ({ messageId, receiptHandle: messageId, attributes: { ApproximateReceiveCount: receives } }) as SQSRecord;
  const older = new OtherBuild({ id: 'r', build: 'a' }, 'b');
  const refused = await letComeBack(sqs, 'address', [
    { record: record('first', '1'), error: older },
    { record: record('second', '4'), error: new Error('busy') },
  ]);
  const seconds = sent[0]!.input.Entries!.map(({ VisibilityTimeout }) => VisibilityTimeout);
  expect(seconds).toEqual([AFTER_DEPLOYMENT_SECONDS, COMES_BACK_SECONDS.at(-1)]);
  expect(refused).toEqual(['second']);
});

test('each time later, and never later than that', () => {
  expect(COMES_BACK_SECONDS).toEqual([...COMES_BACK_SECONDS].sort((a, b) => a - b));
  expect(COMES_BACK_SECONDS.at(-1)).toBeLessThanOrEqual(MOST_SECONDS);
});
