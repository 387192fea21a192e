import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WaitingLine } from '../../src/engine/office/waiting-line.ts';

interface Entry {
  key: number;
  id: number;
}

const byRank = (a: Entry, b: Entry) => a.key - b.key || a.id - b.id;

/** null takes the first entry. There are few keys, so that many are equal; some runs are mostly in order. */
const steps = fc.array(
  fc.option(fc.record({ key: fc.integer({ min: 0, max: 40 }), id: fc.integer({ min: 0, max: 1000 }) }), { freq: 3 }),
  { maxLength: 400 },
);

test('returns entries by key and then by id, in whatever order they were added', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (taken, inOrder) => {
      const line = new WaitingLine();
      let expected: Entry[] = [];
      taken.forEach((entry, step) => {
        if (entry !== null) {
          const key = inOrder ? step : entry.key;
          line.push(key, entry.id);
          expected = [...expected, { key, id: entry.id }].sort(byRank);
        } else if (expected.length > 0) {
          expect({ key: line.topKey, id: line.topId }).toEqual(expected.shift());
          line.pop();
        }
        expect(line.size).toBe(expected.length);
        if (expected.length === 0) expect(line.topKey).toBe(Number.POSITIVE_INFINITY);
      });
    }),
    { numRuns: 100, seed: 5 },
  );
});
