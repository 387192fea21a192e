import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ExactSum } from '../../src/sums/exact-sum.ts';

const UNIT = 2 ** 30;
/** Multiples of 2^-30 up to about 8 million, which a double holds exactly. */
const unitCount = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });

const sumOf = (values: Iterable<number>) => {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
};
const state = ({ count, sum, squares }: ExactSum) => ({ count, sum, squares });

/** numerator / denominator as a double, by long division to 20 digits more than a double has. */
function ratio(numerator: bigint, denominator: bigint): number {
  const scale = 10n ** 40n;
  const quotient = (numerator * scale) / denominator;
  return Number(`${quotient}e-40`);
}

describe('an exact sum', () => {
  test('has the mean and the sample variance of exact rational arithmetic, to the last bits of a double', () => {
    const property = fc.property(fc.array(unitCount, { minLength: 2, maxLength: 30 }), (units) => {
      const n = BigInt(units.length);
      const sum = units.reduce((total, value) => total + BigInt(value), 0n);
      const squares = units.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
      const found = sumOf(units.map((value) => value / UNIT));
      // Four roundings of 2^-53 each at most.
      const bound = (truth: number) => 4 * 2 ** -53 * Math.abs(truth);
      const mean = ratio(sum, n * BigInt(UNIT));
      expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(bound(mean));
      const variance = ratio(n * squares - sum * sum, n * (n - 1n) * BigInt(UNIT) ** 2n);
      expect(Math.abs(found.variance - variance)).toBeLessThanOrEqual(bound(variance));
    });
    fc.assert(property, { seed: 1 });
  });

  test('keeps a small spread around a large mean', () => {
    expect(sumOf([1e9, 1e9 + 1, 1e9 + 2]).variance).toBe(1);
  });

  test('planted fault: sums of doubles lose it', () => {
    const values = [1e9, 1e9 + 1, 1e9 + 2];
    const sum = values.reduce((total, x) => total + x, 0);
    const squares = values.reduce((total, x) => total + x * x, 0);
    expect((squares - (sum * sum) / 3) / 2).not.toBe(1);
  });

  test('is the same in any order and however it is divided', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    const parts = fc.integer({ min: 1, max: 5 });
    const property = fc.property(values, parts, fc.func(fc.nat()), (list, count, keyOf) => {
      const shuffled = list.toSorted((a, b) => keyOf(a) - keyOf(b));
      const merged = new ExactSum();
      for (let part = count - 1; part >= 0; part--) {
        // As in a worker's message.
        merged.merge(structuredClone(state(sumOf(shuffled.filter((_, i) => i % count === part)))));
      }
      expect(state(merged)).toEqual(state(sumOf(list)));
    });
    fc.assert(property, { seed: 2 });
  });

  test('planted fault: doubles added in another order are not the same', () => {
    expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
    expect(state(sumOf([0.1, 0.2, 0.3]))).toEqual(state(sumOf([0.3, 0.2, 0.1])));
  });

  test('has no mean without values and no variance with one', () => {
    expect(sumOf([]).mean).toBeNaN();
    expect(sumOf([5]).mean).toBe(5);
    expect(sumOf([5]).variance).toBeNaN();
  });
});
