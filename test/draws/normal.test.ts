import { describe, expect, test } from '@jest/globals';
import { normalCdf, normalQuantile } from '../../src/draws/normal.ts';

const relative = (value: number, truth: number) => Math.abs(value / truth - 1);

describe('the standard normal quantile', () => {
  // The three check values of Wichura 1988, one for each of its three regions.
  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
  ])('at %p is the published %p', (p, z) => {
    expect(relative(normalQuantile(p), z)).toBeLessThan(1e-15);
  });

  test('is antisymmetric, 0 in the middle, infinite at the ends', () => {
    for (const p of [0.01, 0.07, 0.08, 0.3]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
  });
});

describe('the standard normal cdf', () => {
  // Abramowitz and Stegun, table 26.1 (first three); the tails to 16 digits from erfc.
  test.each([
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [-3, 1.3498980316300946e-3],
    [-6, 9.865876450376981e-10],
    [-20, 2.7536241186062337e-89],
  ])('at %p is the published %p', (x, p) => {
    expect(relative(normalCdf(x), p)).toBeLessThan(2e-14);
  });

  test('is the inverse of the quantile, over all draws that a 32-bit word can give', () => {
    for (let exponent = -33; exponent < -1; exponent++) {
      for (const p of [2 ** exponent, 1.37 * 2 ** exponent])
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-13);
    }
    for (let x = -6; x <= 6; x += 0.05) {
      // Near 1 a probability has a resolution of only 2⁻⁵³; the density turns that into an error of x.
      const lost = 1e-13 + 2 ** -53 / (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI));
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(lost);
    }
  });

  test('has the density as its slope', () => {
    // Central difference: error h² / 6 · max |φ″| < 0.2 h², plus rounding 2⁻⁵³ / h.
    const h = 1e-5;
    for (let x = -8; x <= 8; x += 0.31) {
      const slope = (normalCdf(x + h) - normalCdf(x - h)) / (2 * h);
      const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
      expect(Math.abs(slope - density)).toBeLessThan(0.2 * h * h + 4 * (2 ** -53 / h));
    }
  });
});
