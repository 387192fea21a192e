import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** Bookings a day, roughly: the mean over the days that have any. */
export function peopleADay({ booking: { arrivals }, days }: ResolvedScenario): number {
  switch (arrivals.kind) {
    case 'rate':
      return arrivals.perDay;
    case 'dailyCounts':
      return arrivals.counts.reduce((sum, count) => sum + count, 0) / arrivals.counts.length;
    case 'times':
      return arrivals.seconds.length / days;
  }
}

/** People whom one replication follows, once for each policy: what its time is in proportion to. */
export function replicationSize(scenario: ResolvedScenario): number {
  const { warmUpDays, days, coolDownDays, policies } = scenario;
  return peopleADay(scenario) * (warmUpDays + days + coolDownDays) * policies.length;
}
