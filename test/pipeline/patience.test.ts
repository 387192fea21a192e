import { type DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { Store } from '../../src/pipeline/store/store.ts';

/** A function's store while the table throttles. Time passes only in the pauses. */

const THROTTLED = new ProvisionedThroughputExceededException({ message: 'too fast', $metadata: {} });
const WRONG = Object.assign(new Error('no such table'), { name: 'ResourceNotFoundException', $fault: 'client' });

const WORK: Record<string, (store: Store) => Promise<unknown>> = {
  'a put': (store) => store.putBytes('pk', 'sk', new Uint8Array(1), 0),
  'a get': (store) => store.getBytes('pk', 'sk'),
  'a batch of puts': (store) => store.putWithOthers('pk', 'sk', new Uint8Array(1), 0),
  'a batch of gets': (store) => store.getMany([{ pk: 'pk', sk: 'sk' }]),
  'an addition to a set': (store) => store.addToSet('pk', 'sk', 1, 0),
  'a query': (store) => store.query('pk', 'prefix'),
};

/** Does `work` at a table that answers with `error` for so long; says how it ended and when. */
async function during(milliseconds: number, error: Error, work: (store: Store) => Promise<unknown>, left: number) {
  let now = 0;
  const client = {
    async send() {
      if (now < milliseconds) throw error;
      return {};
    },
  } as unknown as DynamoDBClient;
  const pause = async (wait: number) => {
    now += wait;
  };
  const store = new Store(client, 'table', { millisecondsLeft: () => left - now, pause });
  const ended = await work(store).then(
    () => 'done',
    (cause: unknown) => cause,
  );
  return { ended, now };
}

describe.each(Object.entries(WORK))('%s', (_, work) => {
  test('is repeated for a minute of throttling, and then done', async () => {
    const { ended, now } = await during(60_000, THROTTLED, work, 250_000);
    expect(ended).toBe('done');
    expect(now).toBeLessThan(62_000);
  });

  test('fails when the time runs out, not long after', async () => {
    const { ended, now } = await during(Number.POSITIVE_INFINITY, THROTTLED, work, 60_000);
    expect(ended).toBe(THROTTLED);
    expect(now).toBeLessThanOrEqual(61_000);
  });

  test('is not repeated if repeating cannot help', async () => {
    expect(await during(1, WRONG, work, 60_000)).toEqual({ ended: WRONG, now: 0 });
  });
});
