import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QUANTILES } from '../../src/measures/quantile-interval.ts';
import { Histogram, SparseHistogram } from '../../src/sums/histogram.ts';
import { DAY, HOUR, MINUTE } from '../engine/scenarios.ts';

const durations = fc.array(fc.integer({ min: -2 * DAY, max: 5 * DAY }), { minLength: 1, maxLength: 60 });

function histogramOf(seconds: number[]): Histogram {
  const histogram = new Histogram();
  for (const value of seconds) histogram.add(value);
  return histogram;
}

const quantile = (seconds: number[], p: number) => histogramOf(seconds).quantileMinutes([p])?.[0];

/** The definition: of the cases in ascending order, the one at rank ⌈p · n⌉, at least the first. */
function quantileOfSorted(seconds: number[], percent: number): number {
  const sorted = seconds.toSorted((a, b) => a - b);
  const rank = Math.max(1, Number((BigInt(percent) * BigInt(sorted.length) + 99n) / 100n));
  return sorted[rank - 1];
}

describe('a histogram', () => {
  test.each([Histogram, SparseHistogram])('counts a column as it counts one case after the other (%p)', (Kind) => {
    const property = fc.property(durations, fc.nat(), (seconds, least) => {
      const length = Math.min(least, seconds.length);
      const together = new Kind();
      together.addColumn(Int32Array.from(seconds), length);
      const oneByOne = new Kind();
      for (const value of seconds.slice(0, length)) oneByOne.add(value);
      expect(together.entries()).toEqual(oneByOne.entries());
    });
    fc.assert(property, { seed: 1, numRuns: 50 });
  });

  test('has the quantiles of the sorted cases, to the nearest minute', () => {
    const property = fc.property(durations, (seconds) => {
      for (const percent of [...QUANTILES, 0, 100]) {
        const truth = quantileOfSorted(seconds, percent) / MINUTE;
        expect(Math.abs((quantile(seconds, percent / 100) ?? Number.NaN) - truth)).toBeLessThanOrEqual(0.5);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 50 });
  });

  test('planted fault: another rank gives another quantile', () => {
    const seconds = [0, 60, 120, 180];
    expect(quantileOfSorted(seconds, 50)).toBe(60);
    expect(quantile(seconds, 0.51)).toBe(2);
  });

  test('rounds to the nearest minute, before the exit too: 90 min 59 s is 91 min', () => {
    expect(quantile([90 * MINUTE + 59], 0.5)).toBe(91);
    expect(quantile([90 * MINUTE + 29], 0.5)).toBe(90);
    expect(quantile([-1], 0.5)).toBe(0);
    expect(quantile([-90 * MINUTE - 59], 0.5)).toBe(-91);
    expect(quantile([0], 0.5)).toBe(0);
  });

  test('is not biased: over every second of ten minutes the errors add up to half a second each', () => {
    const errors = Array.from({ length: 600 }, (_, s) => (quantile([s], 0.5) ?? Number.NaN) - s / MINUTE);
    // In each minute the errors are −29 … 30 s, whose mean is half a second. Rounded down, it was half a minute.
    expect(errors.reduce((sum, error) => sum + error, 0) / 600).toBeCloseTo(0.5 / MINUTE, 12);
  });

  test('clips nothing: beyond a week before or two weeks after, it is right to 0.2 %', () => {
    const far = fc.integer({ min: 7 * DAY, max: 16_000 * DAY });
    const property = fc.property(far, fc.constantFrom(-1, 1), (size, sign) => {
      const truth = (sign * size) / MINUTE;
      const found = quantile([sign * size], 0.5) ?? Number.NaN;
      expect(Math.abs(found - truth)).toBeLessThanOrEqual(Math.abs(truth) * 0.002 + 0.5);
    });
    fc.assert(property, { seed: 3, numRuns: 500 });
    // Planted fault: two weeks, at which 40 days were clipped, is far from it.
    expect(Math.abs(quantile([40 * DAY], 0.5)! - 14 * 24 * 60)).toBeGreaterThan(25 * 24 * 60);
  });

  test('keeps the order of durations, wherever bins change their width', () => {
    const seconds = fc.integer({ min: -40 * DAY, max: 40 * DAY });
    const property = fc.property(seconds, seconds, (a, b) => {
      const [low, high] = [quantile([a, b], 0.5) ?? Number.NaN, quantile([a, b], 1) ?? Number.NaN];
      expect(low).toBe(quantile([Math.min(a, b)], 1));
      expect(high).toBeGreaterThanOrEqual(low);
    });
    fc.assert(property, { seed: 4 });
  });

  test('merges in any order, and however the cases are divided, to the same counts', () => {
    const property = fc.property(durations, fc.func(fc.nat({ max: 3 })), fc.boolean(), (seconds, partOf, backwards) => {
      const order = backwards ? [3, 2, 1, 0] : [0, 1, 2, 3];
      const merged = new Histogram();
      for (const part of order) {
        const { pages } = histogramOf(seconds.filter((value) => partOf(value) === part));
        merged.merge(structuredClone({ pages }));
      }
      expect(merged.entries()).toEqual(histogramOf(seconds).entries());
    });
    fc.assert(property, { seed: 2, numRuns: 30 });
  });

  test('has the bins of a sparse one', () => {
    const property = fc.property(durations, (seconds) => {
      const sparse = new SparseHistogram();
      for (const value of seconds) sparse.add(value);
      expect(histogramOf(seconds).entries()).toEqual(sparse.entries());
    });
    fc.assert(property, { seed: 5, numRuns: 30 });
  });

  test('takes no more memory for more cases on the same hours', () => {
    const pages = (cases: number) =>
      histogramOf(Array.from({ length: cases }, (_, i) => (i * HOUR) % (2 * DAY))).pages.filter((page) => page);
    expect(pages(10_000)).toHaveLength(pages(48).length);
  });

  test('has no quantile without cases', () => {
    expect(new Histogram().quantileMinutes([0.5])).toBeNull();
  });
});
