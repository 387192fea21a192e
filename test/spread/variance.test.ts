import { describe, expect, test } from '@jest/globals';
import { mainEffects } from '../../src/spread/main-effect.ts';
import { varianceParts } from '../../src/spread/variance-parts.ts';

describe('chance and not knowing apart', () => {
  test('means of variance 2, of four replications of variance 4: of the 2, chance is 4 ÷ 4', () => {
    const means = Array.from({ length: 200 }, (_, k) => (k % 2 === 0 ? 0 : 2 * Math.sqrt(2 * (199 / 200))));
    const all = means.map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(all)?.notKnown).toBeCloseTo(1, 10);
    const samples = [0, 2].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(samples)).toMatchObject({ mean: 1, chance: 4 });
  });

  test('means that differ by less than chance would make them tell of nothing that is not known', () => {
    const samples = [0.9, 1.1].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(samples)).toMatchObject({ chance: 4, notKnown: 0 });
  });

  test('samples without cases, or with one, are left out; fewer than two tell nothing', () => {
    const none = { mean: null, variance: Number.NaN, count: 0 };
    const one = { mean: 7, variance: Number.NaN, count: 1 };
    const samples = [0, 2].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts([...samples, none, one])).toEqual(varianceParts(samples));
    expect(varianceParts([samples[0], none])).toBeNull();
  });
});

describe('the main effects of unknowns', () => {
  // A full grid: both unknowns take each of 40 places with every place of the other.
  const SIDE = 40;
  const grid = Array.from({ length: SIDE ** 2 }, (_, k) => [
    ((k % SIDE) + 0.5) / SIDE,
    (Math.floor(k / SIDE) + 0.5) / SIDE,
  ]);
  const range = (j: number) => ({ places: grid.map((point) => point[j]), alternatives: null });
  const first = range(0).places;
  /** Variance of u on the grid, by n − 1. */
  const ofU = ((SIDE ** 2 - 1) / (12 * SIDE ** 2)) * (SIDE ** 2 / (SIDE ** 2 - 1));
  const effects = (means: number[]) => mainEffects([range(0), range(1)], means).map(({ variance }) => variance);

  test('of 3·u + v are 9 and 1 times the variance of u', () => {
    const [a, b] = effects(grid.map(([u, v]) => 3 * u + v));
    expect(a).toBeCloseTo(9 * ofU, 10);
    expect(b).toBeCloseTo(ofU, 10);
  });

  test('what one does is not credited to another that goes along with it', () => {
    // Places along a line, but for every fifth: a fit of v alone would find most of u's effect.
    const u = Array.from({ length: 50 }, (_, k) => (k + 0.5) / 50);
    const v = u.map((x, k) => (k % 5 === 0 ? 1 - x : x));
    const unknowns = [u, v].map((places) => ({ places, alternatives: null }));
    const means = u.map((x) => 2 * x);
    const [a, b] = mainEffects(unknowns, means).map(({ variance }) => variance);
    expect(b).toBeCloseTo(0, 10);
    expect(a).toBeGreaterThan(0.3);
  });

  test('of a parabola is found although its ends are alike', () => {
    const means = first.map((u) => (u - 0.5) ** 2);
    const [{ variance, lowest, highest }] = mainEffects([range(0)], means);
    const center = means.reduce((sum, y) => sum + y, 0) / means.length;
    expect(variance).toBeCloseTo(means.reduce((sum, y) => sum + (y - center) ** 2, 0) / (means.length - 1), 12);
    expect(lowest).toBeCloseTo(highest, 12);
  });

  test('of one of three alternatives is found where no curve would fit', () => {
    const means = first.map((u) => [5, 1, 4][Math.floor(u * 3)]);
    const [step, other] = mainEffects([{ ...range(0), alternatives: 3 }, range(1)], means);
    expect(step.variance).toBeGreaterThan(2);
    expect(other.variance).toBeCloseTo(0, 10);
  });

  test('tells the means over the lowest and highest third', () => {
    const [{ lowest, highest }] = mainEffects(
      [range(0)],
      first.map((u) => 6 * u),
    );
    // The middles of the thirds are at 1 and 5; the grid's thirds end at 13 of 40 points.
    expect(lowest).toBeCloseTo((6 * 13) / 2 / 40, 12);
    expect(highest).toBeCloseTo(6 - (6 * 13) / 2 / 40, 12);
  });

  test('of a result that never varies is none', () => {
    for (const variance of effects(Array(first.length).fill(2))) expect(variance).toBeCloseTo(0, 12);
  });
});
