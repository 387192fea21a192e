import type { HoursSpec } from '../calendar/weekly-hours.ts';
import type { Distribution } from '../draws/distribution.ts';

/**
 * A scenario with every preset, default and unit resolved: plain JSON, from which somebody else could write the same
 * simulation in another language. Durations are seconds, rates are per day, probabilities lie in [0, 1], money is US dollars.
 * `pickup-gap resolve FILE --json` prints exactly this.
 */
export interface ResolvedScenario {
  title: string;
  description: string;
  /** IANA time zone; all calendars below are local time in it. */
  zone: string;
  /** Local date (YYYY-MM-DD) at whose midnight the counted time begins; simulated time 0 is that instant. */
  start: string;
  /** Whole local days of counted bookings. */
  days: number;
  /** Local days before and after, whose people compete for teams and are not counted. */
  warmUpDays: number;
  coolDownDays: number;
  /** 32-bit unsigned. */
  seed: number;
  replications: number;
  /** Name of the policy that the others are compared with. */
  baseline: string;
  /** Local dates that count as holidays, covering the run and the year after it. */
  holidays: string[];
  /** Names; everywhere else a facility or priority class is its index here. Priority 0 is served first. */
  facilities: string[];
  priorities: string[];
  /** Names, and by facility the index of its own among them; absent where there is one. Each has its teams and its queue. */
  fieldOffices?: string[];
  fieldOfficeOf?: number[];
  booking: ResolvedBooking;
  policies: ResolvedPolicy[];
  /** Figures for a reader, which nothing is computed from; absent: none. */
  context?: { title: string; figure: string; source: string }[];
  /** Absent: nothing is stated. */
  weeklyReport?: ResolvedWeeklyReport;
}

/** What only the weekly declined-detainer report uses. */
export interface ResolvedWeeklyReport {
  /** Of the foreign-born; shares sum to 1. Empty: not stated. */
  citizenship: { group: string; share: number }[];
  /** Probability that a declined detainer is missing from the published list. */
  leftOut: number;
  /** Indices into `facilities`: the list holds nothing of them. */
  leftOutFacilities: number[];
}

export interface ResolvedBooking {
  arrivals: Arrivals;
  /** Probability of each facility, in the order of `facilities`; sums to 1. */
  facility: number[];
  foreignBorn: number;
  priorContact: GivenBirthplace;
  /** Probability of each priority class, in the order of `priorities`; sums to 1. */
  priority: number[];
  convicted: number;
  consents: number;
  /**
   * Joint table: with one, a row is drawn by weight and fixes the attributes it names; what it leaves open is drawn
   * independently as above. Empty: all are independent.
   */
  joint: JointRow[];
}

/** A probability that depends on whether the person is foreign-born. */
export interface GivenBirthplace {
  foreignBorn: number;
  notForeignBorn: number;
}

export interface JointRow extends Traits {
  /** Probability; the rows' sum is 1. */
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
      /** Local date of counts[0]; one count a local day. Days outside have no bookings. */
      first: string;
      counts: number[];
      hourOfWeek: number[];
    }
  | {
      kind: 'times';
      /** Seconds since the run's start, ascending; the same in every replication. */
      seconds: number[];
      /** What is known of each person, in the same order; the rest is drawn. Absent where nothing is known of anybody. */
      traits?: Traits[];
    };

export interface ResolvedPolicy {
  name: string;
  title: string;
  source: string;
  /** What this policy changes, by path, as written; what comes from a preset names its file, and its source if it has one. */
  changes: { path: string; value: unknown; from?: string; source?: string }[];
  detainer: ResolvedDetainer;
  releaseNotice: ResolvedReleaseNotice;
  agentArrival: ResolvedAgentArrival;
  costs: ResolvedCosts & {
    /** Each facility's own, where they differ; then all measures of cost are sums over the facilities. */
    byFacility?: ResolvedCosts[];
  };
  /**
   * Where facilities, field offices or dates differ: every set of rules that is in force somewhere at some time, each once. They
   * take the place of the rules above; clearing and travel, which are by facility, stay as they stand there.
   */
  regimes?: ResolvedRegime[];
  /** Which of the regimes is in force when and where, in order of time. */
  inForce?: InForce[];
}

/** The rules of a policy in one facility at one time. */
export interface ResolvedRegime {
  detainer: ResolvedDetainer;
  releaseNotice: Omit<ResolvedReleaseNotice, 'clearing'>;
  agentArrival: Omit<ResolvedAgentArrival, 'travel'>;
}

/** A stretch of time in which a policy does not change. */
export interface InForce {
  /** Local date at whose midnight it begins, in force until the next one's; null: the first, from the beginning. */
  from: string | null;
  title: string;
  /** By facility: index into the policy's `regimes`. */
  regimeOf: number[];
}

