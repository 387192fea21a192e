import { describe, expect, test } from '@jest/globals';
import type { Distribution } from '../../src/draws/distribution.ts';
import { cdf, compile, LONGEST_SECONDS, median, moments } from '../../src/draws/sampler.ts';
import { kolmogorovSmirnov, sampleMoments, standardErrors, uniforms } from './goodness-of-fit.ts';

const clearing: Distribution = { kind: 'lognormal', mu: 8.16, sigma: 0.72 };
const CONTINUOUS: [name: string, Distribution][] = [
  ['uniform', { kind: 'uniform', low: 3600, high: 7200 }],
  ['triangular', { kind: 'triangular', low: 600, mode: 1800, high: 7200 }],
  ['triangular without a rising side', { kind: 'triangular', low: 600, mode: 600, high: 7200 }],
  ['exponential', { kind: 'exponential', mean: 5400 }],
  ['lognormal', clearing],
  ['gamma', { kind: 'gamma', shape: 2.8, scale: 1100 }],
  ['gamma of small shape', { kind: 'gamma', shape: 0.3, scale: 90_000 }],
  ['weibull', { kind: 'weibull', shape: 1.6, scale: 4000 }],
  ['weibull of small shape', { kind: 'weibull', shape: 0.8, scale: 4000 }],
  [
    'empirical',
    {
      kind: 'empirical',
      points: [
        [0, 60],
        [0.05, 1140],
        [0.25, 2100],
        [0.5, 3600],
        [0.75, 5700],
        [0.95, 11_040],
        [1, 86_400],
      ],
    },
  ],
  [
    'mixture, one part of it a mixture',
    {
      kind: 'mixture',
      parts: [
        { weight: 0.2, of: { kind: 'uniform', low: 0, high: 600 } },
        { weight: 0.5, of: clearing },
        {
          weight: 0.3,
          of: {
            kind: 'mixture',
            parts: [
              { weight: 3, of: { kind: 'exponential', mean: 1000 } },
              { weight: 1, of: { kind: 'weibull', shape: 2, scale: 20_000 } },
            ],
          },
        },
      ],
    },
  ],
];

/**
 * All checks against samples in this file together raise one false alarm in a million choices of seeds: a
 * Kolmogorov–Smirnov test and two moments for each distribution. The seeds are fixed.
 */
const FALSE_ALARM = 1e-6 / (3 * CONTINUOUS.length);
const COUNT = 20_000;

const sampled = CONTINUOUS.map(([name, d], i) => [name, d, uniforms(COUNT, i).map(compile(d).quantile)] as const);

describe.each(sampled)('%s', (_, d, sample) => {
  test('follows its own cdf (Kolmogorov–Smirnov)', () => {
    expect(kolmogorovSmirnov(sample, (x) => cdf(d, x))).toBeGreaterThan(FALSE_ALARM);
  });

  test('has the mean and variance that `moments` states', () => {
    const { mean, variance, meanError, varianceError } = sampleMoments(sample);
    const z = standardErrors(FALSE_ALARM);
    expect(Math.abs(mean - moments(d).mean)).toBeLessThan(z * meanError);
    expect(Math.abs(variance - moments(d).variance)).toBeLessThan(z * varianceError);
  });

  test('has half its weight at or below its median', () => {
    expect(cdf(d, median(d))).toBeCloseTo(0.5, 10);
  });

  test('has a cdf that rises from 0 to 1', () => {
    const grid = Array.from({ length: 400 }, (_, i) => cdf(d, i * 300 - 300));
    expect(grid[0]).toBe(0);
    for (let i = 1; i < grid.length; i++) expect(grid[i]).toBeGreaterThanOrEqual(grid[i - 1]!);
    expect(cdf(d, 1e9)).toBeCloseTo(1, 12);
  });

  test('samples its quantile rounded to the whole second', () => {
    const { quantile, sample: draw } = compile(d);
    const us = uniforms(3000, 99);
    expect(us.map(draw)).toEqual(us.map((u) => Math.round(quantile(u))));
  });
});

