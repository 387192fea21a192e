import { makePlan } from '../../engine/plan/plan.ts';
import { storyOf } from '../../lanes/story.ts';
import { dotsOf } from '../../measures/dots.ts';
import type { Tally } from '../../measures/tally.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { DefinitionCounts } from '../../weekly/definitions.ts';
import { type DefinitionsShown, definitionsShown } from '../../weekly/definitions-shown.ts';
import { Progress } from '../terminal/progress.ts';

/** How much of a run is followed for one person and one day: all of a year would take longer than the page itself. */
const FOLLOWED_DAYS = 56;

/**
 * What the page shows beside the result. One person and one day come from the first weeks of the first replication,
 * which are the same people with the same draws as in the run. What each side counts comes from the whole of the first
 * replication, unless it was counted over more.
 */
export function pageDataOf(
  tally: Tally,
  scenario: ResolvedScenario,
  definitions?: DefinitionsShown,
): Omit<ReportData, 'result'> {
  const dots = dotsOf(tally, scenario);
  if (tally.replications === 0) return { dots, story: null, definitions: null };
  const story = storyOf(makePlan({ ...scenario, days: Math.min(scenario.days, FOLLOWED_DAYS) }));
  return { dots, story, definitions: definitions ?? firstDefinitions(scenario) };
}

/** Counting all replications would take longer than the run. */
function firstDefinitions(scenario: ResolvedScenario): DefinitionsShown {
  const plan = makePlan(scenario);
  const counts = new DefinitionCounts(plan);
  counts.add(0);
  return definitionsShown(plan, counts);
}

/** What each side counts over all replications, as `definitions` counts it; undefined if `stop` came first. */
export async function allDefinitions(
  scenario: ResolvedScenario,
  stop: AbortSignal,
): Promise<DefinitionsShown | undefined> {
  const plan = makePlan(scenario);
  const counts = new DefinitionCounts(plan);
  const progress = new Progress('Replications counted by each side');
  while (counts.replications < scenario.replications && !stop.aborted) {
    counts.add(counts.replications);
    progress.update(counts.replications, scenario.replications);
    await new Promise(setImmediate);
  }
  progress.end();
  return stop.aborted ? undefined : definitionsShown(plan, counts);
}
