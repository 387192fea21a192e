import type { Hours } from '../calendar/hours.ts';
import type { Distribution } from '../draws/distribution.ts';
import type { Sampler } from '../draws/sampler.ts';
import type { HoursSpec, ResolvedAgentArrival, ResolvedDetainer, ResolvedReleaseNotice } from '../scenario/resolved.ts';

/** A resolved rule with its distributions made ready to draw from and its hours made into tables. */
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

/** One policy as the stages read it. */
export interface Policy {
  detainer: DetainerRules;
  releaseNotice: ReleaseNoticeRules & { reasonShares: number[] };
  agentArrival: AgentArrivalRules & {
    /** The travel factor where it is the same at every hour, else null. */
    sameFactorAllDay: number | null;
  };
  /** Whole weekdays but holidays: the clock of a hold that leaves out weekends and holidays. */
  businessDays: Hours;
  /** Local hour, 0–23, of an instant. */
  hourOf(instant: number): number;
}
