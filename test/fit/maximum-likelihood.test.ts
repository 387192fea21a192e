import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gammaQuantile, trigamma } from '../../src/draws/gamma.ts';
import { type Fitted, fitFamily, logLikelihood } from '../../src/fit/maximum-likelihood.ts';
import { syntheticSample } from './synthetic-sample.ts';

const FAMILIES = ['lognormal', 'gamma', 'weibull'] as const;

/** Both parameters of a fit, and how to set them. */
function parametersOf(of: Fitted): [number, number] {
  return of.kind === 'lognormal' ? [of.mu, of.sigma] : [of.shape, of.scale];
}
function withParameters(of: Fitted, [a, b]: [number, number]): Fitted {
  return of.kind === 'lognormal' ? { ...of, mu: a, sigma: b } : { ...of, shape: a, scale: b };
}

describe('the fit of a column that others have fitted', () => {
  // Revolutions to failure of 23 ball bearings (Lieblein and Zelen 1956), the usual example for these families. The
  // expected figures are SciPy's: brentq on the likelihood equations, and the logpdf of scipy.stats at its roots.
  const bearings = [
    17.88, 28.92, 33.0, 41.52, 42.12, 45.6, 48.4, 51.84, 51.96, 54.12, 55.56, 67.8, 68.64, 68.64, 68.88, 84.12, 93.12,
    98.64, 105.12, 105.84, 127.92, 128.04, 173.4,
  ];
  test.each([
    ['lognormal', 4.150382688326942, 0.5216865113017405, -113.12855433022014],
    ['gamma', 4.024706413054728, 17.9443820624924, -113.02981883970311],
    ['weibull', 2.101846863764877, 81.87455872410813, -113.69195908769008],
  ] as const)('%s', (family, first, second, logL) => {
    const fitted = fitFamily(family, bearings);
    const [a, b] = parametersOf(fitted);
    expect(a).toBeCloseTo(first, 7);
    expect(b).toBeCloseTo(second, 6);
    expect(logLikelihood(fitted, bearings)).toBeCloseTo(logL, 7);
  });
});

describe.each(FAMILIES)('%s', (family) => {
  const columns = fc
    .array(fc.integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 60 })
    .filter((values) => new Set(values).size > 1);

  test('no parameters near the fitted ones are more likely', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const fitted = fitFamily(family, values);
        const best = logLikelihood(fitted, values);
        const [a, b] = parametersOf(fitted);
        for (const [da, db] of [
          [1e-3, 0],
          [-1e-3, 0],
          [0, 1e-3],
          [0, -1e-3],
          [1e-3, 1e-3],
          [1e-3, -1e-3],
        ] as const) {
          const other = withParameters(fitted, [a + da * Math.abs(a), b * (1 + db)]);
          expect(logLikelihood(other, values)).toBeLessThanOrEqual(best + 1e-9 * Math.abs(best));
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('minutes and seconds give the same shape and the same lengths', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const [a, b] = parametersOf(fitFamily(family, values));
        const inSeconds = fitFamily(
          family,
          values.map((x) => 60 * x),
        );
        const expected = family === 'lognormal' ? [a + Math.log(60), b] : [a, 60 * b];
        parametersOf(inSeconds).forEach((value, i) => {
          expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(1e-6);
        });
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('recovery of known parameters', () => {
  // 40 samples of 800. The squared distance of (estimate − truth) in the metric of the Fisher information is χ² with 2
  // degrees per sample, so its sum is χ² with 80. By chance it is outside the bounds for 1 in 1000 families; the fixed
  // seed keeps the result the same in every run.
  const SAMPLES = 40;
  const SIZE = 800;
  const bound = (p: number) => 2 * gammaQuantile(SAMPLES, p);

  /** The Fisher information of one value, in the order of `parametersOf`. */
  function information(of: Fitted): [number, number, number] {
    switch (of.kind) {
      case 'lognormal':
        return [1 / of.sigma ** 2, 0, 2 / of.sigma ** 2];
      case 'gamma':
        return [trigamma(of.shape), 1 / of.scale, of.shape / of.scale ** 2];
      case 'weibull': {
        // Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 21; γ is Euler's
        // constant.
        const gap = 1 - 0.577_215_664_901_532_9;
        return [(Math.PI ** 2 / 6 + gap ** 2) / of.shape ** 2, -gap / of.scale, (of.shape / of.scale) ** 2];
      }
    }
  }

  function totalDistance(truth: Fitted, assumed: Fitted): number {
    const [aa, ab, bb] = information(assumed);
    let total = 0;
    for (let replication = 0; replication < SAMPLES; replication++) {
      const [a, b] = parametersOf(fitFamily(truth.kind, syntheticSample(truth, SIZE, replication)));
      const [da, db] = [a - parametersOf(assumed)[0], b - parametersOf(assumed)[1]];
      total += SIZE * (aa * da * da + 2 * ab * da * db + bb * db * db);
    }
    return total;
  }

  test.each<Fitted>([
    { kind: 'lognormal', mu: 8.16, sigma: 0.72 },
    { kind: 'gamma', shape: 1.7, scale: 2700 },
    { kind: 'gamma', shape: 0.4, scale: 9000 },
    { kind: 'weibull', shape: 1.3, scale: 4900 },
    { kind: 'weibull', shape: 0.7, scale: 4900 },
  ])('%o is within the error that the Fisher information gives', (truth) => {
    const distance = totalDistance(truth, truth);
    expect(distance).toBeGreaterThan(bound(0.0005));
    expect(distance).toBeLessThan(bound(0.9995));
  });

  test('planted fault: a shape 5 % off is outside it', () => {
    const truth: Fitted = { kind: 'gamma', shape: 1.7, scale: 2700 };
    expect(totalDistance(truth, { ...truth, shape: 1.7 * 1.05 })).toBeGreaterThan(bound(0.9995));
  });
});
