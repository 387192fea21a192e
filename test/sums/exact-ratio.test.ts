import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimate } from '../../src/measures/interval.ts';
import { ExactRatio } from '../../src/sums/exact-ratio.ts';
import { ExactSum } from '../../src/sums/exact-sum.ts';
import { standardErrors, uniforms } from '../draws/goodness-of-fit.ts';

type Counted = [part: number, whole: number];

function ratioOf(counted: readonly Counted[]): ExactRatio {
  const ratio = new ExactRatio();
  for (const [part, whole] of counted) ratio.add(part, whole);
  return ratio;
}

function sumOf(values: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
}

const isAllOrNone = (parts: readonly number[], whole: number) =>
  parts.every((part) => part === 0) || parts.every((part) => part === whole);

const state = ({ count, part, whole, partSquares, products, wholeSquares }: ExactRatio) =>
  [count, part, whole, partSquares, products, wholeSquares].map(String);

const replication = (least: number) =>
  fc.nat({ max: 40 }).chain((more) => fc.tuple(fc.nat({ max: least + more }), fc.constant(least + more)));

describe('a ratio over replications', () => {
  test.each<[string, number, Counted[]]>([
    [
      'none',
      0,
      [
        [0, 2],
        [0, 4],
      ],
    ],
    [
      'all',
      1,
      [
        [2, 2],
        [4, 4],
      ],
    ],
  ])('of %s has no interval, since nothing varies', (_, mean, counted) => {
    expect(estimate(ratioOf(counted))).toEqual({ mean, low: null, high: null });
  });

  test('by hand: 1 of 2 and 3 of 4 are 4 of 6, residuals ∓ 1/3, standard error 1/9', () => {
    const ratio = ratioOf([
      [1, 2],
      [3, 4],
    ]);
    expect(ratio.mean).toBeCloseTo(2 / 3, 12);
    expect(Math.sqrt(ratio.errorVariance)).toBeCloseTo(1 / 9, 12);
    const { low, high } = estimate(ratio);
    // Printed tables give Student's t for one degree of freedom as 12.706.
    expect([low, high]).toEqual([expect.closeTo(2 / 3 - 12.706 / 9, 3), expect.closeTo(2 / 3 + 12.706 / 9, 3)]);
  });

  test('with equal wholes is the mean of the rates, with the same interval', () => {
    const alike = fc
      .integer({ min: 1, max: 50 })
      .chain((whole) =>
        fc.tuple(fc.constant(whole), fc.array(fc.nat({ max: whole }), { minLength: 2, maxLength: 12 })),
      );
    fc.assert(
      fc.property(alike, ([whole, parts]) => {
        const ratio = estimate(ratioOf(parts.map((part): Counted => [part, whole])));
        const mean = estimate(sumOf(parts.map((part) => part / whole)));
        for (const key of ['mean', 'low', 'high'] as const)
          if (!isAllOrNone(parts, whole)) expect(ratio[key]).toBeCloseTo(mean[key] ?? Number.NaN, 6);
      }),
      { seed: 1 },
    );
  });

  test('is the sum of the parts divided by that of the wholes, and its error that of the residuals', () => {
    fc.assert(
      fc.property(fc.array(replication(1), { minLength: 2, maxLength: 12 }), (counted) => {
        const ratio = ratioOf(counted);
        const n = counted.length;
        const whole = counted.reduce((sum, [, x]) => sum + x, 0);
        const mean = counted.reduce((sum, [y]) => sum + y, 0) / whole;
        const squares = counted.reduce((sum, [y, x]) => sum + (y - mean * x) ** 2, 0);
        expect(ratio.mean).toBeCloseTo(mean, 12);
        expect(ratio.errorVariance).toBeCloseTo(((n / (n - 1)) * squares) / whole ** 2, 12);
      }),
      { seed: 2 },
    );
  });

  test('ignores a replication without a whole, and without two that have one there is no interval', () => {
    fc.assert(
      fc.property(fc.array(replication(1), { maxLength: 6 }), fc.nat({ max: 5 }), (counted, empty) => {
        const without = Array.from({ length: empty }, (): Counted => [0, 0]);
        expect(state(ratioOf([...counted, ...without]))).toEqual(state(ratioOf(counted)));
      }),
      { seed: 3 },
    );
    const one: Counted = [1, 1];
    expect(estimate(ratioOf([one, [0, 0]]))).toEqual({ mean: 1, low: null, high: null });
    expect(estimate(ratioOf([[0, 0]]))).toEqual({ mean: null, low: null, high: null });
  });

  test('is the same however it is merged, even from a structured clone', () => {
    fc.assert(
      fc.property(fc.array(replication(0), { maxLength: 12 }), fc.nat({ max: 12 }), (counted, cut) => {
        const merged = new ExactRatio();
        for (const part of [counted.slice(cut), counted.slice(0, cut)]) merged.merge(structuredClone(ratioOf(part)));
        expect(state(merged)).toEqual(state(ratioOf(counted)));
      }),
      { seed: 4 },
    );
  });
});

