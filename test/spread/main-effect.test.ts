import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { mainEffects } from '../../src/spread/main-effect.ts';

// A full grid: both unknowns take each of 40 places together with every place of the other.
const SIDE = 40;
const grid = Array.from({ length: SIDE ** 2 }, (_, k) => [
  ((k % SIDE) + 0.5) / SIDE,
  (Math.floor(k / SIDE) + 0.5) / SIDE,
]);
const range = (j: number) => ({ places: grid.map((point) => point[j]), alternatives: null });
const first = range(0).places;
const shares = (means: number[], chance = 0) =>
  mainEffects([range(0), range(1)], means, chance).map(({ share }) => share);

describe('the main effects of unknowns, as shares', () => {
  test('of 3·u + v are 9 and 1 of 10', () => {
    const [a, b] = shares(grid.map(([u, v]) => 3 * u + v));
    expect(a).toBeCloseTo(0.9, 10);
    expect(b).toBeCloseTo(0.1, 10);
  });

  test('give nobody what unknowns do only together: u + k·(u − ½)·(v − ½) has 1/12 of u, k²/144 of both', () => {
    const k = 2;
    const [a, b] = shares(grid.map(([u, v]) => u + k * (u - 0.5) * (v - 0.5)));
    // A grid's places vary slightly less than a range, by 1 − 1/40².
    expect(a).toBeCloseTo(1 / 12 / (1 / 12 + k ** 2 / 144), 2);
    expect(b).toBeCloseTo(0, 3);
  });

  test('exclude chance from the whole of which they are shares', () => {
    const draws = new StageDraws(9);
    const noisy = grid.map(([u], k) => {
      draws.seek(1, 0, k);
      return u + (draws.at(0) - 0.5);
    });
    const [ofChance] = shares(noisy, 1 / 12);
    const [ofAll] = shares(noisy, 0);
    expect(ofChance).toBeGreaterThan(0.95);
    expect(ofAll).toBeCloseTo(0.5, 1);
  });

  test('do not credit one unknown with the effect of another that varies with it', () => {
    // Places along a line, except every fifth; a fit of v alone would find most of u's effect.
    const u = Array.from({ length: 50 }, (_, k) => (k + 0.5) / 50);
    const v = u.map((x, k) => (k % 5 === 0 ? 1 - x : x));
    const unknowns = [u, v].map((places) => ({ places, alternatives: null }));
    const [a, b] = mainEffects(
      unknowns,
      u.map((x) => 2 * x),
      0,
    );
    expect([a.share, b.share]).toEqual([expect.closeTo(1, 8), expect.closeTo(0, 8)]);
  });

  test('of a parabola is found although its ends are equal', () => {
    const [{ share, lowest, highest }] = mainEffects(
      [range(0)],
      first.map((u) => (u - 0.5) ** 2),
      0,
    );
    expect(share).toBeCloseTo(1, 10);
    expect(lowest).toBeCloseTo(highest, 12);
  });

  test('of one of three alternatives is found where no curve would fit', () => {
    const means = first.map((u) => [5, 1, 4][Math.floor(u * 3)]);
    const [step, other] = mainEffects([{ ...range(0), alternatives: 3 }, range(1)], means, 0);
    expect([step.share, other.share]).toEqual([expect.closeTo(1, 8), expect.closeTo(0, 8)]);
  });

  test('include the means over the lowest and highest third', () => {
    const [{ lowest, highest }] = mainEffects(
      [range(0)],
      first.map((u) => 6 * u),
      0,
    );
    // The middles of the thirds are at 1 and 5; the grid's thirds end at 13 of 40 points.
    expect(lowest).toBeCloseTo((6 * 13) / 2 / 40, 12);
    expect(highest).toBeCloseTo(6 - (6 * 13) / 2 / 40, 12);
  });

  test('of a result that never varies are zero; of too few samples they are unknown', () => {
    expect(shares(Array(first.length).fill(0))).toEqual([0, 0]);
    const few = { places: [0.1, 0.5, 0.7, 0.9], alternatives: null };
    expect(mainEffects([few], [1, 2, 3, 4], 0)).toEqual([]);
  });
});

/** Some samples at random places, with means of 2·u + step + chance. */
function sampled(samples: number, seed: number) {
  const draws = new StageDraws(9);
  const points = Array.from({ length: samples }, (_, k) => {
    draws.seek(seed, 0, k);
    return [draws.at(0), draws.at(1), draws.at(2)];
  });
  const unknowns = [0, 1].map((j) => ({ places: points.map((point) => point[j]), alternatives: j === 0 ? null : 3 }));
  return { unknowns, means: points.map(([u, v, w]) => 2 * u + [0, 1, 0][Math.floor(v * 3)] + w - 0.5) };
}

describe('shares and their errors', () => {
  test('the shares are in 0 to 1 and sum to at most 1, whatever the means', () => {
    const property = fc.property(
      fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 30, maxLength: 30 }),
      fc.nat(),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (means, seed, chance) => {
        const all = mainEffects(sampled(30, seed).unknowns, means, chance).map(({ share }) => share);
        for (const share of all) expect(share).toBeGreaterThanOrEqual(0);
        expect(all.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  test('an error is the jackknife’s: that of refitting without each sample in turn', () => {
    const { unknowns, means } = sampled(24, 7);
    const whole = mainEffects(unknowns, means, 1 / 12);
    const without = means.map((_, k) => {
      const but = <T>(values: readonly T[]) => values.filter((__, i) => i !== k);
      const fewer = unknowns.map(({ places, alternatives }) => ({ places: but(places), alternatives }));
      return mainEffects(fewer, but(means), 1 / 12).map(({ share }) => share);
    });
    for (const [j, { error }] of whole.entries()) {
      const left = without.map((all) => all[j]);
      const mean = left.reduce((sum, share) => sum + share, 0) / 24;
      const squares = left.reduce((sum, share) => sum + (share - mean) ** 2, 0);
      expect(error).toBeCloseTo(Math.sqrt((23 / 24) * squares), 9);
    }
  });

  test('errors are about as large as the differences between sets of draws', () => {
    const all = Array.from({ length: 300 }, (_, seed) => {
      const { unknowns, means } = sampled(60, seed);
      return mainEffects(unknowns, means, 1 / 12)[0];
    });
    const mean = all.reduce((sum, { share }) => sum + share, 0) / all.length;
    const deviation = Math.sqrt(all.reduce((sum, { share }) => sum + (share - mean) ** 2, 0) / (all.length - 1));
    const error = all.reduce((sum, one) => sum + one.error, 0) / all.length;
    // 300 sets give a standard deviation to about 4 %; the jackknife's own error is known to be slightly too large.
    expect(error / deviation).toBeGreaterThan(0.85);
    expect(error / deviation).toBeLessThan(1.4);
    // 4/12 from u; from the step, which is 1 in a third of the range, 2/9.
    expect(mean).toBeCloseTo(4 / 12 / (4 / 12 + 2 / 9), 1);
  });
});
