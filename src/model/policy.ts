import type { Hours } from '../calendar/hours.ts';
import type { HoursSpec } from '../calendar/weekly-hours.ts';
import type { WeightedTime } from '../calendar/weighted-time.ts';
import type { Distribution } from '../draws/distribution.ts';
import type { Sampler } from '../draws/sampler.ts';
import type { ResolvedAgentArrival, ResolvedDetainer, ResolvedReleaseNotice } from '../resolved/scenario.ts';

/** A resolved rule with its distributions compiled for drawing and its hours turned into tables. */
export type Ready<T> = T extends Distribution
  ? Sampler
  : T extends HoursSpec
    ? Hours
    : T extends (infer Item)[]
      ? Ready<Item>[]
      : T extends object
        ? { [Key in keyof T]: Ready<T[Key]> }
        : T;

export type DetainerRules = Ready<ResolvedDetainer>;
export type ReleaseNoticeRules = Ready<ResolvedReleaseNotice>;
export type AgentArrivalRules = Ready<ResolvedAgentArrival>;

/** One policy as the stages read it, or its rules in force in one facility at one time. */
export interface Policy {
  /** In order of time, the first from the beginning. null: the rules below hold everywhere and always. */
  periods: Period[] | null;
  detainer: DetainerRules;
  releaseNotice: ReleaseNoticeRules & {
    reasonShares: number[];
    /** By reason: the time in which custody is counted where orders are spread; null: the clock's. */
    orderTimes: (WeightedTime | null)[];
  };
  agentArrival: AgentArrivalRules & {
    /** The travel factor if it is the same at every hour; otherwise null. */
    sameFactorAllDay: number | null;
  };
  /** The base's clearing times, by facility; null if there is no need of them. */
  baseClearing: ReleaseNoticeRules['clearing'] | null;
  /** Whether people are released for the same reasons and after the same custody as under the base. */
  releasesAsBase: boolean;
  /** Whole weekdays except holidays: the clock of a hold that excludes weekends and holidays. */
  businessDays: Hours;
  /** Local day of an instant, counted from the run's start. */
  dayOf(instant: number): number;
  /** Local hour, 0–23, of an instant. */
  hourOf(instant: number): number;
  /** Local weekday of an instant; 0 is Monday. */
  weekdayOf(instant: number): number;
  /** Local week of an instant, counted from the run's start; its days begin at local midnight. */
  weekOf(instant: number): number;
}

/** A stretch of time in which the rules do not change. It ends where the next one begins. */
export interface Period {
  /** The first period begins at -(2 ** 31), before any instant. */
  from: number;
  /** The rules in force, by facility; their own `periods` are null. */
  rules: Policy[];
}

/** The rules in force at an instant in a facility. Short enough for V8 to inline it wherever it is called. */
export function rulesAt(policy: Policy, facility: number, instant: number): Policy {
  return policy.periods === null ? policy : rulesOf(policy.periods, facility, instant);
}

function rulesOf(periods: readonly Period[], facility: number, instant: number): Policy {
  let p = periods.length - 1;
  while (periods[p].from > instant) p--;
  return periods[p].rules[facility];
}
