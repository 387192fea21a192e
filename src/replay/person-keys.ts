import { StageDraws } from '../draws/stage-draws.ts';
import { dayOfPerson, MOST_PER_DAY, numberWithinDay, personKey } from '../engine/book/person-key.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { PersonNumbers } from '../engine/run/person-numbers.ts';
import type { LoggedCase } from '../event-log/logged-case.ts';
import { STAGE } from '../model/draw-order.ts';

/** A case within the counted time, and the key by which its draws are found. */
export interface KeyedCase {
  key: number;
  logged: LoggedCase;
  /** Seconds since the run's start. */
  bookedAt: number;
}

export interface Keyed {
  /** In order of key. */
  cases: KeyedCase[];
  /** The replication (from 0) of this scenario whose people these are; null for a log from elsewhere. */
  replication: number | null;
}

/**
 * The keys of a log's cases. If `export` wrote the log from this scenario and seed, the ids are the people's numbers,
 * and each case gets the draws that it had. The cases of any other log are numbered within their day, in the order of
 * the log. `replications` are tried in turn (from 0).
 */
export function keyedCases(plan: Plan, cases: readonly LoggedCase[], replications: Iterable<number>): Keyed {
  const origin = plan.days.unixSeconds(0);
  const placed = cases.map((logged) => ({ logged, bookedAt: logged.bookedAt! - origin }));
  for (const replication of replications) {
    const keyed = asExported(plan, placed, replication);
    if (keyed !== null) return { cases: keyed.sort((a, b) => a.key - b.key), replication };
  }
  return { cases: inOrder(plan, placed).sort((a, b) => a.key - b.key), replication: null };
}

type Placed = Omit<KeyedCase, 'key'>;

/** null if an id is not the number of a person of this replication who is booked at that second. */
function asExported(plan: Plan, placed: readonly Placed[], replication: number): KeyedCase[] | null {
  const numbers = new PersonNumbers(plan, replication);
  const draws = new StageDraws(STAGE.booking);
  const keyed: KeyedCase[] = [];
  for (const one of placed) {
    const key = /^[1-9]\d{0,9}$/.test(one.logged.id) ? numbers.keyOf(Number(one.logged.id)) : null;
    if (key === null) return null;
    draws.seek(plan.scenario.seed, replication, key);
    if (plan.bookingDays.time(dayOfPerson(key), numberWithinDay(key), draws) !== one.bookedAt) return null;
    keyed.push({ key, ...one });
  }
  return keyed;
}

/** @throws RangeError if a day has more cases than there are keys. */
function inOrder(plan: Plan, placed: readonly Placed[]): KeyedCase[] {
  const counts = new Map<number, number>();
  return placed.map((one) => {
    const day = plan.days.dayOf(one.bookedAt);
    const number = counts.get(day) ?? 0;
    counts.set(day, number + 1);
    if (number >= MOST_PER_DAY) throw new RangeError(`Day ${day} has over ${MOST_PER_DAY} cases.`);
    return { key: personKey(day, number), ...one };
  });
}
