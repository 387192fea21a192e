import { describe, expect, test } from '@jest/globals';
import { chiSquare, kolmogorovSmirnov, sampleMoments, standardErrors, uniforms } from './goodness-of-fit.ts';

/** A sample at the exact quantiles (i + ½) / n, shifted so that its largest distance from the cdf is `distance`. */
function atDistance(n: number, distance: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n + distance - 0.5 / n);
}

describe('Kolmogorov–Smirnov', () => {
  // Critical values of the limiting distribution (Smirnov 1948): 10, 5 and 1 %.
  test.each([
    [1.224, 0.1],
    [1.358, 0.05],
    [1.628, 0.01],
  ])('a scaled distance of %p has the published p-value %p', (lambda, level) => {
    const n = 1e5;
    const pValue = kolmogorovSmirnov(atDistance(n, lambda / Math.sqrt(n)), (x) => Math.min(1, x));
    // The tail 2 exp(−2 λ²) changes by 4 λ per unit of λ: the table's last digit, and Stephens' correction at this n.
    const tolerance = 4 * lambda * level * (0.0005 + (0.12 * lambda) / Math.sqrt(n));
    expect(Math.abs(pValue - level)).toBeLessThan(tolerance);
  });

  test('accepts uniforms, and rejects their squares', () => {
    const sample = uniforms(10_000, 5);
    expect(kolmogorovSmirnov(sample, (x) => x)).toBeGreaterThan(1e-6);
    expect(
      kolmogorovSmirnov(
        sample.map((x) => x * x),
        (x) => x,
      ),
    ).toBeLessThan(1e-6);
  });
});

describe('chi-square', () => {
  test('has the published 5 % point 18.307 at 10 degrees of freedom', () => {
    // Eleven cells of 1000; one is above and one below by d: 2 d² / 1000 = 18.307.
    const expected = new Array<number>(11).fill(1000);
    const d = Math.sqrt(18.307 * 500);
    const observed = expected.map((e, i) => e + (i === 0 ? d : i === 1 ? -d : 0));
    expect(chiSquare(observed, expected)).toBeCloseTo(0.05, 5);
  });

  test('pools thin cells with their neighbours: 3 + 3 + 4 and 10 + 1 make two cells', () => {
    // One degree of freedom, statistic (15 − 10)² / 10 + (6 − 11)² / 11 = 4.7727; P(χ² > 4.7727) = 0.02891.
    expect(chiSquare([5, 5, 5, 5, 1], [3, 3, 4, 10, 1])).toBeCloseTo(0.02891, 4);
  });
});

test('a normal estimate is outside ±1.960 standard errors with probability 5 %', () => {
  expect(standardErrors(0.05)).toBeCloseTo(1.96, 3);
});

test('sample moments of 1, 2, 3, 4: mean 2.5, variance 5/3', () => {
  const { mean, variance, meanError } = sampleMoments([1, 2, 3, 4]);
  expect([mean, variance, meanError]).toEqual([2.5, 5 / 3, Math.sqrt(5 / 12)]);
});
