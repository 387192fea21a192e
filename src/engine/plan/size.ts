import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** Approximate bookings per day: the mean over the days that have any. */
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

/** How many people one replication follows, counting each once per policy. Its running time is proportional to this. */
export function replicationSize(scenario: ResolvedScenario): number {
  const { warmUpDays, days, coolDownDays, policies } = scenario;
  return peopleADay(scenario) * (warmUpDays + days + coolDownDays) * policies.length;
}
