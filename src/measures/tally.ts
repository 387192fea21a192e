import { OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedCosts } from '../scenario/resolved.ts';
import { Counters, DURATIONS, type Duration } from './counters.ts';
import { MEASURES } from './definitions.ts';
import { ExactSum } from './exact-sum.ts';
import { Histogram } from './histogram.ts';

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
}

/**
 * What any number of replications leave behind: of fixed size, and merged in any order to the same bytes, since every
 * sum is an integer. It survives a structured clone (worker messages) once revived.
 */
export interface Tally {
  replications: number;
  policies: PolicyTally[];
}

/** Counters that write into this tally's histograms. */
export function countersFor(tally: Tally): Counters[] {
  return tally.policies.map((policy) => new Counters(policy.histograms));
}

export function emptyTally(policies: number): Tally {
  return { replications: 0, policies: Array.from({ length: policies }, emptyPolicy) };
}

/** Adds one replication; counters and costs by policy, `baseline` its index. The counters write into the tally's histograms. */
export function addReplication(tally: Tally, counters: Counters[], costs: ResolvedCosts[], baseline: number): void {
  tally.replications++;
  const base = MEASURES.map((measure) => measure.of(counters[baseline], costs[baseline]));
  tally.policies.forEach((policy, p) => {
    const counted = counters[p];
    policy.bookings += counted.bookings;
    for (let i = 0; i < OUTCOMES.length; i++) {
      policy.outcomes[i] += counted.outcomes[i];
      if (counted.bookings > 0) policy.outcomeShares[i].add(counted.outcomes[i] / counted.bookings);
    }
    for (let m = 0; m < MEASURES.length; m++) {
      const value = p === baseline ? base[m] : MEASURES[m].of(counted, costs[p]);
      if (value === null) continue;
      policy.values[m].add(value);
      const reference = base[m];
      if (reference !== null) policy.differences[m].add(value - reference);
    }
  });
}

/** Adds `other` to `tally`; `other` may come from a structured clone. */
export function mergeTally(tally: Tally, other: Tally): void {
  tally.replications += other.replications;
  tally.policies.forEach((policy, p) => {
    const more = other.policies[p];
    policy.bookings += more.bookings;
    for (let i = 0; i < OUTCOMES.length; i++) {
      policy.outcomes[i] += more.outcomes[i];
      policy.outcomeShares[i].merge(more.outcomeShares[i]);
    }
    for (let m = 0; m < MEASURES.length; m++) {
      policy.values[m].merge(more.values[m]);
      policy.differences[m].merge(more.differences[m]);
    }
    for (const key of DURATIONS) policy.histograms[key].merge(more.histograms[key]);
  });
}

function emptyPolicy(): PolicyTally {
  const sums = (length: number) => Array.from({ length }, () => new ExactSum());
  return {
    bookings: 0,
    outcomes: new Float64Array(OUTCOMES.length),
    outcomeShares: sums(OUTCOMES.length),
    values: sums(MEASURES.length),
    differences: sums(MEASURES.length),
    histograms: Object.fromEntries(DURATIONS.map((key) => [key, new Histogram()])) as Record<Duration, Histogram>,
  };
}
