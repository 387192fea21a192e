import type { Problem } from '../../refusals/input-error.ts';
import type { Arrivals } from '../../resolved/scenario.ts';
import type { Finding } from '../checks/findings.ts';
import { LIMITS } from '../values/limits.ts';

/** The counted days and those around them. */
export interface Span {
  zone: string;
  start: string;
  days: number;
  warmUpDays: number;
  coolDownDays: number;
}

export interface ResolvedArrivals {
  arrivals: Arrivals | undefined;
  /** Findings with paths below `booking`. */
  findings: Finding[];
  problems: Problem[];
  notes: string[];
}

/** Resolved arrivals, with the log that they come from. */
export interface ArrivalsOfBase extends ResolvedArrivals {
  inputs: { file: string; sha256: string }[];
}

/** The most bookings that a run can have. */
export function mostBookings({ days, warmUpDays, coolDownDays }: Span): number {
  return LIMITS.bookingsPerDay * (days + warmUpDays + coolDownDays);
}

export function tooMany(path: PropertyKey[]): Finding {
  return {
    path,
    message: `more than ${LIMITS.bookingsPerDay} bookings per day on average`,
    allowed: `at most ${LIMITS.bookingsPerDay} per day on average`,
  };
}
