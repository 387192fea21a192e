import { describe, expect, test } from '@jest/globals';
import type { Distribution } from '../../src/draws/distribution.ts';
import { compile } from '../../src/draws/sampler.ts';
import { tabulated } from '../../src/draws/tabulated.ts';
import { LONGEST_SECONDS, wholeSeconds } from '../../src/draws/whole-seconds.ts';
import { uniforms } from './goodness-of-fit.ts';

const SMOOTH: [name: string, Distribution][] = [
  ['minutes', { kind: 'lognormal', mu: 3, sigma: 0.4 }],
  ['custody of a day and a half, cv 1.5', { kind: 'lognormal', mu: 11.2, sigma: 1.086 }],
  ['tail past the longest duration', { kind: 'lognormal', mu: 17, sigma: 3 }],
  ['no spread', { kind: 'lognormal', mu: 8, sigma: 0 }],
  ['small weibull shape', { kind: 'weibull', shape: 0.4, scale: 5000 }],
  ['steep weibull', { kind: 'weibull', shape: 6, scale: 5000 }],
  ['exponential year', { kind: 'exponential', mean: 31_536_000 }],
  ['gamma below 1', { kind: 'gamma', shape: 0.05, scale: 100_000 }],
  ['gamma above 1', { kind: 'gamma', shape: 40, scale: 100 }],
];

describe.each(SMOOTH)('the table of %s', (_, d) => {
  const { quantile } = compile(d);

  test('gives the rounded quantile for every one of 50,000 uniforms and at the ends', () => {
    const draw = tabulated(quantile);
    const us = Float64Array.from([2 ** -33, 1 - 2 ** -33, 0.5, ...uniforms(d.kind === 'gamma' ? 5000 : 50_000, 8)]);
    for (const pass of [1, 2]) {
      const wrong = us.filter((u) => draw(u) !== wholeSeconds(quantile(u)));
      expect({ pass, wrong }).toEqual({ pass, wrong: new Float64Array() });
    }
  });
});

test('rarely calls the quantile: for fewer than 1 in 10 of later draws', () => {
  let asked = 0;
  const { quantile } = compile({ kind: 'lognormal', mu: 11.2, sigma: 1.086 });
  const draw = tabulated((u) => {
    asked++;
    return quantile(u);
  });
  const us = uniforms(50_000, 9);
  us.forEach(draw);
  asked = 0;
  us.forEach(draw);
  expect(asked).toBeLessThan(5000);
});

test('planted fault: a quantile with a kink inside a cell is not interpolated across it', () => {
  const kink = (u: number) => (u < 0.50031 ? 1000 * u : 1000 * u + 90);
  const draw = tabulated(kink);
  for (let pass = 0; pass < 2; pass++) {
    for (let u = 0.499; u < 0.502; u += 1e-5) expect(draw(u)).toBe(wholeSeconds(kink(u)));
  }
});

test('whole seconds are the nearest ones, up to the longest', () => {
  expect([0, 0.49, 0.5, 1.49, LONGEST_SECONDS - 0.4, Number.POSITIVE_INFINITY].map(wholeSeconds)).toEqual([
    0,
    0,
    1,
    1,
    LONGEST_SECONDS,
    LONGEST_SECONDS,
  ]);
});
