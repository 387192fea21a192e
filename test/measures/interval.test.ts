import { describe, expect, test } from '@jest/globals';
import { normalQuantile } from '../../src/draws/normal.ts';
import { countEstimate, estimate, halfWidth, pairedEstimate } from '../../src/measures/interval.ts';
import { ExactSum } from '../../src/sums/exact-sum.ts';
import { standardErrors, uniforms } from '../draws/goodness-of-fit.ts';

const SAMPLES = 4000;
/** One false alarm in a million for each number of replications. */
const FALSE_ALARM = 1e-6;
const MEAN = 10;

/** Samples of n normal values with mean 10 and standard deviation 3. */
function samples(n: number): ExactSum[] {
  const normal = uniforms(SAMPLES * n, 20 + n).map((u) => MEAN + 3 * normalQuantile(u));
  return Array.from({ length: SAMPLES }, (_, i) => {
    const sum = new ExactSum();
    for (const value of normal.subarray(i * n, i * n + n)) sum.add(value);
    return sum;
  });
}

/** Whether this number of samples fits a coverage of 95 %, by the normal approximation of the binomial. */
function isNinetyFivePercent(covered: number): boolean {
  const error = Math.sqrt(0.95 * 0.05 * SAMPLES);
  return Math.abs(covered - 0.95 * SAMPLES) < standardErrors(FALSE_ALARM) * error;
}

describe.each([2, 3, 5, 20])('the interval over %p replications', (n) => {
  const all = samples(n);

  test('covers the truth 95 % of the time', () => {
    const covered = all.filter((sum) => {
      const { low, high } = estimate(sum);
      return low !== null && high !== null && low <= MEAN && MEAN <= high;
    });
    expect(isNinetyFivePercent(covered.length)).toBe(true);
  });

  test('planted fault: an interval three quarters as wide is found', () => {
    const narrow = all.filter((sum) => Math.abs(sum.mean - MEAN) <= 0.75 * (halfWidth(sum) ?? 0));
    expect(isNinetyFivePercent(narrow.length)).toBe(false);
  });
});

test('planted fault: the normal quantile instead of Student’s covers too seldom with 5 replications', () => {
  const covered = samples(5).filter((sum) => Math.abs(sum.mean - MEAN) <= 1.96 * Math.sqrt(sum.variance / 5));
  expect(isNinetyFivePercent(covered.length)).toBe(false);
});

const sumOf = (...values: number[]) => {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
};

describe('if all replications agree', () => {
  test('there is no interval, since nothing varied', () => {
    expect(estimate(sumOf(2, 2, 2))).toEqual({ mean: 2, low: null, high: null });
    expect(countEstimate(sumOf(2, 2, 2))).toEqual({ mean: 2, low: null, high: null });
  });

  test('at 0, a count is at most 3.7 ÷ replications', () => {
    const { mean, low, high } = countEstimate(sumOf(0, 0, 0, 0));
    expect([mean, low]).toEqual([0, 0]);
    // With this mean per replication, all four are 0 in 2.5 of 100 cases: e^(−4 · high) = 0.025.
    expect(Math.exp(-4 * (high ?? 0))).toBeCloseTo(0.025, 12);
    expect(4 * (high ?? 0)).toBeCloseTo(3.689, 3);
    expect(countEstimate(sumOf(0))).toEqual({ mean: 0, low: null, high: null });
  });

  test('a difference is 0 ± 0 where the policies agree, and otherwise has no interval', () => {
    expect(pairedEstimate(sumOf(0, 0, 0))).toEqual({ mean: 0, low: 0, high: 0 });
    expect(pairedEstimate(sumOf(5, 5, 5))).toEqual({ mean: 5, low: null, high: null });
    expect(pairedEstimate(sumOf(-1, 1)).high).toBeCloseTo(12.706, 3);
  });
});

test('the ends stay within what is possible: 3 ± 12.7 people begin at 0', () => {
  expect(countEstimate(sumOf(2, 4)).low).toBe(0);
  expect(estimate(sumOf(2, 4), { least: -5, most: 10 })).toEqual({ mean: 3, low: -5, high: 10 });
});

describe('with fewer than two replications', () => {
  test('there is no interval', () => {
    expect(estimate(sumOf(4))).toEqual({ mean: 4, low: null, high: null });
    expect(estimate(sumOf())).toEqual({ mean: null, low: null, high: null });
    expect([halfWidth(sumOf()), halfWidth(sumOf(4))]).toEqual([null, null]);
  });

  test('with two there is one: 3 ± 12.706 · √2 / √2 for 2 and 4', () => {
    const { mean, low, high } = estimate(sumOf(2, 4));
    expect(mean).toBe(3);
    expect(low).toBeCloseTo(3 - 12.706, 3);
    expect(high).toBeCloseTo(3 + 12.706, 3);
  });
});
