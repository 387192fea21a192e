import { describe, expect, test } from '@jest/globals';
import { quantileEstimates } from '../../src/measures/quantile-interval.ts';
import { BatchedHistogram } from '../../src/sums/batched-histogram.ts';
import { standardErrors, uniforms } from '../draws/goodness-of-fit.ts';

/** A histogram of each replication's durations in minutes. */
function histogramOf(replications: readonly (readonly number[])[]): BatchedHistogram {
  const histogram = new BatchedHistogram();
  for (const [replication, all] of replications.entries()) {
    for (const minutes of all) histogram.batchOf(replication).add(minutes * 60);
  }
  return histogram;
}

const median = (replications: readonly (readonly number[])[]) =>
  quantileEstimates(histogramOf(replications), [0.5])?.[0];

describe('the interval of a quantile', () => {
  test('by hand: batches of 10, 20, 30, 40 and 50 min', () => {
    // The median of all is 30. Σ (batch − 30)² = 1000, so t(0.975; 4) √(1000 ÷ 20) with t = 2.776445 (Student's table).
    const found = median([[10], [20], [30], [40], [50]]);
    expect(found?.minutes).toBe(30);
    expect(found?.half).toBeCloseTo(2.776445 * Math.sqrt(50), 4);
  });

  test('needs 5 batches that have cases', () => {
    expect(median([[10], [20], [30], [40]])).toEqual({ minutes: 20, half: null });
    expect(median([[10], [20], [], [30], [40]])).toEqual({ minutes: 20, half: null });
  });

  test('does not exist if all batches agree to the minute', () => {
    expect(median([[10], [10.2], [10], [9.9], [10]])).toEqual({ minutes: 10, half: null });
  });

  test('has 20 batches however many replications there are: the 21st is in the first', () => {
    const histogram = histogramOf(Array.from({ length: 21 }, (_, i) => [i + 1]));
    expect(histogram.batches).toHaveLength(20);
    expect(histogram.batches[0].quantileMinutes([0, 1])).toEqual([1, 21]);
  });

  test('covers the truth 95 % of the time; planted fault: one three quarters as wide does not', () => {
    // 40 replications of 25 durations, even between 0 and 10,000 min: the 90 % quantile is 9,000.
    const [SAMPLES, REPLICATIONS, CASES] = [400, 40, 25];
    const draws = uniforms(SAMPLES * REPLICATIONS * CASES, 5);
    const found = Array.from({ length: SAMPLES }, (_, s) => {
      const all = Array.from({ length: REPLICATIONS }, (_, r) => {
        const start = (s * REPLICATIONS + r) * CASES;
        return Array.from(draws.subarray(start, start + CASES), (u) => u * 10_000);
      });
      return quantileEstimates(histogramOf(all), [0.9])?.[0] ?? { minutes: Number.NaN, half: null };
    });
    const covered = (width: number) =>
      found.filter(({ minutes, half }) => half !== null && Math.abs(minutes - 9000) <= width * half).length;
    const isNinetyFivePercent = (count: number) =>
      Math.abs(count - 0.95 * SAMPLES) < standardErrors(1e-6) * Math.sqrt(0.95 * 0.05 * SAMPLES);
    expect(isNinetyFivePercent(covered(1))).toBe(true);
    expect(isNinetyFivePercent(covered(0.6))).toBe(false);
  });
});
