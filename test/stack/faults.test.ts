import { describe, expect, test } from '@jest/globals';
import type { Faults } from '../../src/stack/servers/faults.ts';
import { plantAssembly } from './planted-assembly.ts';
import {
  everythingTwice,
  killed,
  killedAfterRequest,
  malformed,
  seeded,
  shuffled,
  throttled,
} from './planted-faults.ts';
import { type RunningStack, withStack } from './running-stack.ts';

const COUNT = 24;
const names = Array.from({ length: COUNT }, (_, number) => `item-${String(number).padStart(2, '0')}`);

/** Sends COUNT orders to queue a. Each puts an item there and sends an order on to b, which puts the item's echo. */
async function twoStages(faults: Faults, use: (running: RunningStack) => Promise<void>): Promise<void> {
  const assembly = plantAssembly({ a: { sendsTo: 'b', receives: 50 }, b: { receives: 50 } });
  await withStack(assembly, { retryAfterSeconds: 0, faults }, async (running) => {
    const orders = names.map((put) => ({ put, send: JSON.stringify({ put: `${put} echo` }) }));
    await running.send('a', orders);
    await use(running);
  });
}

const everyItem = names.flatMap((name) => [name, `${name} echo`]);
const deliveries = (running: RunningStack, queue: string) =>
  running.deliveries.filter((delivery) => delivery.queue === `${queue}Queue`).flatMap(({ messages }) => messages);

describe('every item is written despite', () => {
  test('every message being delivered twice', async () => {
    await twoStages(everythingTwice(), async (running) => {
      await running.settled();
      expect(await running.items()).toEqual(everyItem);
      await running.until('b', () => deliveries(running, 'a').length === 2 * COUNT);
      // Each of the two deliveries has sent its message on.
      await running.until('b', ({ done }) => done === 2 * COUNT);
    });
  });

  test('messages being shuffled', async () => {
    await twoStages(shuffled(seeded(1)), async (running) => {
      await running.settled();
      expect(await running.items()).toEqual(everyItem);
      const bodies = deliveries(running, 'a').map(({ Body }) => Body);
      expect(bodies).toHaveLength(COUNT);
      expect(bodies).not.toEqual(bodies.toSorted());
    });
  });

  test.each(['before', 'after'] as const)('functions being killed %s they run', async (when) => {
    // The first number is below the share, so the first invocation is killed, and it is one of queue a.
    await twoStages(killed(seeded(7), 0.3, when), async (running) => {
      const { a, b } = await running.settled();
      expect(await running.items()).toEqual(everyItem);
      expect(deliveries(running, 'a').length).toBeGreaterThan(COUNT);
      expect(a).toEqual({ done: COUNT, dead: 0 });
      if (when === 'before') expect(b).toEqual({ done: COUNT, dead: 0 });
      else expect(b!.done).toBeGreaterThan(COUNT);
    });
  });

  test('functions being killed between their write and their sending', async () => {
    await twoStages(killedAfterRequest(seeded(3), 0.03, /PutItem/), async (running) => {
      await running.settled();
      expect(await running.items()).toEqual(everyItem);
      expect(running.deliveries.some(({ failures }) => [...failures.values()].includes('killed'))).toBe(true);
    });
  });

  test('the table being throttled', async () => {
    await twoStages(throttled(seeded(4), 0.1), async (running) => {
      await running.settled();
      expect(await running.items()).toEqual(everyItem);
      const puts = running.stack.requests().find(({ action }) => action === 'PutItem')!;
      expect(puts.errors).toBeGreaterThan(0);
      expect(puts.requests - puts.errors).toBeGreaterThanOrEqual(2 * COUNT);
    });
  });
});

test('messages that were malformed on their way end in the dead letters, and the others do not', async () => {
  const assembly = plantAssembly({ a: { batchSize: 1, receives: 2 } });
  const faults = malformed(seeded(5), 0.2, 'not JSON');
  await withStack(assembly, { retryAfterSeconds: 0, faults }, async ({ send, settled, items }) => {
    await send(
      'a',
      names.map((put) => ({ put })),
    );
    const { a } = await settled();
    expect(a!.dead).toBeGreaterThan(0);
    expect(a).toEqual({ done: COUNT - a!.dead, dead: a!.dead });
    expect(await items()).toHaveLength(a!.done);
  });
});
