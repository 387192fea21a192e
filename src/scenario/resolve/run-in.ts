import type { ResolvedPolicy, RunIn, RunInDays } from '../../resolved/scenario.ts';
import { LIMITS } from '../values/limits.ts';
import { daysOfCustody, type Reasons, reasonsIn, shareLeft } from './custody.ts';

/** Of 100 people with a reason, 99 have left within its warm-up. */
const SHARE_WITHIN = 0.99;
/** At most this share of a facility's counted people may leave after the cool-down. */
export const MOST_LEFT = 0.01;
const LEAST_DAYS = 30;
export const MOST_DAYS = 1100;

/** The counted days, what the scenario sets, and what a file of bookings covers. */
export interface Counted {
  facilities: number;
  days: number;
  /** Days; undefined where custody sets them. */
  warmUp: number | undefined;
  coolDown: number | undefined;
  /** Days before and after the counted ones that a file of bookings covers; Infinity where bookings are drawn. */
  covered: RunInDays;
}

/** Under one policy. The days are the longest of all facilities and reasons. */
export interface PolicyRunIn extends RunInDays {
  runIn: RunIn;
  /** What custody would have them be without maximum, settings and files. */
  wanted: RunInDays;
  /** By facility: the reasons in force, one list per period. */
  reasons: Reasons[][];
}

/** The days are the longest of all policies. */
export interface FoundRunIn extends RunInDays {
  byPolicy: PolicyRunIn[];
}

/**
 * How long before and after the counted days people are booked, by policy, facility and reason. The warm-up is the time
 * within which 99 of 100 people with the reason have left. The cool-down is as long, but for no reason does it end
 * before 99 of 100 counted people of each facility have left: until then, people with every reason compete with them
 * for the teams. A policy's days do not depend on the other policies.
 */
export function findRunIn(policies: readonly ResolvedPolicy[], counted: Counted): FoundRunIn {
  const stays = new Stays(counted.days);
  const byPolicy = policies.map((policy) => runInUnder(policy, counted, stays));
  return { byPolicy, ...longestOf(byPolicy) };
}

function runInUnder(policy: ResolvedPolicy, counted: Counted, stays: Stays): PolicyRunIn {
  const { facilities, days, covered } = counted;
  const reasons = Array.from({ length: facilities }, (_, f) => reasonsIn(f, policy));
  const byFacility = reasons.map((lists) => stays.of(lists));
  const emptied = Math.max(...byFacility.map((stay) => stay.emptied));
  const mostAfter = Math.min(MOST_DAYS, LIMITS.daysFromStart - days);
  const tables: Record<string, RunInDays>[] = [];
  const known = new Map<string, number>();
  const tableOf = byFacility.map(({ within }) => {
    const table = Object.fromEntries(
      [...within].map(([name, own]): [string, RunInDays] => {
        const before = counted.warmUp ?? Math.min(MOST_DAYS, own);
        const after = counted.coolDown ?? Math.min(mostAfter, Math.max(own, emptied));
        return [
          name,
          { warmUpDays: Math.min(before, covered.warmUpDays), coolDownDays: Math.min(after, covered.coolDownDays) },
        ];
      }),
    );
    const key = JSON.stringify(table);
    const index = known.get(key) ?? tables.push(table) - 1;
    known.set(key, index);
    return index;
  });
  const longest = Math.max(...byFacility.flatMap(({ within }) => [...within.values()]));
  return {
    ...longestOf(tables.flatMap((table) => Object.values(table))),
    runIn: { tables, tableOf },
    wanted: { warmUpDays: longest, coolDownDays: emptied },
    reasons,
  };
}

function longestOf(all: readonly RunInDays[]): RunInDays {
  return {
    warmUpDays: Math.max(...all.map(({ warmUpDays }) => warmUpDays)),
    coolDownDays: Math.max(...all.map(({ coolDownDays }) => coolDownDays)),
  };
}

interface Stay {
  /** By reason: the days within which 99 of 100 people have left, in the list where that takes longest. */
  within: Map<string, number>;
  /** Days after the counted ones until 99 of 100 counted people have left; Infinity if that takes over MOST_DAYS. */
  emptied: number;
}

/** Facilities mostly have the same reasons, so each list of reasons is worked out once. */
class Stays {
  private readonly days: number;
  private readonly known = new Map<string, Stay>();

  constructor(days: number) {
    this.days = days;
  }

  /** The longest of all lists. */
  of(lists: readonly Reasons[]): Stay {
    const stays = lists.map((reasons) => this.ofList(reasons));
    const within = new Map<string, number>();
    for (const stay of stays) {
      for (const [name, days] of stay.within) within.set(name, Math.max(days, within.get(name) ?? 0));
    }
    return { within, emptied: Math.max(...stays.map(({ emptied }) => emptied)) };
  }

  private ofList(reasons: Reasons): Stay {
    const key = JSON.stringify(reasons);
    let stay = this.known.get(key);
    if (stay === undefined) {
      const within = new Map(
        reasons.map(({ name, custody }) => [name, Math.max(LEAST_DAYS, daysOfCustody(custody, SHARE_WITHIN))]),
      );
      stay = { within, emptied: this.emptied(reasons) };
      this.known.set(key, stay);
    }
    return stay;
  }

  private emptied(reasons: Reasons): number {
    const isEnough = (later: number) => shareLeft(reasons, this.days, () => later) <= MOST_LEFT;
    if (isEnough(LEAST_DAYS)) return LEAST_DAYS;
    if (!isEnough(MOST_DAYS)) return Number.POSITIVE_INFINITY;
    let tooShort = LEAST_DAYS;
    let enough = MOST_DAYS;
    while (enough - tooShort > 1) {
      const middle = Math.floor((tooShort + enough) / 2);
      if (isEnough(middle)) enough = middle;
      else tooShort = middle;
    }
    return enough;
  }
}
