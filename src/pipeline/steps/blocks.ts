import { replicationSize } from '../../engine/plan/size.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** About a second's work, against a few hundredths of a second for a message and its tally. */
const MOST_PEOPLE = 25_000_000;
/** At least this many blocks per function, so that all functions end at about the same time. */
const EACH = 16;

/** Replications per message when `functions` functions work at once. */
export function blockOf(scenario: ResolvedScenario, functions: number): number {
  const most = MOST_PEOPLE / replicationSize(scenario);
  return Math.max(1, Math.floor(Math.min(most, scenario.replications / (functions * EACH))));
}

/**
 * Replications per message of a question that runs many scenarios: they keep the functions busy together, so that none
 * needs more messages than its time asks for.
 */
export function blockAmongMany(scenario: ResolvedScenario): number {
  return Math.max(1, Math.floor(Math.min(MOST_PEOPLE / replicationSize(scenario), scenario.replications)));
}
