import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../src/measures/interval.ts';
import { ratioDifference } from '../../src/measures/ratio-difference.ts';
import { designEffect, shareDifference, shareEstimate, wilson } from '../../src/measures/share-interval.ts';
import { ExactProducts, ExactRatio } from '../../src/sums/exact-ratio.ts';
import { uniforms } from '../draws/goodness-of-fit.ts';

type Counted = [part: number, whole: number];

function ratioOf(counted: readonly Counted[]): ExactRatio {
  const ratio = new ExactRatio();
  for (const [part, whole] of counted) ratio.add(part, whole);
  return ratio;
}

function productsOf(one: readonly Counted[], two: readonly Counted[]): ExactProducts {
  const products = new ExactProducts();
  for (const [i, counts] of one.entries()) products.add(counts, two[i]);
  return products;
}

function difference(one: readonly Counted[], two: readonly Counted[]) {
  const [a, b] = [ratioOf(one), ratioOf(two)];
  const between = ratioDifference(a, b, productsOf(one, two));
  if (between === null) throw new Error('A ratio has no cases.');
  return shareDifference(a, b, between);
}

describe('Wilson’s interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d of %d is the printed one', (part, whole, low, high) => {
    const found = wilson(part / whole, whole);
    expect([found.low, found.high].map((end) => end.toFixed(4))).toEqual([low, high].map((end) => end.toFixed(4)));
  });

  test('of none begins at exactly 0, and of all it ends at exactly 1', () => {
    expect(wilson(0, 7).low).toBe(0);
    expect(wilson(1, 7).high).toBe(1);
  });
});

describe('a share over replications', () => {
  test('with few cases has Wilson’s interval', () => {
    // 20 replications of 4 people, nobody picked up: z² ÷ (80 + z²), z² = 3.841459.
    const { mean, low, high } = shareEstimate(ratioOf(Array.from({ length: 20 }, (): Counted => [0, 4])));
    expect([mean, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(3.841459 / 83.841459, 7);
    // All of them: the same from the other end.
    const all = shareEstimate(ratioOf(Array.from({ length: 20 }, (): Counted => [4, 4])));
    expect(all).toEqual({ mean: 1, low: expect.closeTo(1 - 3.841459 / 83.841459, 7), high: 1 });
  });

  test('divides its cases by the design effect: by hand, 0 of 4 and 4 of 4', () => {
    // R = 1/2, residuals −2 and 2: 2 · 8 ÷ 64 = 1/4. Independent: 1/4 ÷ 8. The effect is 8, so one case is left:
    // 1/2 ± z √(1/4 + z²/4) ÷ (1 + z²) with z = 1.959964.
    const clustered = ratioOf([
      [0, 4],
      [4, 4],
    ]);
    expect(designEffect(clustered)).toBeCloseTo(8, 12);
    const half = (1.959964 * Math.sqrt(0.25 + 3.841459 / 4)) / 4.841459;
    expect(shareEstimate(clustered).low).toBeCloseTo(0.5 - half, 6);
    expect(shareEstimate(clustered).high).toBeCloseTo(0.5 + half, 6);
  });

  test('has a design effect of at least 1', () => {
    // 1 of 2 in every replication varies less than independent people would.
    expect(
      designEffect(
        ratioOf([
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toBe(1);
    expect(designEffect(ratioOf([[0, 5]]))).toBe(1);
  });

  test('with 10 cases of each kind has Student’s, within 0 and 1', () => {
    const enough = ratioOf([
      [1, 10],
      [9, 10],
    ]);
    // 1/2 ± 12.7 · 0.4 is wider than what is possible.
    expect(shareEstimate(enough)).toEqual({ mean: 0.5, low: 0, high: 1 });
    const wide = estimate(enough);
    expect(wide.low).toBeLessThan(0);
    // Planted fault: with 9 it is Wilson's, which does not reach 0.
    const few = ratioOf([
      [1, 10],
      [8, 10],
    ]);
    expect(shareEstimate(few).low).toBeGreaterThan(0);
  });

  // 25 replications of 8 people, of whom 1 % are picked up, 2 of 200 on average. Either each alone, or, in each
  // replication, all or none of four of them.
  const SAMPLES = 1500;
  const P = 0.01;
  const samples = (size: number) => {
    const draws = uniforms(SAMPLES * 25 * 2 * (4 / size), 77 + size);
    const clusters = 8 / size;
    let next = 0;
    return Array.from({ length: SAMPLES }, () =>
      ratioOf(
        Array.from({ length: 25 }, (): Counted => {
          let part = 0;
          for (let c = 0; c < clusters; c++) part += draws[next++] < P ? size : 0;
          return [part, 8];
        }),
      ),
    );
  };
  const coverage = (all: ExactRatio[], of: (share: ExactRatio) => { low: number | null; high: number | null }) =>
    all.filter((share) => {
      const { low, high } = of(share);
      return low !== null && high !== null && low <= P && P <= high;
    }).length / SAMPLES;

  test('covers a rare share about 95 % of the time; planted fault: Student’s interval alone does not', () => {
    const all = samples(1);
    expect(coverage(all, shareEstimate)).toBeGreaterThan(0.93);
    expect(coverage(all, estimate)).toBeLessThan(0.9);
  });

  test('covers it with people who come in fours, whose design effect is 4; less often without it', () => {
    const all = samples(4);
    const without = (share: ExactRatio) => wilson(share.mean, Number(share.whole));
    expect(coverage(all, shareEstimate)).toBeGreaterThan(0.93);
    expect(coverage(all, without)).toBeLessThan(coverage(all, shareEstimate));
    const effects = all.filter(({ part }) => part > 0n).map(designEffect);
    expect(effects.reduce((sum, effect) => sum + effect, 0) / effects.length).toBeCloseTo(4, 0);
  });
});

describe('the difference of two shares', () => {
  test('is 0 ± 0 if all pairs agree', () => {
    const same: Counted[] = [
      [0, 4],
      [1, 3],
      [0, 2],
    ];
    expect(difference(same, same)).toEqual({ mean: 0, low: 0, high: 0 });
  });

  test('of none of 3 and none of 4 is not 0 ± 0, since the pairs differ', () => {
    const { mean, low, high } = difference(
      [
        [0, 1],
        [0, 2],
      ],
      [
        [0, 2],
        [0, 2],
      ],
    );
    expect(mean).toBe(0);
    // From the upper ends of Wilson's intervals of 0 of 3 and 0 of 4: z² ÷ (n + z²).
    expect(high).toBeCloseTo(3.841459 / 6.841459, 6);
    expect(low).toBeCloseTo(-3.841459 / 7.841459, 6);
  });

  test('with few cases is put together from both intervals: 9 of 10 less 3 of 10', () => {
    // Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, contrast (b), method 10: 0.1705 to 0.8090. In no
    // replication do both have people, so their errors are not correlated.
    const nine: Counted[] = [
      [3, 3],
      [3, 3],
      [3, 4],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    const three: Counted[] = [
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 2],
      [1, 2],
      [1, 2],
      [0, 2],
      [0, 2],
    ];
    const { mean, low, high } = difference(nine, three);
    expect(mean).toBeCloseTo(0.6, 12);
    expect(low?.toFixed(4)).toBe('0.1705');
    expect(high?.toFixed(4)).toBe('0.8090');
  });
});
