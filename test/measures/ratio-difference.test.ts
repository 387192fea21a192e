import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ratioDifference } from '../../src/measures/ratio-difference.ts';
import { ExactProducts, ExactRatio } from '../../src/sums/exact-ratio.ts';

type Counted = [part: number, whole: number];
type Pair = [one: Counted, two: Counted];

function between(pairs: readonly Pair[]) {
  const [one, two, products] = [new ExactRatio(), new ExactRatio(), new ExactProducts()];
  for (const [first, second] of pairs) {
    one.add(...first);
    two.add(...second);
    products.add(first, second);
  }
  return ratioDifference(one, two, products);
}

describe('the difference of two ratios over three replications', () => {
  // By hand: 1 + 2 + 3 of 2 + 4 + 6 is 6/12 = 1/2; 0 + 1 + 2 of 2 + 2 + 2 is 3/6 = 1/2.
  const pairs: Pair[] = [
    [
      [1, 2],
      [0, 2],
    ],
    [
      [2, 4],
      [1, 2],
    ],
    [
      [3, 6],
      [2, 2],
    ],
  ];

  test('is the difference of the pooled ratios, with the error of the paired residuals', () => {
    // Residuals of the first are 0. Of the second: −1, 0 and 1, divided by 6. So 3/2 · (1/36 + 1/36) = 1/12.
    const found = between(pairs);
    expect(found?.mean).toBe(0);
    expect(found?.errorVariance).toBeCloseTo(1 / 12, 14);
    expect(found?.isSame).toBe(false);
    expect(found?.count).toBe(3);
  });

  test('has no error if every pair agrees', () => {
    const found = between(pairs.map(([, two]): Pair => [two, two]));
    expect([found?.mean, found?.errorVariance, found?.isSame]).toEqual([0, 0, true]);
    expect(found?.correlation).toBeCloseTo(1, 12);
  });

  test('does not exist if one of them has no cases', () => {
    expect(between(pairs.map(([one]): Pair => [one, [0, 0]]))).toBeNull();
  });
});

test('agrees with doubles, also where one of a pair has no cases', () => {
  const counts = fc.nat({ max: 9 }).chain((whole) => fc.tuple(fc.nat({ max: 3 * whole }), fc.constant(whole)));
  const pairs = fc.array(fc.tuple(counts, counts), { minLength: 3, maxLength: 20 });
  const property = fc.property(pairs, (all) => {
    const total = (k: 0 | 1, i: 0 | 1) => all.reduce((sum, pair) => sum + pair[k][i], 0);
    fc.pre(total(0, 1) > 0 && total(1, 1) > 0);
    const [r1, r2] = [total(0, 0) / total(0, 1), total(1, 0) / total(1, 1)];
    const n = all.filter(([[, x1], [, x2]]) => x1 > 0 || x2 > 0).length;
    fc.pre(n > 1);
    const residuals = all.map(([[y1, x1], [y2, x2]]) => (y1 - r1 * x1) / total(0, 1) - (y2 - r2 * x2) / total(1, 1));
    const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
    const found = between(all as Pair[]);
    expect(found?.mean).toBeCloseTo(r1 - r2, 10);
    expect(found?.errorVariance).toBeCloseTo((n / (n - 1)) * squares, 10);
  });
  fc.assert(property, { seed: 1 });
});
