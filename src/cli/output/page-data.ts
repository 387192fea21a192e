import { makePlan } from '../../engine/plan/plan.ts';
import { storyOf } from '../../lanes/story.ts';
import { dotsOf } from '../../measures/dots.ts';
import type { Tally } from '../../measures/tally.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { definitionsShown } from '../../weekly/definitions-shown.ts';

/** How much of a run is followed for one person and one day: all of a year would take longer than the page itself. */
const FOLLOWED_DAYS = 56;

/**
 * What the page shows beside the result. One person and one day come from the first weeks of the first replication,
 * which are the same people with the same draws as in the run. What each side counts comes from the whole of it.
 */
export function pageDataOf(tally: Tally, scenario: ResolvedScenario): Omit<ReportData, 'result'> {
  const story =
    tally.replications === 0 ? null : storyOf(makePlan({ ...scenario, days: Math.min(scenario.days, FOLLOWED_DAYS) }));
  const definitions = tally.replications === 0 ? null : definitionsShown(makePlan(scenario));
  return { dots: dotsOf(tally, scenario), story, definitions };
}
