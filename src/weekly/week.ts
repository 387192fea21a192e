import type { LocalDays } from '../calendar/local-days.ts';

/**
 * A week of the report: local days from Saturday to Friday, and the instants [start, end) in seconds since the run's
 * start.
 */
export interface Week {
  saturday: string;
  friday: string;
  start: number;
  end: number;
}

const DAYS = 7;

/** The whole week that contains a local day, counted from the run's start. */
export function weekOf(day: number, days: LocalDays): Week {
  const first = day - daysSinceSaturday(day, days);
  return {
    saturday: days.dateOf(first),
    friday: days.dateOf(first + DAYS - 1),
    start: days.startOf(first),
    end: days.startOf(first + DAYS),
  };
}

/** The first and the last whole week of a run of that many days; null if it has none. */
export function wholeWeeks(length: number, days: LocalDays): { first: Week; last: Week } | null {
  const toSaturday = (DAYS - daysSinceSaturday(0, days)) % DAYS;
  const weeks = Math.floor((length - toSaturday) / DAYS);
  if (weeks < 1) return null;
  return { first: weekOf(toSaturday, days), last: weekOf(toSaturday + (weeks - 1) * DAYS, days) };
}

/** Saturday is day 6 of LocalDays' weekdays. */
function daysSinceSaturday(day: number, days: LocalDays): number {
  return (days.weekdayOf(day) + 1) % DAYS;
}