describe('planted faults are caught at the same false-alarm rate', () => {
  const sample = uniforms(COUNT, 4).map(compile(clearing).quantile);

  // At this rate and size the test detects a distance of √(ln(2 / rate) / 2n) = 0.021. A sigma off by a share s moves
  // the cdf by up to 0.24 s, a median off by s by up to 0.4 s / sigma.
  test.each([
    ['a sigma 15 % too great', { ...clearing, sigma: 0.72 * 1.15 }],
    ['a sigma 15 % too small', { ...clearing, sigma: 0.72 * 0.85 }],
    ['a median 5 % too great', { ...clearing, mu: 8.16 + Math.log(1.05) }],
  ])('%s, by Kolmogorov–Smirnov', (_, wrong) => {
    expect(kolmogorovSmirnov(sample, (x) => cdf(wrong, x))).toBeLessThan(FALSE_ALARM);
  });

  test('a sigma 15 % too large, by the mean', () => {
    const { mean, meanError } = sampleMoments(sample);
    const wrong = moments({ ...clearing, sigma: 0.72 * 1.15 });
    expect(Math.abs(mean - wrong.mean)).toBeGreaterThan(standardErrors(FALSE_ALARM) * meanError);
  });

  test('a mixture that uses the same u for the choice and for the part', () => {
    const part: Distribution = { kind: 'uniform', low: 0, high: 100 };
    const mixture: Distribution = {
      kind: 'mixture',
      parts: [
        { weight: 0.5, of: part },
        { weight: 0.5, of: { kind: 'constant', seconds: 0 } },
      ],
    };
    const reused = uniforms(COUNT, 3).map((u) => (u < 0.5 ? compile(part).quantile(u) : 0));
    const { mean, meanError } = sampleMoments(reused);
    expect(Math.abs(mean - moments(mixture).mean)).toBeGreaterThan(standardErrors(FALSE_ALARM) * meanError);
  });
});

describe('a constant', () => {
  const d: Distribution = { kind: 'constant', seconds: 89.6 };

  test('ignores u, and rounds only its sample', () => {
    expect([0.01, 0.5, 0.99].map(compile(d).quantile)).toEqual([89.6, 89.6, 89.6]);
    expect([0.01, 0.5, 0.99].map(compile(d).sample)).toEqual([90, 90, 90]);
    expect(median(d)).toBe(89.6);
    expect(moments(d)).toEqual({ mean: 89.6, variance: 0 });
    expect([cdf(d, 89.5), cdf(d, 89.6)]).toEqual([0, 1]);
  });

  test('reports its constant value, which no other kind does', () => {
    expect(compile(d).fixed).toBe(90);
    for (const [, other] of CONTINUOUS) expect(compile(other).fixed).toBeNull();
  });
});

describe('a mixture', () => {
  const values = (weights: number[]): Distribution => ({
    kind: 'mixture',
    parts: weights.map((weight, i) => ({ weight, of: { kind: 'constant', seconds: 100 * i } })),
  });

  test('gives each part the share of its weight, in order of u; a part of weight 0 is never chosen', () => {
    const { sample } = compile(values([0.25, 0, 0.5, 0.25]));
    expect([0.1, 0.24, 0.26, 0.74, 0.76].map(sample)).toEqual([0, 0, 200, 200, 300]);
  });

  test('uses the rest of u for the part', () => {
    const wait: Distribution = { kind: 'uniform', low: 1000, high: 2000 };
    const { quantile } = compile({
      kind: 'mixture',
      parts: [
        { weight: 0.6, of: { kind: 'constant', seconds: 0 } },
        { weight: 0.4, of: wait },
      ],
    });
    expect(quantile(0.7)).toBeCloseTo(1250, 9);
    expect(quantile(0.9)).toBeCloseTo(1750, 9);
  });

  test('has as its median the smallest value that half of the draws do not exceed', () => {
    expect(median(values([0.5, 0.5]))).toBe(0);
    expect(median(values([0.4, 0.3, 0.3]))).toBe(100);
    expect(median(values([0.1, 0, 0.9]))).toBe(200);
  });

  test('stays finite on the border between two parts', () => {
    const tail: Distribution = { kind: 'exponential', mean: 60 };
    const parts = [
      { weight: 1 / 3, of: tail },
      { weight: 2 / 3, of: tail },
    ];
    const { sample } = compile({ kind: 'mixture', parts });
    // The uniforms next to the border on both sides. ln of the 2⁻⁵³ kept free bounds the result: 60 · 53 ln 2 = 2204.
    for (const u of [1 / 3 - 2 ** -54, 1 / 3, 1 / 3 + 2 ** -54]) expect(sample(u)).toBeLessThanOrEqual(2205);
  });
});

describe('limits', () => {
  test('no sample exceeds LONGEST_SECONDS, whatever the tail', () => {
    const endless: Distribution = { kind: 'lognormal', mu: 15, sigma: 5 };
    expect(compile(endless).sample(1 - 2 ** -33)).toBe(LONGEST_SECONDS);
    expect(compile({ kind: 'constant', seconds: 1e12 }).sample(0.5)).toBe(LONGEST_SECONDS);
  });

  test.each<[string, Distribution, number]>([
    ['uniform', { kind: 'uniform', low: 5, high: 5 }, 5],
    ['triangular', { kind: 'triangular', low: 5, mode: 5, high: 5 }, 5],
    ['lognormal', { kind: 'lognormal', mu: Math.log(5), sigma: 0 }, 5],
  ])('a %s without spread is its single value', (_, d, value) => {
    for (const u of [2 ** -33, 0.5, 1 - 2 ** -33]) expect(compile(d).quantile(u)).toBeCloseTo(value, 12);
    expect([cdf(d, 4.99), cdf(d, 5.01)]).toEqual([0, 1]);
    expect(moments(d).variance).toBe(0);
  });
});
