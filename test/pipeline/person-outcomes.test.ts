import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOMES } from '../../events/outcome.ts';
import { personKey } from '../../src/engine/book/person-key.ts';
import { CountingRoom } from '../../src/pipeline/store/counts.ts';
import { casesToBytes, countsFromBytes, outcomesFromBytes } from '../../src/pipeline/store/counts-bytes.ts';
import {
  outcomesInOrder,
  personOutcome,
  personOutcomesFromBytes,
  personOutcomesToBytes,
} from '../../src/pipeline/store/person-outcomes.ts';
import { readResult, resultItems } from '../../src/pipeline/store/stored-result.ts';

const somebody = fc
  .tuple(fc.nat({ max: 8191 }), fc.nat({ max: 2 ** 18 - 1 }), fc.nat({ max: OUTCOMES.length - 1 }))
  .map(([day, number, outcome]) => personOutcome(personKey(day, number), outcome));

describe('people with their outcomes', () => {
  test('come back from bytes in the order of the persons', () => {
    fc.assert(
      fc.property(fc.array(somebody), (people) => {
        const sorted = people.toSorted((a, b) => a - b);
        expect(personOutcomesFromBytes(personOutcomesToBytes(people))).toEqual(sorted);
        expect([...outcomesInOrder(people)]).toEqual(sorted.map((one) => one % 32));
      }),
      { seed: 1 },
    );
  });

  test('take two bytes each where the persons are near each other', () => {
    const people = Array.from({ length: 1000 }, (_, number) => personOutcome(personKey(3, 60 * number), 5));
    expect(personOutcomesToBytes(people).length).toBeLessThan(2010);
  });
});

describe('a result', () => {
  const counts = new CountingRoom().counts();
  const address = { pk: 'run#results#00', sk: 'result#0000#0000000' };
  const readFrom = (items: ReturnType<typeof resultItems>) => {
    const stored = new Map(items.map(([{ sk }, bytes]) => [sk, bytes]));
    return readResult(stored.get(address.sk)!, address.sk, async (sk) => stored.get(sk) ?? null);
  };

  test('is one item, from which its counts and outcomes come back', async () => {
    const outcomes = Uint8Array.of(3, 4, 4, 16);
    const items = resultItems(address, { counts, outcomes });
    expect(items).toHaveLength(1);
    const bytes = (await readFrom(items))!;
    expect(countsFromBytes(bytes)).toEqual(counts);
    expect([...outcomesFromBytes(bytes)]).toEqual([...outcomes]);
  });

  test('of very many people is several items below 400 KB, of which the first part is written last', async () => {
    // A hash cannot be compressed.
    const outcomes = createHash('shake256', { outputLength: 1_000_000 }).digest();
    const items = resultItems(address, { counts, outcomes });
    expect(items.length).toBeGreaterThan(2);
    expect(items.at(-1)?.[0].sk).toBe(address.sk);
    expect(items.every(([, bytes]) => bytes.length < 390_000)).toBe(true);
    expect(Buffer.compare(outcomesFromBytes((await readFrom(items))!), outcomes)).toBe(0);
    expect(await readFrom(items.slice(1))).toBeNull();
  });

  test('without compared people takes no bytes for them', () => {
    const bytes = casesToBytes({ counts, outcomes: new Uint8Array() });
    expect(outcomesFromBytes(bytes)).toHaveLength(0);
  });
});
