import { StageDraws } from '../draws/stage-draws.ts';
import type { OpenPlace } from '../engine/run/run-place.ts';
import { severalAtOnce } from '../engine/run/several-at-once.ts';
import type { Tally } from '../measures/tally.ts';
import { STAGE } from '../model/draw-order.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { SpreadSample } from './spread.ts';

export interface Sampling {
  /** By draw: the scenario with the values drawn, and their places in their ranges. */
  scenarios: readonly ResolvedScenario[];
  points: readonly number[][];
  seed: number;
  replications: number;
  openPlace: OpenPlace;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

/**
 * Runs every draw. If `stop` is aborted, or a draw fails where it is run, the draws before it are returned and no
 * others: which draws finish first may depend on their values, and so would the spread.
 */
export async function drawSamples(sampling: Sampling): Promise<SpreadSample[]> {
  const { scenarios, points, seed, replications, openPlace, stop, onProgress } = sampling;
  const seeds = new StageDraws(STAGE.unknowns);
  const tallies = await openPlace(scenarios.length, stop, (place) => {
    let finished = 0;
    let isWhole = true;
    return severalAtOnce(scenarios.length, place.atOnce, async (k): Promise<Tally | null> => {
      if (stop.aborted || !isWhole) return null;
      // Each draw has its own people. If all draws shared them, their common luck would not show as chance.
      seeds.seek(seed, 1, k);
      const scenario = { ...scenarios[k], seed: Math.floor(seeds.at(0) * 2 ** 32), replications };
      const name = `draw ${k + 1} of ${scenarios.length}`;
      const tally = await place.run({ scenario, name, isDetailed: false, onProgress() {} });
      if (tally === null) isWhole = false;
      else onProgress(++finished, scenarios.length);
      return tally;
    });
  });
  const end = tallies.indexOf(null);
  const whole = tallies.slice(0, end === -1 ? tallies.length : end);
  return whole.map((tally, k) => ({ places: points[k], tally: tally! }));
}
