import { describe, expect, test } from '@jest/globals';
import { mainEffect } from '../../src/spread/main-effect.ts';
import { varianceParts } from '../../src/spread/variance-parts.ts';

describe('chance and not knowing apart', () => {
  test('means 0 and 2 of four replications of variance 4: the means vary by 2, of which chance is 4 ÷ 4', () => {
    const samples = [0, 2].map((mean) => ({ mean, variance: 4, count: 4 }));
    expect(varianceParts(samples)).toEqual({ mean: 1, chance: 4, notKnown: 1, ofMeans: 2 });
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

describe('the main effect of an unknown', () => {
  // A full grid: both unknowns take each of 40 places with every place of the other, so theory is exact but for the grid.
  const SIDE = 40;
  const grid = Array.from({ length: SIDE ** 2 }, (_, k) => [
    ((k % SIDE) + 0.5) / SIDE,
    (Math.floor(k / SIDE) + 0.5) / SIDE,
  ]);
  const first = grid.map(([u]) => u);
  const second = grid.map(([, u]) => u);
  /** The adjustment takes (terms ÷ freedom) of what is left: 2 of 1,597. */
  const ADJUSTMENT = 2 / (SIDE ** 2 - 3);

  test('of 3·u + 1·v is 9 ÷ 10 and 1 ÷ 10 of the variance', () => {
    const means = grid.map(([u, v]) => 3 * u + v);
    expect(Math.abs(mainEffect(first, means, null).share - 0.9)).toBeLessThanOrEqual(ADJUSTMENT);
    expect(Math.abs(mainEffect(second, means, null).share - 0.1)).toBeLessThanOrEqual(ADJUSTMENT);
  });

  test('of a parabola is found although its ends are alike', () => {
    const { share, lowest, highest } = mainEffect(
      first,
      first.map((u) => (u - 0.5) ** 2),
      null,
    );
    expect(share).toBeCloseTo(1, 12);
    expect(lowest).toBeCloseTo(highest, 12);
  });

  test('of one of three alternatives is found where no curve would fit', () => {
    const means = first.map((u) => [5, 1, 4][Math.floor(u * 3)]);
    expect(mainEffect(first, means, 3).share).toBeCloseTo(1, 12);
    expect(mainEffect(second, means, 3).share).toBeLessThanOrEqual(ADJUSTMENT);
  });

  test('tells the means over the lowest and highest third', () => {
    const means = first.map((u) => 6 * u);
    // The middles of the thirds are at 1 and 5; the grid's thirds end at 13 of 40 points.
    expect(mainEffect(first, means, null).lowest).toBeCloseTo((6 * 13) / 2 / 40, 12);
    expect(mainEffect(first, means, null).highest).toBeCloseTo(6 - (6 * 13) / 2 / 40, 12);
  });

  test('of a result that never varies is none', () => {
    expect(mainEffect(first, Array(first.length).fill(2), null).share).toBe(0);
  });
});
