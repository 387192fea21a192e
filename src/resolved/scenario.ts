import type { WithMedian } from '../draws/distribution.ts';
import type { agentArrival } from '../scenario/schema/agent-arrival.ts';
import type { booking } from '../scenario/schema/booking.ts';
import type { ChargedPer } from '../scenario/schema/cost-lines.ts';
import type { costs } from '../scenario/schema/costs.ts';
import type { detainer } from '../scenario/schema/detainer.ts';
import type { Payer } from '../scenario/schema/payers.ts';
import type { releaseNotice } from '../scenario/schema/release-notice.ts';
import type { Clearing } from '../scenario/values/clearing.ts';
import type { Resolved } from '../scenario/values/entry.ts';

/**
 * A scenario with every preset, default and unit resolved. It is plain JSON, from which somebody else could write the
 * same simulation in another language. Durations are seconds, rates are per day, probabilities are in [0, 1], money is
 * in US dollars. `pickup-gap resolve FILE --json` prints exactly this. The sections of a policy are inferred from their
 * schemas, which say what each value means. If a schema's value is a length of time, its key ends in the unit here:
 * `lead` becomes `leadSeconds`.
 */
export interface ResolvedScenario {
  title: string;
  description: string;
  /** IANA time zone. All calendars below are in its local time. */
  zone: string;
  /** Local date (YYYY-MM-DD) at whose midnight the counted time begins. That instant is simulated time 0. */
  start: string;
  /** Whole local days of counted bookings. */
  days: number;
  /**
   * Local days before and after the counted days in which people are booked who compete for teams and are not counted:
   * the longest of all policies.
   */
  warmUpDays: number;
  coolDownDays: number;
  /**
   * The same by facility and reason of release, under every policy that has no `runIn` of its own. Absent: everywhere
   * as above.
   */
  runIn?: RunIn;
  /** 32-bit unsigned. */
  seed: number;
  replications: number;
  /** Name of the policy that the others are compared with. */
  baseline: string;
  /** Local dates that count as holidays, covering the run and the year after it. */
  holidays: string[];
  /** Names. Everywhere else, a facility or priority class is its index here. Priority 0 is served first. */
  facilities: string[];
  priorities: string[];
  /**
   * Names, and by facility the index of its own field office. Absent if there is only one. Each has its own teams and
   * queue.
   */
  fieldOffices?: string[];
  fieldOfficeOf?: number[];
  booking: ResolvedBooking;
  policies: ResolvedPolicy[];
  /** Figures for the reader, which no computation uses. Absent: none. */
  context?: { title: string; figure: string; source: string }[];
  /** Absent if the scenario states nothing for the weekly report. */
  weeklyReport?: ResolvedWeeklyReport;
}

export interface RunInDays {
  warmUpDays: number;
  coolDownDays: number;
}

/** The warm-up and the cool-down by facility and reason of release. */
export interface RunIn {
  /** Every distinct table, by the reason's name. */
  tables: Record<string, RunInDays>[];
  /** By facility: index into `tables`. */
  tableOf: number[];
}

/** What only the weekly declined-detainer report uses. */
export interface ResolvedWeeklyReport {
  /** Shares of the foreign-born, which sum to 1. Empty: not stated. */
  citizenship: { group: string; share: number }[];
  /** Probability that a declined detainer is missing from the published list. */
  leftOut: number;
  /** Indices into `facilities` of those that the list leaves out. */
  leftOutFacilities: number[];
}

/** Who is booked; the schema says what each value means. */
export interface ResolvedBooking
  extends Pick<Resolved<typeof booking>, 'foreignBorn' | 'priorContact' | 'convicted' | 'consents'> {
  arrivals: Arrivals;
  /** Probability of each facility, in the order of `facilities`; sums to 1. */
  facility: number[];
  /** Probability of each priority class, in the order of `priorities`; sums to 1. */
  priority: number[];
  /**
   * Joint table. If there is one, a row is drawn by weight and sets the attributes that it names; the others are drawn
   * independently as above. Empty: all attributes are independent.
   */
  joint: JointRow[];
}

export interface JointRow extends Traits {
  /** Probability; the weights of all rows sum to 1. */
  weight: number;
}

