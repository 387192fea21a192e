import { DAY_SECONDS, dateOfEpochDay } from './dates.ts';
import { LocalDays } from './local-days.ts';

/** Times further than this from the first are not looked up, because LocalDays does not reach them. */
const REACH_SECONDS = 100 * 366 * DAY_SECONDS;

/**
 * How many of these instants (seconds since 1970-01-01 UTC) are at midnight, in `zone` or in UTC, whichever has more.
 * Many systems export a date without an hour as a midnight of one of the two.
 */
export function countAtMidnight(instants: readonly number[], zone: string): number {
  const isAt = isLocalMidnight(instants, zone);
  let inUtc = 0;
  let inZone = 0;
  for (const instant of instants) {
    if (instant % DAY_SECONDS === 0) inUtc++;
    if (isAt(instant)) inZone++;
  }
  return Math.max(inUtc, inZone);
}

/** Whether there are several instants, and all are at midnight. Stops at the first that is not. */
export function areAllAtMidnight(instants: readonly number[], zone: string): boolean {
  if (instants.length < 2) return false;
  return instants.every((instant) => instant % DAY_SECONDS === 0) || instants.every(isLocalMidnight(instants, zone));
}

function isLocalMidnight([first = 0]: readonly number[], zone: string): (instant: number) => boolean {
  const days = new LocalDays(zone, dateOfEpochDay(Math.floor(first / DAY_SECONDS)));
  const zero = days.unixSeconds(0);
  return (instant) => {
    const t = instant - zero;
    return Math.abs(t) < REACH_SECONDS && days.startOf(days.dayOf(t)) === t;
  };
}
