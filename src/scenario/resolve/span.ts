import type { Problem } from '../../refusals/input-error.ts';
import type { Arrivals } from '../../resolved/scenario.ts';
import type { Finding } from '../checks/findings.ts';
import { LIMITS } from '../values/limits.ts';
import type { Settings } from './resolve.ts';
import { MOST_DAYS } from './run-in.ts';

/** The counted days and those around them. */
export interface Span {
  zone: string;
  start: string;
  days: number;
  warmUpDays: number;
  coolDownDays: number;
}

/** The days of a scenario. Where custody sets those around the counted ones, they are the most that it can set. */
export function furthestSpan({ zone, start, length, warmUp, coolDown }: Settings): Span {
  const most = Math.min(MOST_DAYS, LIMITS.daysFromStart - length);
  return { zone, start, days: length, warmUpDays: warmUp ?? MOST_DAYS, coolDownDays: coolDown ?? most };
}

/** A file from which bookings are read. */
export interface BookingsFile {
  name: string;
  /** How many bookings it has; absent if it has only counts. */
  bookings?: number;
}

export interface ResolvedArrivals {
  arrivals: Arrivals | undefined;
  /** Findings with paths below `booking`. */
  findings: Finding[];
  problems: Problem[];
  notes: string[];
  /** Absent where bookings are drawn. */
  file?: BookingsFile;
}

/** Resolved arrivals, with the log that they come from. */
export interface ArrivalsOfBase extends ResolvedArrivals {
  inputs: { file: string; sha256: string }[];
}

/** The most bookings that a file can have which covers so many days of a run. */
export function mostBookings(days: number): number {
  return LIMITS.bookingsPerDay * days;
}

export function tooMany(path: PropertyKey[]): Finding {
  return {
    path,
    message: `more than ${LIMITS.bookingsPerDay} bookings per day on average`,
    allowed: `at most ${LIMITS.bookingsPerDay} per day on average`,
  };
}
