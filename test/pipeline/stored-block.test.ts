import { describe, expect, test } from '@jest/globals';
import { DURATIONS } from '../../src/measures/counters.ts';
import { emptyTally, type Tally } from '../../src/measures/tally.ts';
import { blockItems, readBlock } from '../../src/pipeline/store/stored-block.ts';
import { tallyToBytes } from '../../src/pipeline/store/tally-bytes.ts';

/** Two deliveries of one message that run out of time at different replications write more than one item can hold. */

const POLICIES = 10;

/** Durations without a pattern, so that the tally compresses badly. */
function large(replications: number): Tally {
  const tally = emptyTally(POLICIES);
  tally.replications = replications;
  let state = replications;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  for (const { histograms } of tally.policies) {
    for (const key of DURATIONS)
      histograms[key].batchOf(0).addEntries(Array.from({ length: 1900 }, (_, bin) => [bin, next() % 1e6]));
  }
  return tally;
}

const [early, late] = [large(3), large(5)];
type Write = [sk: string, bytes: Uint8Array];
const writes = [early, late].map((tally): Write[] => [...blockItems(tally)]);

/** Every order in which two writers can take their steps. */
function orders(a: readonly Write[], b: readonly Write[]): Write[][] {
  if (a.length === 0 || b.length === 0) return [[...a, ...b]];
  return [
    ...orders(a.slice(1), b).map((rest) => [a[0], ...rest]),
    ...orders(a, b.slice(1)).map((rest) => [b[0], ...rest]),
  ];
}

/**
 * Reads while others write: after `before` of the writes, all others happen between the reader's first and second look.
 */
function read(order: readonly Write[], before: number): Promise<Uint8Array | null> {
  const items = new Map(order.slice(0, before));
  return readBlock(async (sk) => {
    const found = items.get(sk) ?? null;
    for (const [key, value] of order.slice(before)) items.set(key, value);
    return found;
  });
}

describe('a block’s tally in more than one item', () => {
  test('takes two parts, and after them one item that says that they are there', () => {
    for (const items of writes) {
      expect(items.length).toBe(3);
      for (const [, bytes] of items) expect(bytes.length).toBeLessThan(400_000);
    }
  });

  test('is one delivery’s or the other’s, never a mixture, whatever the order of writes and reads', async () => {
    const whole = [early, late].map(tallyToBytes);
    const seen = new Set<number>();
    for (const order of orders(writes[0], writes[1])) {
      const marked = order.findIndex(([sk]) => sk === writes[0].at(-1)![0]);
      for (let before = 0; before <= order.length; before++) {
        const found = await read(order, before);
        expect(found === null).toBe(before <= marked);
        if (found === null) continue;
        const which = whole.findIndex((bytes) => Buffer.compare(bytes, found) === 0);
        expect(which).not.toBe(-1);
        seen.add(which);
      }
    }
    expect([...seen].sort()).toEqual([0, 1]);
  });

  test('is missing if a part has expired', async () => {
    const items = new Map(writes[0].slice(1));
    expect(await readBlock(async (sk) => items.get(sk) ?? null)).toBeNull();
  });
});
