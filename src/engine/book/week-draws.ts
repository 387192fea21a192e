import { StageDraws } from '../../draws/stage-draws.ts';
import type { WeekDraws } from '../../model/chance.ts';
import { STAGE, weekKey } from '../../model/draw-order.ts';

/**
 * The draws of facilities' weeks in the replication that `replication` returns. Each call overwrites the draws that it
 * returned before.
 */
export function weekDraws(seed: number, replication: () => number): WeekDraws {
  const draws = new StageDraws(STAGE.week);
  return (facility, week) => {
    draws.seek(seed, replication(), weekKey(facility, week));
    return draws;
  };
}