export interface ResolvedDetainer {
  /** Only for people with a prior contact. */
  fingerprint: { match: number; delay: Distribution };
  bookingCall: {
    rule: 'none' | 'everyForeignBorn' | 'foreignBornWhoConsent';
    /** Whether a person is asked before the call; `foreignBornWhoConsent` always asks. */
    asksFirst: boolean;
    delay: Distribution;
  };
  courtRecords: { probability: GivenBirthplace; delay: Distribution };
  issue: {
    /** By priority class. */
    probability: number[];
    /** The regime's factor on it (field offices that send fewer detainers to some counties). */
    regimeFactor: number;
    delay: Distribution;
  };
}

/** A duration's distribution with its median in whole seconds, which the model's plans use. */
export interface WithMedian {
  distribution: Distribution;
  medianSeconds: number;
}

export interface ReleaseReason {
  name: string;
  /** Probability; sums to 1 over the reasons. */
  weight: number;
  /** From booking to the order of release. */
  custody: Distribution;
  /** How long before its order a release is known. */
  knownAhead: Distribution;
  /** The hours in which an order of this kind can come. */
  hours: HoursSpec;
}

export interface ResolvedReleaseNotice {
  reasons: ReleaseReason[];
  /** By facility: from the order of release to the exit. */
  clearing: WithMedian[];
  /** What the agency asks for; shortfalls are measured against it. */
  requestedLeadSeconds: number;
  notice: {
    rule: 'none' | 'atClearing' | 'advance';
    /** L of the rule `advance`, and of `delayRelease`. */
    leadSeconds: number;
    /** The exit waits until L has passed since the notice was sent. */
    delayRelease: boolean;
    /** Legal basis under which hours of delay are counted. */
    delayBasis: LegalBasis;
    /** Probability that a notice due is sent at all. */
    compliance: number;
  };
  channel: {
    kind: 'phone' | 'email' | 'onSite';
    phone: { hours: HoursSpec; answered: number; voiceMailDelay: Distribution };
    email: { hours: HoursSpec; delay: Distribution };
    /** What happens to a notice to the on-site office while it is closed. Its hours: agentArrival.onSiteOffice. */
    onSiteClosed: 'waitsForOpening' | 'phone';
    /** One point of contact multiplies the channel's delay by the factor. */
    singlePointOfContact: boolean;
    singlePointFactor: number;
  };
  /** Probability that a facility gives notice and holds in a given local week, and then that it does for a given person. */
  discretion: { week: number; person: number };
  hold: {
    rule: 'none' | 'upTo';
    limitSeconds: number;
    clock: 'elapsed' | 'excludingWeekendsAndHolidays';
    basis: 'administrativeRequest' | 'judgesOrder' | 'warrant287g';
    /** With basis judgesOrder: the order is obtained with this probability, this long after the detainer. */
    judgesOrder: { probability: number; delay: Distribution };
  };
}

export type LegalBasis = 'none' | 'administrativeRequest' | 'judgesOrder' | 'warrant287g';

export interface ResolvedAgentArrival {
  /** Teams in groups that share shifts; the field office's T is the sum of the counts. */
  teams: { count: number; hours: HoursSpec }[];
  /** By facility. */
  travel: WithMedian[];
  /** 24 factors on travel, by local hour of departure. */
  travelFactor: number[];
  /** In its staffed hours travel is drawn from its own distribution. Empty hours: there is no office. */
  onSiteOffice: { hours: HoursSpec; travel: WithMedian };
  /** Slack added to the median travel when a team plans its departure. */
  marginSeconds: number;
  /** By priority class: probability that a received notice is declined. */
  decline: number[];
  overtime: {
    rule: 'none' | 'calledIn' | 'onCall';
    /** Rule calledIn: the notice must be heard at least this long before it is due. */
    heardAheadSeconds: number;
    /** How many teams may be out on overtime at once. */
    teams: number;
  };
  /** Within a priority class: by earliest leavesAt, or first come first served (by dueAt). */
  order: 'leavesFirst' | 'firstCome';
  dispatch: 'everyNotice' | 'reachable';
  noShow: number;
  /** How long a team waits at the door for a release. */
  patience: Distribution;
  /** Probability that a person met at the exit leaves by another one. */
  otherExit: number;
  /** At the door, after meeting the person. */
  handover: Distribution;
  /** null: a second draw of the travel distribution. */
  wayBack: Distribution | null;
  /** Further dispatches after a no-show or a team that left, while the person is still there; 0 to 3. */
  retries: number;
}

export interface ResolvedCosts {
  /** County staff: dollars an hour, and seconds of work by task. */
  staffPerHour: number;
  callSeconds: number;
  noticeSeconds: number;
  handoverSeconds: number;
  /** Training in the counted time: officers × seconds each. */
  training: { officers: number; secondsEach: number };
  /** Dollars a bed-day, for hours held. */
  bedDay: number;
  /** Of what the county does, the share that the agency pays back, by task. */
  reimbursed: { calls: number; notices: number; handovers: number; training: number; holds: number };
  /** The agency: dollars an hour of its agents, driving, waiting or at the door. */
  agentPerHour: number;
  /** Dollars an hour held without a judge's order or 287(g) warrant; the user's figure, with its basis. */
  exposurePerHour: number;
  exposureBasis: string;
}