/** Attributes of a person that are not drawn. */
export interface Traits {
  facility?: number;
  foreignBorn?: boolean;
  priorContact?: boolean;
  priority?: number;
  convicted?: boolean;
  consents?: boolean;
}

/** Multipliers have mean 1. `hourOfWeek[0]` is Monday 00:00–01:00 local time; `months[0]` is January. */
export type Arrivals =
  | {
      kind: 'rate';
      /** Mean bookings in 24 hours at multiplier 1. */
      perDay: number;
      /** Variance ÷ mean of a day's count: 1 is Poisson, above 1 negative binomial. */
      dispersion: number;
      hourOfWeek: number[];
      months: number[];
    }
  | {
      kind: 'dailyCounts';
      /** Local date of counts[0]. There is one count per local day, and days outside have no bookings. */
      first: string;
      counts: number[];
      hourOfWeek: number[];
    }
  | {
      kind: 'times';
      /** Seconds since the run's start, ascending, the same in every replication. */
      seconds: number[];
      /** What is known of each person, in the same order; the rest is drawn. Absent if nothing is known of anybody. */
      traits?: Traits[];
    };

export interface ResolvedPolicy {
  name: string;
  title: string;
  source: string;
  /**
   * What this policy changes, by path, as written. A change from a preset names the preset's file, and its source if it
   * has one.
   */
  changes: { path: string; value: unknown; from?: string; source?: string }[];
  /** Warm-up and cool-down, if custody sets them and they differ from the scenario's. */
  runIn?: RunIn;
  detainer: ResolvedDetainer;
  releaseNotice: ResolvedReleaseNotice;
  agentArrival: ResolvedAgentArrival;
  costs: ResolvedCosts & {
    /** Each facility's own costs, if they differ. Then every measure of cost is a sum over the facilities. */
    byFacility?: ResolvedCosts[];
  };
  /** Absent if the scenario has none of its own. */
  costLines?: CostLine[];
  /**
   * If facilities, field offices or dates differ: every distinct set of rules that is in force somewhere at some time.
   * They replace the rules above, except clearing and travel, which are given by facility and stay as they are above.
   */
  regimes?: ResolvedRegime[];
  /** Which of the regimes is in force when and where, in order of time. */
  inForce?: InForce[];
  /**
   * The base's clearing times by facility, if the policy has others: the measure `custodyAdded` compares each exit with
   * the same person's exit by these. Absent if they are the policy's own. null if the policy draws other reasons of
   * release or other custody than the base, so that there is no exit to compare with.
   */
  baseClearing?: Clearing[] | null;
}

/** The rules of a policy in one facility at one time. */
export interface ResolvedRegime {
  detainer: ResolvedDetainer;
  releaseNotice: Omit<ResolvedReleaseNotice, 'clearing'>;
  agentArrival: Omit<ResolvedAgentArrival, 'travel'>;
}

/** A stretch of time in which a policy does not change. It ends where the next one begins. */
export interface InForce {
  /** Local date at whose midnight it begins. null: the first, in force from the beginning. */
  from: string | null;
  title: string;
  /** By facility: index into the policy's `regimes`. */
  regimeOf: number[];
}

/** The count `lodged` is in it as `issue.probability`, which was computed from it. */
export type ResolvedDetainer = Omit<Resolved<typeof detainer>, 'lodged'>;

export type ResolvedReleaseNotice = Resolved<typeof releaseNotice> & {
  /** By facility: the time from the order of release to the exit. */
  clearing: Clearing[];
};

export type ReleaseReason = ResolvedReleaseNotice['reasons'][number];

export type ResolvedAgentArrival = Resolved<typeof agentArrival> & {
  /** By facility: the time on the road. */
  travel: WithMedian[];
};

/** Without the costs that reports list one by one: those are `costLines`. */
export type ResolvedCosts = Omit<Resolved<typeof costs>, 'lines' | 'bedDayMarginal'>;

/** A cost that reports list by itself. No measure reads it. */
export interface CostLine {
  title: string;
  payer: Payer;
  per: ChargedPer;
  /** As written: "20 min". */
  amount: string;
  /** US dollars for one of `per`. */
  dollars: number;
  source: string;
  /** Whether it is another price of hours held that the county cost already contains, so it is never added up. */
  instead: boolean;
}
