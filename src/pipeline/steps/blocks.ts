import { replicationSize } from '../../engine/plan/size.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** About a second's work: a message and its tally cost a few hundredths of one. */
const MOST_PEOPLE = 25_000_000;
/** Blocks a function at least, so that all of them end at about the same time. */
const EACH = 16;

/** Replications that one message asks for, with so many functions at work at once. */
export function blockOf(scenario: ResolvedScenario, functions: number): number {
  const most = MOST_PEOPLE / replicationSize(scenario);
  return Math.max(1, Math.floor(Math.min(most, scenario.replications / (functions * EACH))));
}
