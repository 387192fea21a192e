import { describe, expect, test } from '@jest/globals';
import { logChanceOfCounts, tailsOfCount } from '../../src/calibrate/count-chance.ts';

/** Nearly binomial. */
const INDEPENDENT = 1e-9;

describe('the tails of a count', () => {
  test('are binomial where cases are independent: 4 of 15 at one half', () => {
    // Σ C(15, k) for k up to 4 is 1,941; of 2¹⁵.
    const { below, above } = tailsOfCount(4, 15, { share: 0.5, alike: INDEPENDENT });
    expect(below).toBeCloseTo(1941 / 32_768, 6);
    expect(above).toBeCloseTo(1 - 576 / 32_768, 6);
  });

  test('are even where all shares are equally likely', () => {
    // α = β = 1: every count from 0 to 9 has the probability of one tenth.
    const { below, above } = tailsOfCount(3, 9, { share: 0.5, alike: 1 / 3 });
    expect(below).toBeCloseTo(0.4, 9);
    expect(above).toBeCloseTo(0.7, 9);
  });

  test('are wider where the cases of a run are alike', () => {
    const tail = (alike: number) => tailsOfCount(4, 15, { share: 0.6, alike }).below;
    expect(tail(0.2)).toBeGreaterThan(5 * tail(INDEPENDENT));
  });
});

describe('the chance of counts of the same cases', () => {
  const chance = (counts: [number, number][], of: number, alike: number) =>
    logChanceOfCounts(
      counts.map(([count, share]) => ({ count, share })),
      of,
      alike,
    );

  test('is multinomial where cases are independent', () => {
    // 2, 1 and 1 of 4 at shares ½, ¼, ¼ against ¼, ½, ¼: (½)²(¼)(¼) ÷ (¼)²(½)(¼) = 2
    const one = chance(
      [
        [2, 0.5],
        [1, 0.25],
      ],
      4,
      INDEPENDENT,
    );
    const other = chance(
      [
        [2, 0.25],
        [1, 0.5],
      ],
      4,
      INDEPENDENT,
    );
    expect(Math.exp(one - other)).toBeCloseTo(2, 5);
  });

  test('of one count is largest near its own share', () => {
    const shares = [0.1, 0.2, 0.27, 0.4, 0.6];
    const found = shares.map((share) => chance([[4, share]], 15, 0.05));
    expect(found.indexOf(Math.max(...found))).toBe(2);
  });

  test('does not fall to nothing for what no replication had', () => {
    expect(chance([[2, 1]], 3, 0.05)).toBeGreaterThan(-100);
  });
});
