import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PickTable } from '../../src/engine/plan/pick-table.ts';
import { pick } from '../../src/model/chance.ts';

const LAST_WORD = 2 ** 32 - 1;
const weight = fc.oneof(fc.constantFrom(0, 1, 1e-12), fc.double({ min: 0, max: 1, noNaN: true }));
const word = fc.oneof(fc.constantFrom(0, 1, LAST_WORD), fc.integer({ min: 0, max: LAST_WORD }));

function picked(shares: readonly number[], word: number): number {
  return pick(shares, { at: () => (word + 0.5) * 2 ** -32 }, 0);
}

test('gives what `pick` gives, also where one share ends and the next begins', () => {
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 300 }), fc.array(word), (weights, words) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const shares = weights.map((weight) => weight / sum);
      const table = new PickTable(shares);
      let end = 0;
      const ends = shares.flatMap((share) => {
        end += share;
        return [-2, -1, 0, 1].map((by) => Math.max(0, Math.min(LAST_WORD, Math.round(end * 2 ** 32) + by)));
      });
      for (const one of [...words, ...ends]) {
        const expected = picked(shares, one);
        expect([one, table.at(one), table.pick((one + 0.5) * 2 ** -32)]).toEqual([one, expected, expected]);
      }
    }),
    { numRuns: 60, seed: 34 },
  );
});
