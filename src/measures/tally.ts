import { OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { Counters, DURATIONS, type Duration } from './counters.ts';
import { MEASURES, measured, PART_COUNTS, PART_SHARES } from './definitions.ts';
import { ExactRatio } from './exact-ratio.ts';
import { ExactSum } from './exact-sum.ts';
import { Histogram } from './histogram.ts';
import { PARTS, type Part, type PartSizes, UNDIVIDED } from './parts.ts';

/** One policy's counts over any set of replications. */
export interface PolicyTally {
  bookings: number;
  /** People by outcome, in the order of OUTCOMES, over all replications. */
  outcomes: Float64Array;
  /** Each replication's share of its bookings, by outcome. */
  outcomeShares: ExactSum[];
  /** Each replication's value and its difference from the baseline's, in the order of MEASURES. */
  values: ExactSum[];
  differences: ExactSum[];
  histograms: Record<Duration, Histogram>;
  /** The tallies of each facility's people and of each month's, if the report shows them separately. */
  parts: Record<Part, PartTally[]>;
}

/** How a field of a policy's tally is kept, and so how it is merged and stored. */
type KindOf<Value> = Value extends number
  ? 'number'
  : Value extends Float64Array
    ? 'list'
    : Value extends ExactSum[]
      ? 'sums'
      : Value extends Record<Duration, Histogram>
        ? 'histograms'
        : Value extends Record<Part, PartTally[]>
          ? 'parts'
          : never;

/** The kind of every field. A field that is missing, or of an unknown kind, does not compile. */
export type TallyKindsOf<T> = { readonly [Key in keyof T]: KindOf<T[Key]> };

export const TALLY_KINDS: TallyKindsOf<PolicyTally> = {
  bookings: 'number',
  outcomes: 'list',
  outcomeShares: 'sums',
  values: 'sums',
  differences: 'sums',
  histograms: 'histograms',
  parts: 'parts',
};

type FieldsOfKind<Kind> = {
  [Key in keyof PolicyTally]: (typeof TALLY_KINDS)[Key] extends Kind ? Key : never;
}[keyof PolicyTally];

export const TALLY_NUMBERS = fieldsOf('number');
export const TALLY_LISTS = fieldsOf('list');
export const TALLY_SUMS = fieldsOf('sums');

export interface PartTally {
  bookings: number;
  /** Each replication's value, in the order of PART_COUNTS. */
  counts: ExactSum[];
  /** Over all replications, in the order of PART_SHARES. */
  shares: ExactRatio[];
}

/**
 * What any number of replications add up to. It has a fixed size, and tallies merged in any order give the same bytes,
 * because every sum is an integer. After a structured clone (worker messages) it must be revived.
 */
export interface Tally {
  replications: number;
  policies: PolicyTally[];
}

/** Counters that write into this tally's histograms and count these parts separately. */
export function countersFor(tally: Tally, parts: PartSizes = UNDIVIDED): Counters[] {
  return tally.policies.map((policy) => new Counters(policy.histograms, parts));
}

export function emptyTally(policies: number, parts: PartSizes = UNDIVIDED): Tally {
  return { replications: 0, policies: Array.from({ length: policies }, () => emptyPolicy(parts)) };
}

/**
 * Adds one replication. `counters` and `costs` are by policy, and `baseline` is an index into them. The counters write
 * into the tally's histograms.
 */
export function addReplication(
  tally: Tally,
  counters: Counters[],
  costs: ResolvedPolicy['costs'][],
  baseline: number,
): void {
  tally.replications++;
  const base = MEASURES.map((measure) => measured(measure, counters[baseline], costs[baseline]));
  tally.policies.forEach((policy, p) => {
    const counted = counters[p];
    policy.bookings += counted.bookings;
    for (let i = 0; i < OUTCOMES.length; i++) {
      policy.outcomes[i] += counted.outcomes[i];
      if (counted.bookings > 0) policy.outcomeShares[i].add(counted.outcomes[i] / counted.bookings);
    }
    for (let m = 0; m < MEASURES.length; m++) {
      const value = p === baseline ? base[m] : measured(MEASURES[m], counted, costs[p]);
      if (value === null) continue;
      policy.values[m].add(value);
      const reference = base[m];
      if (reference !== null) policy.differences[m].add(value - reference);
    }
    for (const part of PARTS) {
      policy.parts[part].forEach((tallied, i) => {
        const one = counted.parts[part][i];
        tallied.bookings += one.bookings;
        PART_COUNTS.forEach((measure, m) => {
          const value = measure.of(one, costs[p]);
          if (value !== null) tallied.counts[m].add(value);
        });
        PART_SHARES.forEach(({ countsOf }, m) => {
          tallied.shares[m].add(...countsOf(one));
        });
      });
    }
  });
}

/** Adds `other` to `tally`; `other` may come from a structured clone. */
export function mergeTally(tally: Tally, other: Tally): void {
  tally.replications += other.replications;
  tally.policies.forEach((policy, p) => {
    const more = other.policies[p];
    for (const key of TALLY_NUMBERS) policy[key] += more[key];
    for (const key of TALLY_LISTS) for (let i = 0; i < policy[key].length; i++) policy[key][i] += more[key][i];
    for (const key of TALLY_SUMS) for (let i = 0; i < policy[key].length; i++) policy[key][i].merge(more[key][i]);
    for (const key of DURATIONS) policy.histograms[key].merge(more.histograms[key]);
    for (const part of PARTS) {
      policy.parts[part].forEach((tallied, i) => {
        const other = more.parts[part][i];
        tallied.bookings += other.bookings;
        tallied.counts.forEach((sum, m) => {
          sum.merge(other.counts[m]);
        });
        tallied.shares.forEach((ratio, m) => {
          ratio.merge(other.shares[m]);
        });
      });
    }
  });
}

function emptyPolicy(sizes: PartSizes): PolicyTally {
  const sums = (length: number) => Array.from({ length }, () => new ExactSum());
  const parts = (length: number) =>
    Array.from(
      { length },
      (): PartTally => ({
        bookings: 0,
        counts: sums(PART_COUNTS.length),
        shares: PART_SHARES.map(() => new ExactRatio()),
      }),
    );
  return {
    bookings: 0,
    outcomes: new Float64Array(OUTCOMES.length),
    outcomeShares: sums(OUTCOMES.length),
    values: sums(MEASURES.length),
    differences: sums(MEASURES.length),
    histograms: Object.fromEntries(DURATIONS.map((key) => [key, new Histogram()])) as Record<Duration, Histogram>,
    parts: { facility: parts(sizes.facility), month: parts(sizes.month) },
  };
}

function fieldsOf<Kind extends string>(kind: Kind): readonly FieldsOfKind<Kind>[] {
  const fields = Object.keys(TALLY_KINDS) as (keyof PolicyTally)[];
  return fields.filter((key): key is FieldsOfKind<Kind> => TALLY_KINDS[key] === kind);
}
