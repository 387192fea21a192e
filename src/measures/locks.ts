import { LOCKS, LODGED, type Lock, OUTCOME_ENTRIES, type Outcome } from '../../events/outcome.ts';

/** One of the locks in series between a lodged detainer and a pickup. */
interface SeriesLock {
  lock: Lock;
  /** What must happen for a case to pass it, in a few neutral words. */
  title: string;
  /** The outcomes of the cases that end at it. */
  outcomes: readonly Outcome[];
}

/** The locks in their order. Every outcome of a lodged detainer is a pickup or is in exactly one of them. */
export const LOCK_SERIES: readonly SeriesLock[] = (Object.keys(LOCKS) as Lock[]).map((lock) => ({
  lock,
  title: LOCKS[lock],
  outcomes: LODGED.filter((key) => OUTCOME_ENTRIES[key].lock === lock),
}));

/** How many cases a lock ends, and how many pass it. */
interface LockCount {
  lock: Lock;
  title: string;
  lost: number;
  left: number;
}

/**
 * Walks lodged detainers through the locks. `countOf` gives the cases with an outcome: people, or whole people of 100
 * as `wholeHundred` rounds them. What all locks lose and what the last one leaves, the pickups, sum to the cases.
 */
export function countLocks(countOf: (key: Outcome) => number): LockCount[] {
  let left = sum(LODGED, countOf);
  return LOCK_SERIES.map(({ lock, title, outcomes }) => {
    const lost = sum(outcomes, countOf);
    left -= lost;
    return { lock, title, lost, left };
  });
}

function sum(keys: readonly Outcome[], countOf: (key: Outcome) => number): number {
  return keys.reduce((total, key) => total + countOf(key), 0);
}
