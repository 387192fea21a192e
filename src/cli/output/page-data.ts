import { makePlan } from '../../engine/plan/plan.ts';
import { storyOf } from '../../lanes/story.ts';
import { dotsOf } from '../../measures/dots.ts';
import type { Tally } from '../../measures/tally.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** What the page shows beside the result. One person and one day come from the first replication, run once more. */
export function pageDataOf(tally: Tally, scenario: ResolvedScenario): Omit<ReportData, 'result'> {
  const story = tally.replications === 0 ? null : storyOf(makePlan(scenario));
  return { dots: dotsOf(tally, scenario), story };
}
