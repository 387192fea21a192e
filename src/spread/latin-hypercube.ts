import type { StageDraws } from '../draws/stage-draws.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';

/** More unknowns would need the draws of another stage. */
export const MOST_UNKNOWNS = INPUT_LIMITS.unknowns.most;

/**
 * A Latin hypercube: `samples` points in (0, 1)^unknowns. Each coordinate falls into every one of `samples` equal
 * strata once, so that a few points cover each range evenly. McKay, Beckman and Conover, Technometrics 21 (1979).
 * Throws RangeError above MOST_UNKNOWNS.
 *
 * @returns by sample: one coordinate per unknown.
 */
export function latinHypercube(samples: number, unknowns: number, seed: number, draws: StageDraws): number[][] {
  if (unknowns > MOST_UNKNOWNS)
    throw new RangeError(`At most ${MOST_UNKNOWNS} values can be not known; got ${unknowns}.`);
  const uniforms = Array.from({ length: samples }, (_, sample) => {
    draws.seek(seed, 0, sample);
    return Array.from({ length: unknowns }, (_, j) => ({ rank: draws.at(2 * j), within: draws.at(2 * j + 1) }));
  });
  const points = uniforms.map((row) => row.map(({ within }) => within));
  for (let j = 0; j < unknowns; j++) {
    // Equal 32-bit draws stay in the order of the samples.
    const order = uniforms.map((row, sample) => ({ sample, rank: row[j].rank })).sort((a, b) => a.rank - b.rank);
    for (const [stratum, { sample }] of order.entries()) points[sample][j] = (stratum + points[sample][j]) / samples;
  }
  return points;
}
