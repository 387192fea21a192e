import type { Distribution } from '../../src/draws/distribution.ts';
import { compile } from '../../src/draws/sampler.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';

/**
 * Values of a known distribution by inversion. The tests have their own seed, so nothing is shared with the bootstrap's
 * draws.
 */
export function syntheticSample(of: Distribution, size: number, replication: number): number[] {
  const sampler = compile(of);
  const draws = new StageDraws(1);
  return Array.from({ length: size }, (_, person) => {
    draws.seek(20_261_122, replication, person);
    return sampler.quantile(draws.at(0));
  });
}
