import { StageDraws } from '../../draws/stage-draws.ts';
import { weekDraws } from '../../engine/book/week-draws.ts';
import type { PersonDraws } from '../../model/case.ts';
import { STAGE } from '../../model/draw-order.ts';

/**
 * The draws of a replication's people after booking, one person at a time. Each call overwrites what the previous call
 * returned.
 */
export function personDraws(seed: number, replication: number): (person: number) => PersonDraws {
  const draws = {
    detainer: new StageDraws(STAGE.detainer),
    releaseNotice: new StageDraws(STAGE.releaseNotice),
    agentArrival: new StageDraws(STAGE.agentArrival),
    week: weekDraws(seed, () => replication),
  };
  return (person) => {
    draws.detainer.seek(seed, replication, person);
    draws.releaseNotice.seek(seed, replication, person);
    draws.agentArrival.seek(seed, replication, person);
    return draws;
  };
}
