import type { ResolvedScenario } from '../../src/resolved/scenario.ts';

type Policy = ResolvedScenario['policies'][number];
type Hours = Policy['agentArrival']['teams'][number]['hours'];

const ALWAYS: Hours = {
  intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, open: 0, close: 86_400 })),
  closedOnHolidays: false,
};

/** A copy of a scenario with its first `policies` policies, changed. */
export function variant(
  scenario: ResolvedScenario,
  policies: number,
  change: (copy: ResolvedScenario) => void = () => undefined,
): ResolvedScenario {
  const copy = structuredClone({ ...scenario, policies: scenario.policies.slice(0, policies) });
  change(copy);
  return copy;
}

/** Everybody goes as far as this stage, nobody further, and nobody is booked outside the counted days. */
export const STAGES = ['booked', 'identified', 'lodged', 'heard', 'served'] as const;
export type Stage = (typeof STAGES)[number];

/** The first policy of a scenario, in which everybody reaches a stage and teams are always on duty. */
export function upTo(scenario: ResolvedScenario, stage: Stage, teams = 64): ResolvedScenario {
  return variant(scenario, 1, (copy) => {
    const reached = STAGES.indexOf(stage);
    const reaches = (one: Stage) => reached >= STAGES.indexOf(one);
    copy.warmUpDays = copy.coolDownDays = 0;
    copy.runIn = undefined;
    // Not 0, or nobody would be drawn at all.
    copy.booking.foreignBorn = reaches('identified') ? 1 : 1e-9;
    for (const { detainer, releaseNotice, agentArrival } of copy.policies) {
      detainer.issue.probability = copy.priorities.map(() => (reaches('lodged') ? 1 : 0));
      detainer.issue.swing = 0;
      if (!reaches('heard')) releaseNotice.notice.rule = 'none';
      agentArrival.decline = copy.priorities.map(() => (reaches('served') ? 0 : 1));
      agentArrival.teams = [{ count: teams, hours: ALWAYS }];
    }
  });
}

/** The same people in so many jails, all alike, with the field office of one. */
export function inJails(scenario: ResolvedScenario, jails: number): ResolvedScenario {
  return variant(scenario, 1, (copy) => {
    const each = <T>(one: T): T[] => Array.from({ length: jails }, () => structuredClone(one));
    copy.facilities = each('').map((_, i) => `jail-${i + 1}`);
    copy.booking.facility = each(1 / jails);
    if (copy.runIn !== undefined) copy.runIn.tableOf = each(copy.runIn.tableOf[0]);
    for (const { releaseNotice, agentArrival } of copy.policies) {
      releaseNotice.clearing = each(releaseNotice.clearing[0]);
      agentArrival.travel = each(agentArrival.travel[0]);
    }
  });
}

/** So many times as many people are booked. */
export function withPeople(scenario: ResolvedScenario, times: number): ResolvedScenario {
  return variant(scenario, 1, ({ booking: { arrivals } }) => {
    if (arrivals.kind !== 'rate') throw new Error('The scenario has no rate of bookings.');
    arrivals.perDay *= times;
  });
}
