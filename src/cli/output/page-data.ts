import { makePlan } from '../../engine/plan/plan.ts';
import { storyOf } from '../../lanes/story.ts';
import { dotsOf } from '../../measures/dots.ts';
import type { Tally } from '../../measures/tally.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { countedInRun } from '../../weekly/counted-in-run.ts';
import { DefinitionCounts } from '../../weekly/definitions.ts';
import { type DefinitionsShown, definitionsShown } from '../../weekly/definitions-shown.ts';

/** How much of a run is followed for one person and one day: all of a year would take longer than the page itself. */
const FOLLOWED_DAYS = 56;

/**
 * What the page shows beside the result. One person and one day come from the first weeks of the first replication,
 * which are the same people with the same draws as in the run. What each side counts comes from the whole run, and the
 * examples of it from the first replication.
 */
export function pageDataOf(tally: Tally, scenario: ResolvedScenario): Omit<ReportData, 'result'> {
  const dots = dotsOf(tally, scenario);
  if (tally.replications === 0) return { dots, story: null, definitions: null };
  const story = storyOf(makePlan({ ...scenario, days: Math.min(scenario.days, FOLLOWED_DAYS) }));
  return { dots, story, definitions: definitionsOf(tally, scenario) };
}

function definitionsOf(tally: Tally, scenario: ResolvedScenario): DefinitionsShown {
  const plan = makePlan(scenario);
  const first = new DefinitionCounts(plan);
  first.add(0);
  const policies = countedInRun(tally, scenario);
  return definitionsShown(plan, { replications: tally.replications, policies, cases: first.cases });
}
