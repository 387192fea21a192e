import { describe, expect, test } from '@jest/globals';
import { digamma, gammaP, gammaQ, gammaQuantile, lnGamma, trigamma } from '../../src/draws/gamma.ts';
import { normalCdf } from '../../src/draws/normal.ts';

const relative = (value: number, truth: number) => Math.abs(value / truth - 1);
const EULER = 0.5772156649015329;

describe('ln Γ and its derivatives', () => {
  test('have their known values', () => {
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14);
    expect(lnGamma(1 / 3)).toBeCloseTo(Math.log(2.678938534707747), 14);
    expect(lnGamma(1)).toBeCloseTo(0, 14);
    expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 13);
    // Abramowitz and Stegun 6.1: Γ(101) = 100! = 9.332621544394415e157.
    expect(lnGamma(101)).toBeCloseTo(Math.log(9.332621544394415e157), 12);
    expect(digamma(1)).toBeCloseTo(-EULER, 14);
    expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 13);
  });

  test('obey their recurrences across the change to the asymptotic series', () => {
    for (const x of [0.01, 0.3, 2.5, 8.9, 9.5, 9.999, 10, 10.5, 300]) {
      expect(lnGamma(x + 1) - lnGamma(x)).toBeCloseTo(Math.log(x), 11);
      expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 12);
      expect(relative(trigamma(x) - 1 / x ** 2, trigamma(x + 1))).toBeLessThan(1e-10);
    }
  });
});

const SHAPES = [0.01, 0.05, 0.3, 0.5, 0.99, 1, 1.7, 5, 9.9, 10, 40, 1e3, 1e5, 1e6];

describe('the regularised incomplete gamma function', () => {
  test('is exponential at shape 1 and an error function at shape ½', () => {
    for (const x of [1e-8, 0.1, 1, 1.9, 2.1, 5, 30]) {
      expect(relative(gammaP(1, x), -Math.expm1(-x))).toBeLessThan(1e-14);
      expect(relative(gammaQ(1, x), Math.exp(-x))).toBeLessThan(1e-14);
      expect(relative(gammaQ(0.5, x), 2 * normalCdf(-Math.sqrt(2 * x)))).toBeLessThan(1e-13);
    }
  });

  test('sums Poisson terms at a whole shape: Q(n, x) = P(Poisson(x) < n)', () => {
    for (const [n, x] of [
      [3, 0.4],
      [12, 15],
      [60, 45],
    ] as const) {
      let term = Math.exp(-x);
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += term;
        term *= x / (k + 1);
      }
      expect(relative(gammaQ(n, x), sum)).toBeLessThan(1e-13);
    }
  });

  test('obeys P(a, x) − P(a + 1, x) = xᵃ e⁻ˣ / Γ(a + 1), and its tails sum to 1', () => {
    for (const a of SHAPES) {
      for (const z of [-2, -0.5, 0, 0.5, 2]) {
        const x = Math.max(0.01 * a, a + z * Math.sqrt(a));
        const term = Math.exp(a * Math.log(x) - x - lnGamma(a + 1));
        // The exponent's own rounding is relative to a ln x; the difference loses the digits by which the term is
        // smaller than P.
        const rounding = 4e-16 * Math.abs(a * Math.log(x)) * term + 1e-12;
        expect(Math.abs(gammaP(a, x) - gammaP(a + 1, x) - term)).toBeLessThan(rounding);
        expect(Math.abs(gammaP(a, x) + gammaQ(a, x) - 1)).toBeLessThan(1e-12);
      }
    }
  });
});

describe('the gamma quantile', () => {
  // Upper 5 % points of chi-square, Abramowitz and Stegun table 26.8.
  test.each([
    [1, 3.84146],
    [2, 5.99146],
    [10, 18.307],
    [30, 43.7729],
    [100, 124.342],
  ])('gives the published 5 %% point of chi-square at %p degrees of freedom, %p', (degrees, point) => {
    expect(relative(2 * gammaQuantile(degrees / 2, 0.95), point)).toBeLessThan(1e-5);
  });

  test.each(SHAPES)('is the inverse of P at shape %p, over all draws that a 32-bit word can give', (shape) => {
    for (const tail of [2 ** -33, 1e-6, 1e-3, 0.02, 0.2, 0.4, 0.5]) {
      const low = gammaQuantile(shape, tail);
      // Below 1e-300 the quantile itself has no digits left (shape 0.01, low tail).
      if (low > 1e-300) expect(relative(gammaP(shape, low), tail)).toBeLessThan(1e-10);
      // 1 − tail is rounded to 2⁻⁵³, which is 2⁻⁵³ / tail relative to the tail.
      expect(relative(gammaQ(shape, gammaQuantile(shape, 1 - tail)), tail)).toBeLessThan(1e-10 + 2 ** -53 / tail);
    }
  });

  test('rises with u and ends at 0 and infinity', () => {
    for (const shape of SHAPES) {
      const grid = Array.from({ length: 199 }, (_, i) => gammaQuantile(shape, (i + 1) / 200));
      for (let i = 1; i < grid.length; i++) expect(grid[i]).toBeGreaterThan(grid[i - 1]!);
      expect([gammaQuantile(shape, 0), gammaQuantile(shape, 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    }
  });
});
