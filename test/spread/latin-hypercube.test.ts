import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { latinHypercube, MOST_UNKNOWNS } from '../../src/spread/latin-hypercube.ts';

const draws = () => new StageDraws(9);
const strataOf = (points: number[][], j: number) =>
  points.map((row) => Math.floor(row[j] * points.length)).sort((a, b) => a - b);

describe('a Latin hypercube', () => {
  test('has one point in every stratum of every unknown', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: MOST_UNKNOWNS }),
      fc.nat(),
      (samples, unknowns, seed) => {
        const points = latinHypercube(samples, unknowns, seed, draws());
        for (let j = 0; j < unknowns; j++) expect(strataOf(points, j)).toEqual(points.map((_, k) => k));
      },
    );
    fc.assert(property, { numRuns: 50, seed: 7 });
  });

  test('planted fault: plain uniforms miss strata', () => {
    const uniforms = draws();
    const points = Array.from({ length: 100 }, (_, k) => {
      uniforms.seek(1, 0, k);
      return [uniforms.at(0)];
    });
    expect(strataOf(points, 0)).not.toEqual(points.map((_, k) => k));
  });

  test('differs with another seed, and is the same with the same one', () => {
    expect(latinHypercube(20, 3, 1, draws())).toEqual(latinHypercube(20, 3, 1, draws()));
    expect(latinHypercube(20, 3, 1, draws())).not.toEqual(latinHypercube(20, 3, 2, draws()));
  });

  test('refuses more unknowns than it has draws', () => {
    expect(() => latinHypercube(10, MOST_UNKNOWNS + 1, 1, draws())).toThrow(RangeError);
  });
});
