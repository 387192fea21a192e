import { epochDayOf } from '../../calendar/dates.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../resolved/scenario.ts';
import { Windows } from './windows.ts';

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
  const days = scenario.policies.map((policy) => nearUnder(scenario, policy));
  return peopleADay(scenario) * days.reduce((sum, [first, end]) => sum + end - first, 0);
}

/** About how many people a replication books in its counted days. */
export function countedPeople(scenario: ResolvedScenario): number {
  const { booking, days, start } = scenario;
  const { arrivals } = booking;
  switch (arrivals.kind) {
    case 'rate':
      return arrivals.perDay * days;
    case 'dailyCounts': {
      const first = epochDayOf(start) - epochDayOf(arrivals.first);
      return arrivals.counts.slice(Math.max(0, first), first + days).reduce((sum, count) => sum + count, 0);
    }
    case 'times':
      return arrivals.seconds.filter((second) => second >= 0 && second < days * 86_400).length;
  }
}

/** Wider than what shares may exceed a sum of 1, times the days. */
const GUARD = 1e-6;

/** Of people booked in the warm-up, about as many are followed as are booked in so many days. */
const NEAR_DAYS = 20;

/**
 * From which day to which almost everybody is followed under some policy. Of people booked on other days, few leave
 * near the run.
 */
export function nearDays(scenario: ResolvedScenario): [first: number, end: number] {
  const days = scenario.policies.map((policy) => nearUnder(scenario, policy));
  return [Math.min(...days.map(([first]) => first)), Math.max(...days.map(([, end]) => end))];
}

function nearUnder(scenario: ResolvedScenario, policy: ResolvedPolicy): [first: number, end: number] {
  const windows = new Windows(scenario, policy);
  // Few people have a reason whose cool-down is longer.
  const after = scenario.booking.facility.reduce((sum, share, f) => sum + share * windows.shortestCoolDown(f), 0);
  return [-Math.min(NEAR_DAYS, windows.longest.warmUpDays), scenario.days + Math.ceil(after - GUARD)];
}
