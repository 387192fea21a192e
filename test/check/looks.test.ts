import { describe, expect, test } from '@jest/globals';
import { ALL_LOOKS_ERR, lookTotals, tailsOf } from '../../src/check/judge/looks.ts';
import { fewestForQuantile, quantileRanks } from '../../src/check/judge/order-statistics.ts';
import { normalQuantile } from '../../src/draws/normal.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { STAGE } from '../../src/model/draw-order.ts';

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

describe('a normal figure exactly on the line, looked at six times', () => {
  const WALKS = 20_000;
  const TOTALS = lookTotals(20, 400);

  /** The share of walks in which an interval of some look, made with this tail, leaves out the true value. */
  function decided(tail: number): number {
    const bound = normalQuantile(1 - tail);
    const draws = new StageDraws(STAGE.booking);
    let count = 0;
    for (let walk = 0; walk < WALKS; walk++) {
      draws.seek(1, 0, walk);
      let [sum, before, isDecided] = [0, 0, false];
      for (const [look, total] of TOTALS.entries()) {
        sum += normalQuantile(draws.at(look)) * Math.sqrt(total - before);
        before = total;
        isDecided ||= Math.abs(sum) > bound * Math.sqrt(total);
      }
      if (isDecided) count++;
    }
    return count / WALKS;
  }

  test('is decided in at most 1 % by the intervals that decide', () => {
    // Four standard errors of 20,000 walks.
    expect(decided(tailsOf(MEAN, TOTALS)[0]!)).toBeLessThan(0.01 + 4 * Math.sqrt((0.01 * 0.99) / WALKS));
  });

  test('planted fault: 95 % intervals would decide more than one in ten', () => {
    expect(decided(0.025)).toBeGreaterThan(0.1);
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
