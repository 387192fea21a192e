import { describe, expect, test } from '@jest/globals';
import {
  gammaFromMeanAndCv,
  lognormalFromMeanAndCv,
  lognormalFromMedianAndQuantile,
  weibullFromMedianAndQuantile,
} from '../../src/draws/from-figures.ts';
import { cdf, median, moments } from '../../src/draws/sampler.ts';

describe.each([
  ['lognormal', lognormalFromMedianAndQuantile],
  ['weibull', weibullFromMedianAndQuantile],
])('%s from a median and a quantile', (_, make) => {
  test.each([
    [3600, 0.95, 11_040],
    [3600, 0.05, 1140],
    [60, 0.75, 61],
    [1, 0.999, 1e6],
  ])('median %p and quantile %p of %p are reproduced', (half, p, value) => {
    const d = make(half, p, value);
    expect(median(d) / half).toBeCloseTo(1, 12);
    expect(cdf(d, value)).toBeCloseTo(p, 10);
  });

  test.each([
    [0, 0.9, 100, 'expected a finite median above 0, got 0 seconds'],
    [Number.POSITIVE_INFINITY, 0.9, 100, 'finite'],
    [60, 0.5, 60, 'that is not ½'],
    [60, 1, 100, 'between 0 and 1'],
    [60, Number.NaN, 100, 'between 0 and 1'],
    [60, 0.9, 50, 'above the median of 60 seconds'],
    [60, 0.1, 70, 'between 0 and the median of 60 seconds'],
    [60, 0.1, 0, 'between 0 and the median of 60 seconds'],
    [60, 0.9, Number.NaN, 'above the median'],
  ])('median %p with quantile %p of %p is refused, with what is allowed', (half, p, value, message) => {
    expect(() => make(half, p, value)).toThrow(message);
  });
});

describe.each([
  ['lognormal', lognormalFromMeanAndCv],
  ['gamma', gammaFromMeanAndCv],
])('%s from a mean and cv', (_, make) => {
  test.each([
    [129_600, 1.5],
    [3000, 0.6],
    [60, 0.001],
    [60, 10],
  ])('mean %p and cv %p are reproduced', (mean, cv) => {
    const m = moments(make(mean, cv));
    expect(m.mean / mean).toBeCloseTo(1, 12);
    expect(Math.sqrt(m.variance) / mean / cv).toBeCloseTo(1, 8);
  });

  test.each([
    [0, 1],
    [-5, 1],
    [Number.POSITIVE_INFINITY, 1],
    [60, 0],
    [60, -0.2],
    [60, Number.NaN],
  ])('mean %p with cv %p is refused, with what is allowed', (mean, cv) => {
    expect(() => make(mean, cv)).toThrow(/finite mean above 0.*use constant|cv is above 0 and finite/);
  });
});

test('a gamma distribution stays within the shapes for which its quantile is accurate', () => {
  expect(() => gammaFromMeanAndCv(60, 11)).toThrow('from 0.001 to 10');
});
