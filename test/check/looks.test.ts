import { describe, expect, test } from '@jest/globals';
import { ALL_LOOKS_ERR, lookTotals, tailsOf } from '../../src/check/judge/looks.ts';
import { fewestForQuantile, quantileRanks } from '../../src/check/judge/order-statistics.ts';

const MEAN = { oneRun: null };

describe('looks', () => {
  test('double from the first to the most', () => {
    expect(lookTotals(20, 400)).toEqual([20, 40, 80, 160, 320, 400]);
    expect(lookTotals(20, 40)).toEqual([20, 40]);
    expect(lookTotals(20, 20)).toEqual([20]);
  });

  test('share an error of 1 % among themselves and both ends', () => {
    const tails = tailsOf(MEAN, lookTotals(20, 400));
    expect(tails).toHaveLength(6);
    expect(2 * tails.reduce<number>((sum, tail) => sum + tail!, 0)).toBeCloseTo(ALL_LOOKS_ERR, 12);
  });

  test('at a quantile over single runs, only looks that can decide have a share of it', () => {
    expect(tailsOf({ oneRun: 95 }, [20, 40, 80, 103])).toEqual([null, null, null, null]);
    expect(tailsOf({ oneRun: 95 }, [20, 40, 80, 104])).toEqual([null, null, null, ALL_LOOKS_ERR / 2]);
  });
});

describe('the interval of a quantile by order statistics', () => {
  /** P(at most k of n), summed from logarithms: another way than the code's. */
  function atMost(k: number, n: number, p: number): number {
    let sum = 0;
    for (let i = 0; i <= k; i++) {
      let log = i * Math.log(p) + (n - i) * Math.log(1 - p);
      for (let j = 0; j < i; j++) log += Math.log((n - j) / (j + 1));
      sum += Math.exp(log);
    }
    return sum;
  }

  test.each([
    [150, 0.05, 0.005],
    [400, 0.95, 0.0008],
    [1000, 0.95, 0.005],
    [60, 0.5, 0.025],
    [200, 0.9, 0.001],
  ])('of %d values at share %d errs at each end with at most %d, and no narrower one does', (n, p, tail) => {
    const { low, high } = quantileRanks(n, p, tail)!;
    // The value of rank r is above the quantile if fewer than r values are below it.
    expect(atMost(low - 1, n, p)).toBeLessThanOrEqual(tail);
    expect(atMost(low, n, p)).toBeGreaterThan(tail);
    expect(1 - atMost(high - 1, n, p)).toBeLessThanOrEqual(tail);
    expect(1 - atMost(high - 2, n, p)).toBeGreaterThan(tail);
  });

  test('needs 104 values for a 5 % or 95 % quantile at 1 %: 0.95¹⁰⁴ is below 0.005, and 0.95¹⁰³ is not', () => {
    expect(0.95 ** 104).toBeLessThan(0.005);
    expect(0.95 ** 103).toBeGreaterThan(0.005);
    expect([0.05, 0.95].map((p) => fewestForQuantile(p, 0.005))).toEqual([104, 104]);
  });
});
