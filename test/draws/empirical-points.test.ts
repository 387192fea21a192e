import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { empiricalCdf, empiricalMoments, empiricalQuantile } from '../../src/draws/empirical.ts';
import { empiricalPoints } from '../../src/draws/empirical-points.ts';

/** Ascending values from 0 to 10⁸ whose logarithm spreads widely, many of them equal: the shape of real durations. */
const skewed = fc
  .array(
    fc.oneof(
      fc.double({ min: -2, max: 8, noNaN: true }).map((power) => 10 ** power),
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 30, max: 33 }),
    ),
    { minLength: 1, maxLength: 3000 },
  )
  .map((values) => Float64Array.from(values).sort());

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value / values.length, 0);

describe('the points of a sample', () => {
  test('have its mean within 1 part in 10⁹, its least and its greatest value, and rise', () => {
    fc.assert(
      fc.property(skewed, (values) => {
        const points = empiricalPoints(values);
        const mean = meanOf(values);
        expect(Math.abs(empiricalMoments(points).mean - mean)).toBeLessThanOrEqual(1e-9 * mean);
        expect(points[0]).toEqual([0, values[0]]);
        expect(points.at(-1)).toEqual([1, values.at(-1)]);
        for (let i = 1; i < points.length; i++) {
          expect(points[i][0]).toBeGreaterThanOrEqual(points[i - 1][0]);
          expect(points[i][1]).toBeGreaterThanOrEqual(points[i - 1][1]);
        }
      }),
      { seed: 20180101, numRuns: 200 },
    );
  });

  test('keep the weight of each of the ten greatest values', () => {
    fc.assert(
      fc.property(skewed, (values) => {
        const count = values.length;
        const points = empiricalPoints(values);
        for (let above = 1; above < Math.min(10, count); above++) {
          // No part of the others reaches beyond halfway to the next value.
          const between = values[count - above - 1] + (values[count - above] - values[count - above - 1]) / 2;
          if (values[count - above] === values[count - above - 1]) continue;
          expect(empiricalCdf(points, between)).toBeCloseTo(1 - above / count, 9);
        }
      }),
      { seed: 20180101, numRuns: 100 },
    );
  });

  test('one outlier among 1,000 values has a thousandth of the weight, and the mean stays', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 100_000 : 30 + (i % 60))).sort();
    const points = empiricalPoints(values);
    expect(empiricalMoments(points).mean).toBeCloseTo(meanOf(values), 6);
    expect(1 - empiricalCdf(points, 1000)).toBeCloseTo(0.001, 12);
  });

  test('equal values keep a weight of their own', () => {
    const points = empiricalPoints([5, 5, 5, 5, 9]);
    expect(points).toEqual([
      [0, 5],
      [0.8, 5],
      [0.8, 9],
      [1, 9],
    ]);
    expect(empiricalQuantile(points)(0.79)).toBe(5);
    expect(empiricalPoints([7])).toEqual([
      [0, 7],
      [1, 7],
    ]);
  });

  test('a million values become at most a thousand points, a half percent of the values between two', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => i);
    const points = empiricalPoints(values);
    expect(points.length).toBeLessThan(1000);
    for (const p of [0.01, 0.25, 0.5, 0.75, 0.99])
      expect(Math.abs(empiricalQuantile(points)(p) / 1_000_000 - p)).toBeLessThan(1e-3);
  });
});
