import { describe, expect, test } from '@jest/globals';
import { empiricalCdf, empiricalMoments, empiricalQuantile } from '../../src/draws/empirical.ts';

/** A quarter of the weight at 10 itself, half over 10–30, nothing between 30 and 50, a quarter over 50–60. */
const POINTS: [number, number][] = [
  [0, 10],
  [0.25, 10],
  [0.75, 30],
  [0.75, 50],
  [1, 60],
];

describe('an empirical distribution', () => {
  test.each([
    [0, 10],
    [0.1, 10],
    [0.25, 10],
    [0.5, 20],
    [0.75, 30],
    [0.8, 52],
    [1, 60],
  ])('has its quantile %p at %p, linear between the points', (u, seconds) => {
    expect(empiricalQuantile(POINTS)(u)).toBeCloseTo(seconds, 12);
  });

  test.each([
    [9.99, 0],
    [10, 0.25],
    [20, 0.5],
    [30, 0.75],
    [40, 0.75],
    [52, 0.8],
    [60, 1],
    [99, 1],
  ])('has the cdf at %p of %p', (x, p) => {
    expect(empiricalCdf(POINTS, x)).toBeCloseTo(p, 12);
  });

  test('has the moments of its pieces: ¼·10 + ½·20 + ¼·55, and the squares in the same way', () => {
    const square = 0.25 * 100 + (0.5 * (100 + 300 + 900)) / 3 + (0.25 * (2500 + 3000 + 3600)) / 3;
    expect(empiricalMoments(POINTS).mean).toBe(26.25);
    expect(empiricalMoments(POINTS).variance).toBeCloseTo(square - 26.25 ** 2, 9);
  });

  test('finds its piece among more points than the guide table has cuts', () => {
    const many = Array.from({ length: 1001 }, (_, i): [number, number] => [(i / 1000) ** 2, i]);
    const quantile = empiricalQuantile(many);
    for (let i = 0; i < 1000; i++) {
      const middle = ((i / 1000) ** 2 + ((i + 1) / 1000) ** 2) / 2;
      expect(quantile(middle)).toBeCloseTo(i + 0.5, 6);
      expect(quantile((i / 1000) ** 2)).toBeCloseTo(i, 6);
    }
  });

  test('takes a single value as two equal points', () => {
    const one: [number, number][] = [
      [0, 7],
      [1, 7],
    ];
    expect([0, 0.3, 1].map(empiricalQuantile(one))).toEqual([7, 7, 7]);
    expect([6, 7, 8].map((x) => empiricalCdf(one, x))).toEqual([0, 1, 1]);
    expect(empiricalMoments(one)).toEqual({ mean: 7, variance: 0 });
  });
});
