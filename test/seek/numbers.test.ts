import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evenly, roundNumbers } from '../../src/seek/numbers.ts';

const between = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean())
  .map(([low, more, isWhole]) => ({ low, high: low + more, isWhole }));

describe('numbers to try', () => {
  test('are evenly spaced, with the value as written among them', () => {
    expect(evenly({ low: 0, high: 1, isWhole: false }, 5, 0.3)).toEqual([0, 0.25, 0.3, 0.5, 0.75, 1]);
    expect(evenly({ low: 1, high: 4, isWhole: true }, 13, 2)).toEqual([1, 2, 3, 4]);
    expect(evenly({ low: 0, high: 1, isWhole: false }, 3, 7)).toEqual([0, 0.5, 1]);
  });

  test('are round between ends that need not be', () => {
    expect(roundNumbers({ low: 0.13, high: 0.48, isWhole: false }, 7)).toEqual([
      0.13, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.48,
    ]);
    expect(roundNumbers({ low: 3, high: 3, isWhole: false }, 7)).toEqual([3]);
  });

  test('ascend within their bounds, have both ends, and are whole where they have to be', () => {
    fc.assert(
      fc.property(between, fc.integer({ min: 2, max: 30 }), (bounds, count) => {
        for (const numbers of [evenly(bounds, count, null), roundNumbers(bounds, count)]) {
          expect([numbers[0], numbers.at(-1)]).toEqual([bounds.low, bounds.high]);
          expect(numbers.every((number, i) => i === 0 || number > numbers[i - 1])).toBe(true);
          expect(!bounds.isWhole || numbers.every(Number.isInteger)).toBe(true);
        }
      }),
    );
  });
});
