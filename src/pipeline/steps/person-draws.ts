import { StageDraws } from '../../draws/stage-draws.ts';
import { daySwings } from '../../engine/book/day-swings.ts';
import { weekDraws } from '../../engine/book/week-draws.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { PersonDraws } from '../../model/case.ts';
import { STAGE } from '../../model/draw-order.ts';

/**
 * The draws of a replication's people after booking, one person at a time. Each call overwrites what the previous call
 * returned.
 */
export function personDraws({ scenario, fieldOfficeOf }: Plan, replication: number): (person: number) => PersonDraws {
  const { seed } = scenario;
  const draws = {
    detainer: new StageDraws(STAGE.detainer),
    releaseNotice: new StageDraws(STAGE.releaseNotice),
    agentArrival: new StageDraws(STAGE.agentArrival),
    swing: daySwings(seed, fieldOfficeOf, () => replication),
    week: weekDraws(seed, () => replication),
  };
  return (person) => {
    draws.detainer.seek(seed, replication, person);
    draws.releaseNotice.seek(seed, replication, person);
    draws.agentArrival.seek(seed, replication, person);
    return draws;
  };
}
