import { describe, expect, test } from '@jest/globals';
import { dayCount } from '../../src/draws/day-count.ts';
import { lnGamma } from '../../src/draws/gamma.ts';
import { chiSquare, sampleMoments, standardErrors, uniforms } from './goodness-of-fit.ts';

/**
 * The textbook probability, computed with ln Γ: Poisson, or negative binomial with r = mean / (dispersion − 1), p = 1 /
 * dispersion.
 */
function probability(k: number, mean: number, dispersion: number): number {
  if (dispersion === 1) return Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1));
  const r = mean / (dispersion - 1);
  const choose = lnGamma(k + r) - lnGamma(r) - lnGamma(k + 1);
  return Math.exp(choose - r * Math.log(dispersion) + k * Math.log(1 - 1 / dispersion));
}

const CASES: [mean: number, dispersion: number][] = [
  [0.3, 1],
  [6.22, 1],
  [6.22, 1.64],
  [100, 1],
  [100, 3],
  [2, 20],
  [30_000, 1],
  [30_000, 1.64],
];

/** A chi-square test and two moments per case, which together raise one false alarm in a million. */
const FALSE_ALARM = 1e-6 / (3 * CASES.length);
const COUNT = 50_000;

describe.each(CASES)('a day with mean %p and variance ÷ mean %p', (mean, dispersion) => {
  const sample = uniforms(COUNT, 11).map(dayCount(mean, dispersion).quantile);
  const most = Math.ceil(mean + 12 * Math.sqrt(mean * dispersion) + 40 * dispersion);

  test('has the textbook frequencies (chi-square)', () => {
    const observed = new Float64Array(most + 1);
    for (const k of sample) observed[k]!++;
    const expected = Float64Array.from({ length: most + 1 }, (_, k) => COUNT * probability(k, mean, dispersion));
    expect(chiSquare(observed, expected)).toBeGreaterThan(FALSE_ALARM);
  });

  test('has the given mean and variance', () => {
    const m = sampleMoments(sample);
    const z = standardErrors(FALSE_ALARM);
    expect(Math.abs(m.mean - mean)).toBeLessThan(z * m.meanError);
    expect(Math.abs(m.variance - mean * dispersion)).toBeLessThan(z * m.varianceError);
  });

  test('steps from k to k + 1 where the textbook cdf passes u', () => {
    const { quantile } = dayCount(mean, dispersion);
    let below = 0;
    for (let k = 0; k <= most; k++) {
      const upTo = below + probability(k, mean, dispersion);
      // ln Γ of a large count loses digits in the textbook's own sum, so values close to the step are skipped.
      if (below > 1e-6 && upTo < 1 - 1e-6 && upTo - below > 1e-6) {
        expect(quantile(below + 0.01 * (upTo - below))).toBe(k);
        expect(quantile(upTo - 0.01 * (upTo - below))).toBe(k);
      }
      below = upTo;
    }
  });
});

test('planted faults: Poisson days instead of overdispersed ones, and a mean 3 % off, are caught', () => {
  const sample = uniforms(COUNT, 11).map(dayCount(6.22, 1.64).quantile);
  const observed = new Float64Array(100);
  for (const k of sample) observed[k]!++;
  for (const [mean, dispersion] of [
    [6.22, 1],
    [6.22 * 1.03, 1.64],
  ] as const) {
    const expected = Float64Array.from({ length: 100 }, (_, k) => COUNT * probability(k, mean, dispersion));
    expect(chiSquare(observed, expected)).toBeLessThan(FALSE_ALARM);
  }
});

describe('at the ends of its range', () => {
  const ENDS = [2 ** -33, 0.5, 1 - 2 ** -33];

  test('a mean of 0 gives no bookings', () => {
    for (const dispersion of [1, 1.64, 10_000]) expect(ENDS.map(dayCount(0, dispersion).quantile)).toEqual([0, 0, 0]);
  });

  test('a mean of 200,000 keeps within 7 standard deviations, where 2⁻³³ and its complement lie', () => {
    const [least, middle, most] = ENDS.map(dayCount(200_000, 1).quantile) as [number, number, number];
    const deviation = Math.sqrt(200_000);
    // Φ⁻¹(2⁻³³) = −6.34; a Poisson median is within 1 of its mean (Choi 1994).
    expect(Math.abs(middle - 200_000)).toBeLessThanOrEqual(1);
    for (const end of [200_000 - least, most - 200_000]) {
      expect(end).toBeGreaterThan(6 * deviation);
      expect(end).toBeLessThan(7 * deviation);
    }
  });

  test.each([
    [-1, 1],
    [200_001, 1],
    [Number.NaN, 1],
    [5, 0.9],
    [5, 10_001],
    [5, Number.NaN],
  ])('mean %p with variance ÷ mean %p is refused, with what is allowed', (mean, dispersion) => {
    expect(() => dayCount(mean, dispersion)).toThrow(/it must be from/);
  });
});
