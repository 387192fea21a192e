import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeTenths } from '../../src/attribute/whole-tenths.ts';

describe('parts in tenths of a point', () => {
  test('sum to the rounded whole, where each rounded by itself would not', () => {
    // A third of 10 points each.
    expect(wholeTenths([1, 1, 1], 3, 10)).toEqual([34, 33, 33]);
    expect(wholeTenths([-1, -1, 3], 3, 10)).toEqual([-33, -34, 100]);
  });

  test('are 0 without a detainer', () => {
    expect(wholeTenths([0, 0], 2, 0)).toEqual([0, 0]);
  });

  test('are within a tenth of themselves, and sum to the rounded sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 5040 }),
        fc.integer({ min: 1, max: 1e5 }),
        (numerators, denominator, whole) => {
          const exact = numerators.map((one) => (one * 1000) / (denominator * whole));
          const tenths = wholeTenths(numerators, denominator, whole);
          for (const [i, one] of tenths.entries()) expect(Math.abs(one - exact[i])).toBeLessThan(1 + 1e-6);
          const sum = exact.reduce((all, one) => all + one, 0);
          expect(Math.abs(tenths.reduce((all, one) => all + one, 0) - sum)).toBeLessThanOrEqual(0.5 + 1e-4);
        },
      ),
    );
  });
});
