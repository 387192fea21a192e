import { describe, expect, test } from '@jest/globals';
import { varianceParts } from '../../src/spread/variance-parts.ts';

describe('chance separated from unknown values', () => {
  test('means of variance 2, of four replications of variance 4: of the 2, chance is 4 ÷ 4', () => {
    const means = Array.from({ length: 200 }, (_, k) => (k % 2 === 0 ? 0 : 2 * Math.sqrt(2 * (199 / 200))));
    const all = means.map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(all)?.notKnown).toBeCloseTo(1, 10);
    const samples = [0, 2].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(samples)).toMatchObject({ mean: 1, chance: 4 });
  });

  test('means that differ by less than chance would show no effect of unknown values', () => {
    const samples = [0.9, 1.1].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(samples)).toMatchObject({ chance: 4, notKnown: 0 });
  });

  test('samples without cases, or with one, are left out; fewer than two show nothing', () => {
    const none = { mean: null, variance: Number.NaN, count: 0 };
    const one = { mean: 7, variance: Number.NaN, count: 1 };
    const samples = [0, 2].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts([...samples, none, one])).toEqual(varianceParts(samples));
    expect(varianceParts([samples[0], none])).toBeNull();
  });
});