describe('with many replications', () => {
  const SAMPLES = 2000;
  const REPLICATIONS = 100;
  /** One false alarm in a million. */
  const FALSE_ALARM = 1e-6;

  /**
   * A busy run has 5 people, of whom 2 in 5 are picked up. A quiet run has 1, who is picked up 4 times in 5. Both are
   * equally likely, so (5 · 0.4 + 0.8) ÷ 6 of the people are picked up, while the mean of the runs' rates tends to 0.6.
   */
  const TRUTH = 2.8 / 6;
  const MEAN_OF_RATES = 0.6;
  const PEOPLE = 6;
  const draws = uniforms(SAMPLES * REPLICATIONS * PEOPLE, 31);
  const samples = Array.from({ length: SAMPLES }, (_, s) =>
    Array.from({ length: REPLICATIONS }, (_, r): Counted => {
      const start = (s * REPLICATIONS + r) * PEOPLE;
      const [whole, rate] = draws[start] < 0.5 ? [5, 0.4] : [1, 0.8];
      const people = draws.subarray(start + 1, start + 1 + whole);
      return [people.reduce((sum, u) => sum + (u < rate ? 1 : 0), 0), whole];
    }),
  );

  const covered = (intervals: { low: number | null; high: number | null }[]) =>
    intervals.filter(({ low, high }) => low !== null && high !== null && low <= TRUTH && TRUTH <= high).length;
  const isNinetyFivePercent = (count: number) =>
    Math.abs(count - 0.95 * SAMPLES) < standardErrors(FALSE_ALARM) * Math.sqrt(0.95 * 0.05 * SAMPLES);

  test('the interval covers people’s rate 95 % of the time', () => {
    expect(isNinetyFivePercent(covered(samples.map((one) => estimate(ratioOf(one)))))).toBe(true);
  });

  test('planted fault: the mean of the rates has another limit, and independence is too wide', () => {
    const rates = samples.map((one) => estimate(sumOf(one.map(([part, whole]) => part / whole))));
    const mean = rates.reduce((sum, rate) => sum + (rate.mean ?? 0), 0) / SAMPLES;
    expect(mean).toBeCloseTo(MEAN_OF_RATES, 2);
    expect(isNinetyFivePercent(covered(rates))).toBe(false);
    const independent = samples.map((one) => {
      const [y, x] = [sumOf(one.map(([part]) => part)), sumOf(one.map(([, whole]) => whole))];
      const ratio = y.mean / x.mean;
      const width = 1.984 * Math.sqrt((y.errorVariance + ratio ** 2 * x.errorVariance) / x.mean ** 2);
      return { low: ratio - width, high: ratio + width };
    });
    expect(isNinetyFivePercent(covered(independent))).toBe(false);
  });

  test('its variance is the jackknife’s, within a few per cent', () => {
    for (const one of samples.slice(0, 50)) {
      const ratio = ratioOf(one);
      const [part, whole] = [Number(ratio.part), Number(ratio.whole)];
      const left = one.map(([y, x]) => (part - y) / (whole - x));
      const middle = left.reduce((sum, value) => sum + value, 0) / REPLICATIONS;
      const squares = left.reduce((sum, value) => sum + (value - middle) ** 2, 0);
      const jackknife = ((REPLICATIONS - 1) / REPLICATIONS) * squares;
      expect(Math.abs(ratio.errorVariance / jackknife - 1)).toBeLessThan(0.05);
    }
  });
});
