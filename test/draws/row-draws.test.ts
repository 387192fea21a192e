import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RowDraws } from '../../src/draws/row-draws.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test('a row gives everybody the draws that they have one by one', () => {
  fc.assert(
    fc.property(word, word, word, fc.integer({ min: 1, max: 600 }), (seed, replication, first, count) => {
      const row = new RowDraws(3, 2);
      const draws = new StageDraws(3);
      row.seek(seed, replication, first, count);
      for (let place = 0; place < count; place++) {
        row.place = place;
        draws.seek(seed, replication, (first + place) | 0);
        expect([row.at(2), row.at(3)]).toEqual([draws.at(2), draws.at(3)]);
      }
    }),
    { numRuns: 30 },
  );
});

test('the index of either draw names the pair', () => {
  const [even, odd] = [new RowDraws(1, 2), new RowDraws(1, 3)];
  even.seek(1, 2, 3, 4);
  odd.seek(1, 2, 3, 4);
  expect(even.at(3)).toBe(odd.at(3));
});

test.each([0, 1, 4, -1])('draw %i is not in a row of the draws 2 and 3', (index) => {
  const row = new RowDraws(1, 2);
  row.seek(1, 2, 3, 4);
  expect(() => row.at(index)).toThrow(new RangeError(`This row has the draws 2 and 3, not draw ${index}.`));
});
