import { OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { BatchedHistogram } from '../sums/batched-histogram.ts';
import { ExactProducts, ExactRatio } from '../sums/exact-ratio.ts';
import { ExactSum } from '../sums/exact-sum.ts';
import { DEFINED } from './by-definition.ts';
import { Counters, DURATIONS, type Duration, NO_HISTOGRAMS } from './counters.ts';
import { AMOUNTS, MEASURES, measured, PART_AMOUNTS, PART_RATIOS, RATIOS } from './definitions.ts';
import { blankFlows, type Flows } from './flows.ts';
import { byPart, PARTS, type Part, type PartSizes, UNDIVIDED } from './parts.ts';
import { keepRow, type RunRows } from './run-rows.ts';

/** One policy's counts over any set of replications. */
export interface PolicyTally {
  bookings: number;
  /** People by outcome, in the order of OUTCOMES, over all replications. */
  outcomes: Float64Array;
  /** Those of people without a detainer of whose release the agency was told. */
  outcomesWithoutDetainer: Float64Array;
  /** Those of people with a detainer that the agency and the county count differently, in the order of DEFINED. */
  byDefinition: Float64Array;
  /** People by their outcome under the baseline and under this policy. */
  flows: Flows;
  /** Each outcome's people ÷ bookings, in the order of OUTCOMES. */
  outcomeShares: ExactRatio[];
  /** Each replication's value and its difference from the baseline's, in the order of AMOUNTS. */
  amounts: ExactSum[];
  differences: ExactSum[];
  /** In the order of RATIOS, and how each varies together with the baseline's. */
  ratios: ExactRatio[];
  products: ExactProducts[];
  histograms: Record<Duration, BatchedHistogram>;
  /** Each replication's own values. */
  runs: RunRows;
  /** By kind of part, the tallies of each part's people, if the report shows them separately. */
  parts: Record<Part, PartTally[]>;
}

/** How a field of a policy's tally is kept, and so how it is merged and stored. */
type KindOf<Value> = Value extends number
  ? 'number'
  : Value extends Float64Array
    ? 'list'
    : Value extends ExactSum[]
      ? 'sums'
      : Value extends ExactRatio[]
        ? 'ratios'
        : Value extends ExactProducts[]
          ? 'products'
          : Value extends Record<Duration, BatchedHistogram>
            ? 'histograms'
            : Value extends RunRows
              ? 'runs'
              : Value extends Record<Part, PartTally[]>
                ? 'parts'
                : never;

/** The kind of every field. A field that is missing, or of an unknown kind, does not compile. */
export type TallyKindsOf<T> = { readonly [Key in keyof T]: KindOf<T[Key]> };

export const TALLY_KINDS: TallyKindsOf<PolicyTally> = {
  bookings: 'number',
  outcomes: 'list',
  outcomesWithoutDetainer: 'list',
  byDefinition: 'list',
  flows: 'list',
  outcomeShares: 'ratios',
  amounts: 'sums',
  differences: 'sums',
  ratios: 'ratios',
  products: 'products',
  histograms: 'histograms',
  runs: 'runs',
  parts: 'parts',
};

type FieldsOfKind<Kind> = {
  [Key in keyof PolicyTally]: (typeof TALLY_KINDS)[Key] extends Kind ? Key : never;
}[keyof PolicyTally];

export const TALLY_NUMBERS = fieldsOf('number');
export const TALLY_LISTS = fieldsOf('list');
export const TALLY_SUMS = fieldsOf('sums');
export const TALLY_RATIOS = fieldsOf('ratios');
export const TALLY_PRODUCTS = fieldsOf('products');

export interface PartTally {
  bookings: number;
  /** Each replication's value, in the order of PART_AMOUNTS. */
  amounts: ExactSum[];
  /** In the order of PART_RATIOS. */
  ratios: ExactRatio[];
}

/**
 * What any number of replications add up to. Its size is bounded, and tallies merged in any order give the same bytes,
 * because every sum is an integer. After a structured clone (worker messages) it must be revived.
 */
export interface Tally {
  replications: number;
  policies: PolicyTally[];
}

/** What claims and snapshots are made from: every replication's own values and counts, and the durations of people. */
export interface KeptRuns {
  replications: number;
  policies: Pick<PolicyTally, 'runs' | 'histograms'>[];
}

/** Counters for this tally that count these parts separately; see `startReplication`. */
export function countersFor(tally: Tally, parts: PartSizes = UNDIVIDED): Counters[] {
  const counters = tally.policies.map(() => new Counters(NO_HISTOGRAMS, parts));
  startReplication(tally, 0, counters);
  return counters;
}

/** Counters write this replication's durations, counted from 0, into the tally's histograms. */
export function startReplication(tally: Tally, replication: number, counters: readonly Counters[]): void {
  tally.policies.forEach(({ histograms }, p) => {
    for (const key of DURATIONS) counters[p].durations[key].writeInto(histograms[key].batchOf(replication));
  });
}

export function emptyTally(policies: number, parts: PartSizes = UNDIVIDED): Tally {
  return { replications: 0, policies: Array.from({ length: policies }, () => emptyPolicy(policies, parts)) };
}

/** What one replication counted, by policy. `baseline` is an index into the policies. */
export interface CountedReplication {
  counters: readonly Counters[];
  costs: readonly ResolvedPolicy['costs'][];
  baseline: number;
  /** Whether its rows also keep the counts behind its shares. */
  isDetailed?: boolean;
}

const AMOUNT_PLACES = AMOUNTS.map((measure) => MEASURES.indexOf(measure));

/** Adds a replication, counted from 0, that was started in this tally. */
export function addReplication(
  tally: Tally,
  replication: number,
  { counters, costs, baseline, isDetailed = false }: CountedReplication,
): void {
  tally.replications++;
  const valuesOf = (p: number) => MEASURES.map((measure) => measured(measure, counters[p], costs[p]));
  const baseValues = valuesOf(baseline);
  const baseRatios = RATIOS.map(({ countsOf }) => countsOf(counters[baseline]));
  tally.policies.forEach((policy, p) => {
    const counted = counters[p];
    policy.bookings += counted.bookings;
    for (let i = 0; i < OUTCOMES.length; i++) {
      policy.outcomes[i] += counted.outcomes[i];
      policy.outcomesWithoutDetainer[i] += counted.outcomesWithoutDetainer[i];
      policy.outcomeShares[i].add(counted.outcomes[i], counted.bookings);
    }
    for (let i = 0; i < DEFINED.length; i++) policy.byDefinition[i] += counted.byDefinition[i];
    const values = p === baseline ? baseValues : valuesOf(p);
    for (let i = 0; i < AMOUNTS.length; i++) {
      const value = values[AMOUNT_PLACES[i]];
      if (value === null) continue;
      policy.amounts[i].add(value);
      const reference = baseValues[AMOUNT_PLACES[i]];
      if (reference !== null) policy.differences[i].add(value - reference);
    }
    for (let m = 0; m < RATIOS.length; m++) {
      const counts = p === baseline ? baseRatios[m] : RATIOS[m].countsOf(counted);
      policy.ratios[m].add(...counts);
      policy.products[m].add(counts, baseRatios[m]);
    }
    for (const part of PARTS) {
      policy.parts[part].forEach((tallied, i) => {
        addPart(tallied, counted.parts[part][i], costs[p]);
      });
    }
    const parts = PARTS.flatMap((part) => policy.parts[part].map((_, i) => counted.parts[part][i]));
    keepRow(policy.runs, replication, { counters: counted, values, parts, costs: costs[p], isDetailed });
  });
}

function addPart(tallied: PartTally, counted: Counters, costs: ResolvedPolicy['costs']): void {
  tallied.bookings += counted.bookings;
  PART_AMOUNTS.forEach((measure, m) => {
    const value = measure.of(counted, costs);
    if (value !== null) tallied.amounts[m].add(value);
  });
  PART_RATIOS.forEach(({ countsOf }, m) => {
    tallied.ratios[m].add(...countsOf(counted));
  });
}

/** Adds `other` to `tally`; `other` may come from a structured clone. */
export function mergeTally(tally: Tally, other: Tally): void {
  tally.replications += other.replications;
  tally.policies.forEach((policy, p) => {
    const more = other.policies[p];
    for (const key of TALLY_NUMBERS) policy[key] += more[key];
    for (const key of TALLY_LISTS) for (let i = 0; i < policy[key].length; i++) policy[key][i] += more[key][i];
    for (const key of TALLY_SUMS) mergeAll(policy[key], more[key]);
    for (const key of TALLY_RATIOS) mergeAll(policy[key], more[key]);
    for (const key of TALLY_PRODUCTS) mergeAll(policy[key], more[key]);
    for (const key of DURATIONS) policy.histograms[key].merge(more.histograms[key]);
    for (const [replication, row] of more.runs) policy.runs.set(replication, row);
    for (const part of PARTS) {
      policy.parts[part].forEach((tallied, i) => {
        const other = more.parts[part][i];
        tallied.bookings += other.bookings;
        mergeAll(tallied.amounts, other.amounts);
        mergeAll(tallied.ratios, other.ratios);
      });
    }
  });
}

function mergeAll<T>(into: readonly { merge(other: T): void }[], from: readonly T[]): void {
  into.forEach((one, i) => {
    one.merge(from[i]);
  });
}

function emptyPolicy(policies: number, sizes: PartSizes): PolicyTally {
  const sums = (length: number) => Array.from({ length }, () => new ExactSum());
  const ratios = (length: number) => Array.from({ length }, () => new ExactRatio());
  const parts = (length: number) =>
    Array.from(
      { length },
      (): PartTally => ({ bookings: 0, amounts: sums(PART_AMOUNTS.length), ratios: ratios(PART_RATIOS.length) }),
    );
  return {
    bookings: 0,
    outcomes: new Float64Array(OUTCOMES.length),
    outcomesWithoutDetainer: new Float64Array(OUTCOMES.length),
    byDefinition: new Float64Array(DEFINED.length),
    flows: blankFlows(policies),
    outcomeShares: ratios(OUTCOMES.length),
    amounts: sums(AMOUNTS.length),
    differences: sums(AMOUNTS.length),
    ratios: ratios(RATIOS.length),
    products: RATIOS.map(() => new ExactProducts()),
    histograms: Object.fromEntries(DURATIONS.map((key) => [key, new BatchedHistogram()])) as Record<
      Duration,
      BatchedHistogram
    >,
    runs: new Map(),
    parts: byPart((part) => parts(sizes[part])),
  };
}

function fieldsOf<Kind extends string>(kind: Kind): readonly FieldsOfKind<Kind>[] {
  const fields = Object.keys(TALLY_KINDS) as (keyof PolicyTally)[];
  return fields.filter((key): key is FieldsOfKind<Kind> => TALLY_KINDS[key] === kind);
}
