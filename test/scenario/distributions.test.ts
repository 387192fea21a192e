import { describe, expect, test } from '@jest/globals';
import type { Distribution } from '../../src/draws/distribution.ts';
import { cdf, median, moments } from '../../src/draws/sampler.ts';
import { load, problems, scenario } from './scenario-text.ts';

const MINUTE = 60;

/** The distribution that a text of the file resolves to. */
async function written(text: string): Promise<Distribution> {
  const { resolved } = await load(scenario(`  agentArrival: { patience: ${text} }`));
  return resolved.policies[0].agentArrival.patience;
}

describe('each form of a distribution', () => {
  test.each<[string, Distribution]>([
    ['90 min', { kind: 'constant', seconds: 5400 }],
    ['{ constant: 90 min }', { kind: 'constant', seconds: 5400 }],
    ['1–2 h', { kind: 'uniform', low: 3600, high: 7200 }],
    ['{ uniform: { low: 1 h, high: 2 h } }', { kind: 'uniform', low: 3600, high: 7200 }],
    ['{ triangular: { low: 0 h, mode: 1 h, high: 2 h } }', { kind: 'triangular', low: 0, mode: 3600, high: 7200 }],
    ['{ exponential: { mean: 1 h } }', { kind: 'exponential', mean: 3600 }],
    ['{ gamma: { shape: 2, scale: 1 h } }', { kind: 'gamma', shape: 2, scale: 3600 }],
    ['{ weibull: { shape: 2, scale: 1 h } }', { kind: 'weibull', shape: 2, scale: 3600 }],
    [
      '{ empirical: { quantiles: { 0: 1 min, 50 %: 2 min, 100: 4 min } } }',
      {
        kind: 'empirical',
        points: [
          [0, 60],
          [0.5, 120],
          [1, 240],
        ],
      },
    ],
    [
      '{ mixture: [{ weight: 25 %, of: 1 h }, { weight: 75 %, of: { mixture: [{ weight: 1, of: 2 h }] } }] }',
      {
        kind: 'mixture',
        parts: [
          { weight: 0.25, of: { kind: 'constant', seconds: 3600 } },
          { weight: 0.75, of: { kind: 'mixture', parts: [{ weight: 1, of: { kind: 'constant', seconds: 7200 } }] } },
        ],
      },
    ],
  ])('%s', async (text, expected) => {
    expect(await written(text)).toEqual(expected);
  });

  test('lognormal and weibull by median and a quantile have that median and that quantile', async () => {
    for (const kind of ['lognormal', 'weibull']) {
      const above = await written(`{ ${kind}: { median: 50 min, q90: 80 min } }`);
      expect(median(above)).toBeCloseTo(50 * MINUTE, 6);
      expect(cdf(above, 80 * MINUTE)).toBeCloseTo(0.9, 9);
      expect(cdf(await written(`{ ${kind}: { median: 50 min, q5: 20 min } }`), 20 * MINUTE)).toBeCloseTo(0.05, 9);
    }
  });

  test('lognormal and gamma by mean and cv have that mean and deviation', async () => {
    for (const kind of ['lognormal', 'gamma']) {
      const { mean, variance } = moments(await written(`{ ${kind}: { mean: 50 min, cv: 0.6 } }`));
      expect(mean).toBeCloseTo(50 * MINUTE, 6);
      expect(Math.sqrt(variance) / mean).toBeCloseTo(0.6, 9);
    }
  });

  test('a CSV column becomes parts of equal weight around its values, with the mean of the column', async () => {
    const column = await written('{ empirical: { csv: clearing.csv, column: minutes, unit: min } }');
    // 5, 10, 15, 30 and 60 minutes. A part ends halfway to the next value, and is as wide on its other side.
    expect(column).toEqual({
      kind: 'empirical',
      points: [
        [0, 300],
        [0.2, 300],
        [0.2, 450],
        [0.4, 750],
        [0.4, 750],
        [0.6, 1050],
        [0.6, 1350],
        [0.8, 2250],
        [0.8, 3600],
        [1, 3600],
      ],
    });
    expect(moments(column).mean).toBeCloseTo((5 + 10 + 15 + 30 + 60) * 12, 9);
  });
});

describe('refused distributions', () => {
  test.each([
    ['90', '"90" has no unit'],
    ['{ gamma: { mean: 1 h, cv: 0.5 }, exponential: { mean: 1 h } }', 'one kind'],
    ['{}', 'expected a distribution'],
    ['{ lognormall: { median: 1 h } }', 'unknown key "lognormall"'],
    ['{ lognormal: { median: 1 h } }', 'cannot be combined'],
    ['{ lognormal: { median: 1 h, q90: 30 min } }', 'above the median'],
    ['{ lognormal: { median: 1 h, q90: 2 h, q95: 3 h } }', 'cannot be combined'],
    ['{ gamma: { mean: 1 h, shape: 2 } }', 'cannot be combined'],
    ['{ weibull: { shape: 0, scale: 1 h } }', 'expected at least 0.01, got "0"'],
    ['{ exponential: { mean: 0 h } }', 'expected a mean above 0'],
    ['{ uniform: { low: 2 h, high: 1 h } }', 'low is above high'],
    ['{ triangular: { low: 2 h, mode: 1 h, high: 3 h } }', 'low, mode and high are out of order'],
    ['{ empirical: { quantiles: { 5: 1 min, 100: 2 min } } }', 'lacks 0 or 100'],
    ['{ empirical: { quantiles: { 0: 2 min, 100: 1 min } } }', 'falls or repeats a percentage'],
    ['{ empirical: { quantiles: { 0: 1 min, 100: 2 min, x: 1 min } } }', '"x" is not a percentage'],
    ['{ empirical: { csv: clearing.csv, column: minutes } }', 'cannot be combined'],
    ['{ empirical: { csv: clearing.csv, column: minutes, unit: month } }', 'no fixed length'],
    ['{ mixture: [{ weight: 50 %, of: 1 h }] }', 'sum to 50 %'],
    ['{ mixture: [{ weight: 100 %, of: -1 h }] }', 'negative'],
    ['[1 h, 2 h]', 'a list'],
  ])('%s: %s', async (text, why) => {
    const found = await problems(scenario(`  agentArrival: { patience: ${text} }`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(why);
  });
});
