import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Faults } from '../../src/stack/servers/faults.ts';
import { eventually } from '../eventually.ts';
import { HeldClock } from './held-clock.ts';
import { plantAssembly } from './planted-assembly.ts';
import { withStack } from './running-stack.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

const sizes = (deliveries: { messages: readonly unknown[] }[]) => deliveries.map(({ messages }) => messages.length);

describe('a batch', () => {
  test('has no more messages than the batch size', async () => {
    await withStack(plantAssembly({ a: { batchSize: 2 } }), {}, async ({ send, settled, deliveries }) => {
      await send('a', [{}, {}, {}, {}, {}]);
      expect(await settled()).toEqual({ a: { done: 5, dead: 0 } });
      expect(Math.max(...sizes(deliveries))).toBe(2);
    });
  });

  test('is handed over at once without a window, however small', async () => {
    await withStack(plantAssembly({ a: {} }), {}, async ({ send, settled, deliveries }) => {
      await send('a', [{}]);
      await settled();
      await send('a', [{}]);
      await settled();
      expect(sizes(deliveries)).toEqual([1, 1]);
    });
  });

  test('is filled while its window is open, past the ten messages of one receive', async () => {
    await withStack(plantAssembly({ a: { batchSize: 14, windowSeconds: 20 } }), {}, async (running) => {
      await running.send('a', Array(14).fill({}));
      await running.settled();
      expect(sizes(running.deliveries)).toEqual([14]);
    });
  });

  test('is handed over as it is when the window closes', async () => {
    const clock = new HeldClock();
    let receives = 0;
    const faults: Faults = {
      // The first receive brings the messages and opens the window; each later receive in vain takes nine seconds of
      // it.
      receive: async (_, receive) => {
        receives += 1;
        if (receives === 1) return receive();
        clock.advance(9000);
        return receive(0);
      },
    };
    const assembly = plantAssembly({ a: { batchSize: 20, windowSeconds: 20 } });
    await withStack(assembly, { clock, faults }, async (running) => {
      await running.send('a', [{}, {}, {}]);
      await eventually('The batch is handed over', () => running.deliveries.length > 0);
      expect(sizes(running.deliveries)).toEqual([3]);
      expect(receives).toBeGreaterThanOrEqual(4);
    });
  });
});

describe('after a delivery', () => {
  test('messages that the function has handled are deleted, and those that it reports come again', async () => {
    const assembly = plantAssembly({ a: { receives: 2 } });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries }) => {
      await send('a', [{}, { report: true }, {}]);
      expect(await settled()).toEqual({ a: { done: 2, dead: 1 } });
      const again = deliveries.filter(({ failures }) => failures.size > 0);
      expect(again.map(({ failures }) => failures.size)).toEqual([1, 1]);
    });
  });

  test.each([
    ['throws', { fail: true }, 'Error: told to fail'],
    ['ends its environment', { exit: true }, 'exited with 3'],
    [
      'names a message that is not of the batch',
      { answer: { batchItemFailures: [{ itemIdentifier: 'x' }] } },
      'not a message of the batch',
    ],
    ['answers text', { answer: 'fine' }, 'not a batch response'],
  ])('the whole batch comes again when the function %s', async (_, order, reason) => {
    const assembly = plantAssembly({ a: { receives: 1 } });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries }) => {
      await send('a', [{}, order]);
      const { a } = await settled();
      const failed = deliveries.flatMap(({ failures }) => [...failures.values()]);
      expect(failed.at(-1)).toContain(reason);
      // The two may have come in one batch, or in two with the first of them handled.
      expect(a).toEqual({ done: 2 - failed.length, dead: failed.length });
    });
  });

  test.each([
    ['an empty list', {}],
    ['null', { answer: null }],
    ['an empty object', { answer: {} }],
    ['null for a list', { answer: { batchItemFailures: null } }],
  ])('all messages are handled when the function answers %s', async (_, order) => {
    await withStack(plantAssembly({ a: {} }), {}, async ({ send, settled }) => {
      await send('a', [order]);
      expect(await settled()).toEqual({ a: { done: 1, dead: 0 } });
    });
  });

  test('reports are ignored if the template does not ask for them', async () => {
    await withStack(plantAssembly({ a: { reportsFailures: false } }), {}, async ({ send, settled }) => {
      await send('a', [{ report: true }]);
      expect(await settled()).toEqual({ a: { done: 1, dead: 0 } });
    });
  });

  test('a function that exceeds its time is ended and its batch comes again', async () => {
    const assembly = plantAssembly({ a: { timeoutSeconds: 60, receives: 1 } });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries, logs, clock }) => {
      await send('a', [{ hang: true }]);
      await eventually('The function hangs', () => logs.includes('aFunction hangs'));
      clock.advance(60_000);
      expect(await settled()).toEqual({ a: { done: 0, dead: 1 } });
      expect([...deliveries[0]!.failures.values()]).toEqual(['out of time']);
      await send('a', [{}]);
      expect(await settled()).toEqual({ a: { done: 1, dead: 1 } });
    });
  });

  test('a failed message stays hidden for the visibility timeout and then comes again', async () => {
    // The queue server reads the machine's clock, which is stopped here until the test moves it.
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const assembly = plantAssembly({ a: { visibilitySeconds: 60, receives: 2 } });
    await withStack(assembly, {}, async ({ send, settled, stack, clients, deliveries }) => {
      const receive = new ReceiveMessageCommand({ QueueUrl: stack.outputs.aQueueUrl });
      await send('a', [{ report: true }]);
      await eventually('It is delivered', () => deliveries.length === 1);
      now += 59_999;
      expect((await clients.sqs.send(receive)).Messages).toBeUndefined();
      expect(await stack.progress()).toMatchObject([{ waiting: 0, inFlight: 1, done: 0, dead: 0 }]);
      expect(deliveries).toHaveLength(1);
      now += 1;
      await eventually('It is delivered again', () => deliveries.length === 2);
      now += 60_000;
      expect(await settled()).toEqual({ a: { done: 0, dead: 1 } });
      expect(deliveries).toHaveLength(2);
    });
  });

  test('a message goes to the dead letters after as many receives as the redrive policy allows', async () => {
    const assembly = plantAssembly({ a: { receives: 4 } });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries }) => {
      await send('a', [{ report: true }]);
      expect(await settled()).toEqual({ a: { done: 0, dead: 1 } });
      const counts = deliveries.map(({ messages }) => messages[0]!.Attributes!.ApproximateReceiveCount);
      expect(counts).toEqual(['1', '2', '3', '4']);
    });
  });
});

describe('simultaneous invocations', () => {
  /** The most invocations that run at the same time. None runs before as many as `expected` have arrived. */
  const most = async (expected: number, concurrency: number | undefined, environments: number) => {
    const assembly = plantAssembly({ a: { batchSize: 1, ...(concurrency && { concurrency }) } });
    let now = 0;
    let most = 0;
    const invoke = async <T>(_: string, __: object, run: () => Promise<T>) => {
      now += 1;
      most = Math.max(most, now);
      await eventually(`${expected} are there`, () => most >= expected);
      const outcome = await run();
      now -= 1;
      return outcome;
    };
    await withStack(assembly, { environments, faults: { invoke } }, async ({ send, settled }) => {
      await send('a', Array(8).fill({ put: 'x' }));
      await settled();
    });
    return most;
  };

  test('are as many as the allowed environments', async () => expect(await most(3, undefined, 3)).toBe(3));
  test('are no more than the maximum concurrency', async () => expect(await most(2, 2, 3)).toBe(2));
});
