import { OUTCOME_INDEX } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import type { Counters } from '../../src/measures/counters.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';

export const OUTCOMES = ['noTeamFree', 'late', 'pickedUpAtRelease'] as const;
export type Shares = Record<(typeof OUTCOMES)[number], number>;

/** Runs of 100 days, with about 24,000 people, on each side. */
export const DAYS = 100;

/** What independent runs of a scenario with one policy count. */
export function countersOf(scenario: ResolvedScenario, runs: number): Counters[] {
  const replicator = new Replicator(makePlan(scenario));
  return Array.from({ length: runs }, (_, replication) => {
    const [counters] = countersFor(emptyTally(1));
    replicator.run(replication, [counters]);
    return counters;
  });
}

export async function pickupScenario(): Promise<ResolvedScenario> {
  const { resolved } = await loadScenario('bench/pickup.yaml');
  return { ...resolved, days: DAYS };
}

/** The benchmark with ways back of 33 instead of 30 minutes. */
export async function slowerScenario(): Promise<ResolvedScenario> {
  const scenario = await pickupScenario();
  const [policy] = scenario.policies;
  const wayBack = { kind: 'constant' as const, seconds: 33 * 60 };
  return { ...scenario, policies: [{ ...policy, agentArrival: { ...policy.agentArrival, wayBack } }] };
}

export function sharesOf(count: (key: (typeof OUTCOMES)[number]) => number, people: number): Shares {
  return Object.fromEntries(OUTCOMES.map((key) => [key, count(key) / people])) as unknown as Shares;
}

export const engineShares = (scenario: ResolvedScenario, runs: number): Shares[] =>
  countersOf(scenario, runs).map(({ outcomes, bookings }) => sharesOf((key) => outcomes[OUTCOME_INDEX[key]], bookings));
