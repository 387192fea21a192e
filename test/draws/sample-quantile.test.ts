import { describe, expect, test } from '@jest/globals';
import { sampleQuantile } from '../../src/draws/sample-quantile.ts';

describe('a quantile of type 7', () => {
  test('by hand: of 1, 2, 3, 4 at 5 % it is 1 + 3 · 0.05, and at 95 % 1 + 3 · 0.95', () => {
    expect(sampleQuantile([1, 2, 3, 4], 0.05)).toBeCloseTo(1.15, 12);
    expect(sampleQuantile([1, 2, 3, 4], 0.95)).toBeCloseTo(3.85, 12);
    expect(sampleQuantile([1, 2, 3, 4], 1)).toBe(4);
    expect(sampleQuantile([7], 0.3)).toBe(7);
  });
});
