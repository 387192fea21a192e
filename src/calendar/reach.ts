import { DAY_SECONDS } from './dates.ts';

/** The times [from, to) that a table covers, in seconds since the run's start. */
export interface Reach {
  from: number;
  to: number;
}

/** A table that covers nothing yet. */
export const NO_REACH: Reach = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** How far a table reaches when it is first made, and how far it can grow. */
export interface ReachLimits {
  first: Reach;
  /** Years on either side of the run's start. */
  years: number;
}

const YEAR_SECONDS = 365.25 * DAY_SECONDS;

/**
 * A reach that contains another and t. It at least doubles, so that a run through the years makes few tables.
 * @throws RangeError if t is beyond the limits or not a number. Such a time is a mistake.
 */
export function reachAround(reach: Reach, t: number, { first, years }: ReachLimits): Reach {
  const limit = years * YEAR_SECONDS;
  if (!(Math.abs(t) <= limit)) {
    throw new RangeError(`The calendar reaches ${years} years from the run's start; asked for second ${t}.`);
  }
  const from = Math.max(Math.min(reach.from, first.from), -limit);
  const to = Math.min(Math.max(reach.to, first.to), limit + 1);
  return {
    from: t < from ? Math.max(t - (to - from), -limit) : from,
    to: t < to ? to : Math.min(t + (to - from), limit + 1),
  };
}
