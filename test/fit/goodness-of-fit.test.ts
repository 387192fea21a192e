import { describe, expect, test } from '@jest/globals';
import { cdf } from '../../src/draws/sampler.ts';
import { bootstrapP, ksDistance } from '../../src/fit/goodness-of-fit.ts';
import { type Family, type Fitted, fitFamily } from '../../src/fit/maximum-likelihood.ts';
import { syntheticSample } from './synthetic-sample.ts';

function pOf(values: number[], family: Family, samples?: number): number {
  const ascending = Float64Array.from(values).sort();
  const fitted = fitFamily(family, ascending);
  return bootstrapP(
    fitted,
    ksDistance(ascending, (x) => cdf(fitted, x)),
    values.length,
    samples,
  );
}

describe('Kolmogorov–Smirnov distance', () => {
  const uniform = (x: number) => x;

  test('is the largest gap on either side of a jump', () => {
    // Shares are 0.25 to 1 at these points; the widest gap is below the first: 0.4 − 0.
    expect(ksDistance([0.4, 0.5, 0.7, 0.9], uniform)).toBeCloseTo(0.4, 12);
    // Here it is above the last: 1 − 0.6.
    expect(ksDistance([0.1, 0.3, 0.5, 0.6], uniform)).toBeCloseTo(0.4, 12);
  });

  test('counts equal values as one jump', () => {
    // The share goes from 0 to 1 at ½.
    expect(ksDistance([0.5, 0.5, 0.5, 0.5], uniform)).toBeCloseTo(0.5, 12);
  });
});

describe('p by parametric bootstrap', () => {
  const truths: Fitted[] = [
    { kind: 'lognormal', mu: 8.16, sigma: 0.72 },
    { kind: 'gamma', shape: 1.7, scale: 2700 },
    { kind: 'weibull', shape: 1.3, scale: 4900 },
  ];

  /** P(X > count) for X binomial. */
  function chanceOfMore(count: number, of: number, p: number): number {
    let term = (1 - p) ** of;
    let below = term;
    for (let k = 1; k <= count; k++) {
      term *= ((of - k + 1) / k) * (p / (1 - p));
      below += term;
    }
    return 1 - below;
  }

  test.each(truths)('%o: the right family is refused at 10 % about once in ten samples', (truth) => {
    // given 40 samples of 50 from the family, each compared with 39 others, which makes p a multiple of 1/40
    const ps = Array.from({ length: 40 }, (_, replication) =>
      pOf(syntheticSample(truth, 50, replication), truth.kind, 39),
    );
    const refused = ps.filter((p) => p <= 0.1).length;
    // then chance gives as many or as few refusals in at most 1 of 1000 such tests
    expect(chanceOfMore(refused - 1, 40, 0.1)).toBeGreaterThan(0.001);
    // and p is uniform: its mean is 41/80 with a standard error of 0.289 ÷ √40, and 3.3 of them are 1 in 1000
    const mean = ps.reduce((sum, p) => sum + p, 0) / 40;
    expect(Math.abs(mean - 41 / 80)).toBeLessThan((3.3 * 0.289) / Math.sqrt(40));
  });

  test('planted fault: with the ordinary Kolmogorov–Smirnov table p would not be uniform', () => {
    // The asymptotic p of a fully specified distribution (Kolmogorov 1933), wrongly used with fitted parameters.
    const tableP = (distance: number, n: number) => {
      const t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
      let sum = 0;
      for (let k = 1; k <= 100; k++) sum += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * t * t);
      return sum;
    };
    const ps = Array.from({ length: 40 }, (_, replication) => {
      const ascending = Float64Array.from(syntheticSample(truths[0]!, 50, replication)).sort();
      const fitted = fitFamily('lognormal', ascending);
      return tableP(
        ksDistance(ascending, (x) => cdf(fitted, x)),
        50,
      );
    });
    const mean = ps.reduce((sum, p) => sum + p, 0) / 40;
    expect(Math.abs(mean - 0.5)).toBeGreaterThan((3.3 * 0.289) / Math.sqrt(40));
  });

  test.each<[Fitted, Family]>([
    [{ kind: 'weibull', shape: 1.3, scale: 4900 }, 'lognormal'],
    [{ kind: 'lognormal', mu: 8.16, sigma: 0.72 }, 'weibull'],
    [{ kind: 'lognormal', mu: 8.16, sigma: 0.72 }, 'gamma'],
  ])('planted fault: 800 values of %o are refused as %s', (truth, wrong) => {
    expect(pOf(syntheticSample(truth, 800, 0), wrong, 99)).toBeLessThanOrEqual(0.01);
  });

  test('rounding to 5 minutes lowers p of the right family', () => {
    const seconds = syntheticSample(truths[0]!, 800, 0);
    const rounded = seconds.map((x) => Math.max(300, 300 * Math.round(x / 300)));
    expect(pOf(rounded, 'lognormal')).toBeLessThan(pOf(seconds, 'lognormal'));
  });

  test('the same values give the same p', () => {
    const values = syntheticSample(truths[1]!, 50, 0);
    expect(pOf(values, 'gamma')).toBe(pOf([...values].reverse(), 'gamma'));
  });
});
