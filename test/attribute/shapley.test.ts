import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factorial, has, shapleyNumerators, sizeOf } from '../../src/attribute/shapley.ts';

const game = fc
  .integer({ min: 1, max: 6 })
  .chain((players) =>
    fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2 ** players, maxLength: 2 ** players }),
  );

/** The definition: what a player adds, summed over every order of all players. */
function byOrders(values: readonly number[]): number[] {
  const players = Math.log2(values.length);
  const sums = new Array<number>(players).fill(0);
  const visit = (coalition: number) => {
    for (let player = 0; player < players; player++) {
      if (has(coalition, player)) continue;
      const next = coalition | (1 << player);
      sums[player] += (values[next] - values[coalition]) * factorial(players - sizeOf(next));
      visit(next);
    }
  };
  visit(0);
  return sums;
}

describe('the Shapley value', () => {
  test('is known for the gloves game: one right glove is worth as much as two left ones together', () => {
    // Players 0 and 1 have a left glove, 2 has the only right one; a pair is worth 1: 1/6, 1/6, 4/6.
    const values = Array.from({ length: 8 }, (_, c) => (has(c, 2) && (has(c, 0) || has(c, 1)) ? 1 : 0));
    expect(shapleyNumerators(values)).toEqual([1, 1, 4]);
  });

  test('is known for locks in series: each of three that bind alone gets a third', () => {
    const values = Array.from({ length: 8 }, (_, c) => (c === 7 ? 30 : 0));
    expect(shapleyNumerators(values).map((one) => one / factorial(3))).toEqual([10, 10, 10]);
  });

  test('sums to the whole, to the last digit', () => {
    fc.assert(
      fc.property(game, (values) => {
        const parts = shapleyNumerators(values);
        const orders = factorial(parts.length);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(orders * (values.at(-1)! - values[0]));
      }),
    );
  });

  test('is the average over every order', () => {
    fc.assert(fc.property(game, (values) => expect(shapleyNumerators(values)).toEqual(byOrders(values))));
  });

  test('gives nothing to a player who adds nothing', () => {
    fc.assert(
      fc.property(game, (values) => {
        // The same game with one more player, who changes nothing.
        const parts = shapleyNumerators([...values, ...values]);
        expect(Math.abs(parts.at(-1)!)).toBe(0);
      }),
    );
  });

  test('gives two identical players the same', () => {
    fc.assert(
      fc.property(
        game,
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 3 }),
        (values, by) => {
          // Two more players, who count only by how many of them there are.
          const both = [0, 1, 2, 3].flatMap((two) =>
            values.map((value) => value + by[sizeOf(two)] * (1 + Math.abs(value))),
          );
          const parts = shapleyNumerators(both);
          expect(parts.at(-1)).toBe(parts.at(-2));
        },
      ),
    );
  });
});
