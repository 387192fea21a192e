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

/**
 * About how many people one replication follows, counting each once per policy. Its running time is proportional to
 * this.
 */
export function replicationSize(scenario: ResolvedScenario): number {
  const [first, end] = nearDays(scenario);
  return peopleADay(scenario) * (end - first) * scenario.policies.length;
}

/** Of people booked in the warm-up, about as many are followed as are booked in so many days. */
const NEAR_DAYS = 20;

/** From which day to which almost everybody is followed. Of people booked on other days, few leave near the run. */
export function nearDays(scenario: ResolvedScenario): [first: number, end: number] {
  return [-Math.min(NEAR_DAYS, scenario.warmUpDays), scenario.days + Math.ceil(followedAfter(scenario))];
}

/** Few people have a reason whose cool-down is longer. */
function followedAfter({ runIn, coolDownDays, booking }: ResolvedScenario): number {
  if (runIn === undefined) return coolDownDays;
  const shortest = runIn.tables.map((table) => Math.min(...Object.values(table).map((own) => own.coolDownDays)));
  return runIn.tableOf.reduce((sum, table, facility) => sum + booking.facility[facility] * shortest[table], 0);
}
