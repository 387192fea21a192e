import { StageDraws } from '../draws/stage-draws.ts';
import { makePool } from '../engine/run/workers.ts';
import { STAGE } from '../model/draw-order.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { latinHypercube } from '../spread/latin-hypercube.ts';
import { type DrawFigure, figuresOf } from './draw-figures.ts';
import type { Observation } from './observation.ts';

export interface Drawing {
  draws: number;
  replications: number;
  seed: number;
  workers(scenario: ResolvedScenario): number;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

/** What one set of values gives for every observation. */
export interface Draw {
  /** u in (0, 1) by unknown. */
  places: readonly number[];
  figures: DrawFigure[];
}

/** Just inside the ends of a range. */
const ENDS = [1e-12, 1 - 1e-12];

/**
 * Runs sets of values from a Latin hypercube over the ranges, each with people of its own: if all had the same, their
 * luck would look like agreement. `load` gives the scenario with values at these places. Only the policies of the
 * observations are run.
 *
 * @throws InputError if a scenario with values from the ranges is not allowed.
 */
export async function runDraws(
  unknowns: number,
  load: (places: number[]) => Promise<ResolvedScenario>,
  observed: readonly Observation[],
  { draws, replications, seed, workers, stop, onProgress }: Drawing,
): Promise<Draw[]> {
  const names = new Set(observed.map(({ policy }) => policy));
  const points = latinHypercube(draws, unknowns, seed, new StageDraws(STAGE.unknowns));
  for (const end of ENDS) await load(Array.from({ length: unknowns }, () => end));
  const seeds = new StageDraws(STAGE.unknowns);
  const found: Draw[] = [];
  for (const [k, places] of points.entries()) {
    if (stop.aborted) break;
    const resolved = await load(places);
    seeds.seek(seed, 1, k);
    const policies = resolved.policies.filter(({ name }) => names.has(name));
    const own = {
      ...resolved,
      policies,
      baseline: policies[0].name,
      seed: Math.floor(seeds.at(0) * 2 ** 32),
      replications,
    };
    const pool = makePool(own, workers(own), { isDetailed: true });
    const tally = await pool.run(0, replications, stop, () => {}).finally(() => pool.close());
    if (tally.replications < replications) break;
    found.push({ places, figures: figuresOf(observed, tally, own) });
    onProgress(found.length, draws);
  }
  return found;
}
