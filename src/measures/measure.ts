import { OUTCOME_INDEX, PICKUPS } from '../../events/outcome.ts';
import type { ResolvedCosts } from '../resolved/scenario.ts';
import type { Counters, Duration } from './counters.ts';

/** The units of measures. The schemas of results use the same names. */
export const UNITS = ['min', 'h', 'share', 'people', 'notices', 'calls', '$'] as const;

export type Unit = (typeof UNITS)[number];

/** The parties that bear what a policy asks for, in the order in which reports list them. */
export const PARTIES = ['the agency', 'the county', 'the person'] as const;

export type Party = (typeof PARTIES)[number];

/** One measure of a replication under a policy. docs/reference/measures.md lists them all. */
export interface Measure extends BareMeasure {
  /** Whether reports list the difference between the other policies and the baseline in this measure. */
  compared: boolean;
  /** The party under whose name reports list it; null if under none. */
  party: Party | null;
}

/** A measure before it is assigned to a party. */
export type WithoutParty = Omit<Measure, 'party'>;

/**
 * What a measure is. Whether reports compare policies in it is set where it is listed (see `compared` and
 * `notCompared`).
 */
export interface BareMeasure {
  key: string;
  label: string;
  unit: Unit;
  /** What the measure means, for the reference page and the reader of a report. */
  meaning: string;
  /** null if the replication has no case to measure. */
  of(counters: Counters, costs: ResolvedCosts): number | null;
  /** It leads its party's list. */
  leads?: true;
  /** It is a subtotal that reports do not list. */
  unlisted?: true;
  /** It is a sum of people's costs, so it can be added up over facilities that have costs of their own. */
  readsCosts?: true;
  /** It can be below 0. */
  signed?: true;
  /** The duration whose quantiles over people go with it. */
  quantilesOf?: Duration;
}

/**
 * A measure that is a share or an average over people or notices. It is pooled over replications: the sum of the parts
 * divided by the sum of the wholes.
 */
export interface Ratio extends BareMeasure {
  /** The two whole numbers whose ratio it is. */
  countsOf(counters: Counters): [part: number, whole: number];
  /** How much of the part makes one unit of the measure: 60 seconds make a minute. */
  partsPerUnit: number;
}

export function borneBy(party: Party | null, measures: readonly WithoutParty[]): Measure[] {
  return measures.map((measure) => ({ ...measure, party: measure.unlisted ? null : party }));
}

export function compared(...measures: readonly BareMeasure[]): WithoutParty[] {
  return measures.map((measure) => ({ ...measure, compared: true }));
}

export function notCompared(...measures: readonly BareMeasure[]): WithoutParty[] {
  return measures.map((measure) => ({ ...measure, compared: false }));
}

/** Seconds. */
export const HOUR = 3600;

export function mean(key: Duration, label: string, meaning: string): Ratio {
  return {
    key,
    label,
    unit: 'min',
    meaning,
    of: ({ durations }) => ratio(durations[key].seconds / 60, durations[key].cases),
    countsOf: ({ durations }) => [durations[key].seconds, durations[key].cases],
    partsPerUnit: 60,
    quantilesOf: key,
  };
}

export function share(key: string, label: string, meaning: string, countsOf: Ratio['countsOf']): Ratio {
  const of = (counters: Counters) => ratio(...countsOf(counters));
  return { key, label, unit: 'share', meaning, of, countsOf, partsPerUnit: 1 };
}

export function count(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): BareMeasure {
  return { key, label, unit, meaning, of };
}

export function cost(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): BareMeasure {
  return { ...count(key, label, unit, meaning, of), readsCosts: true };
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

export function pickups({ outcomes }: Counters): number {
  return sumOfPickups(outcomes);
}

/** Pickups of people with a detainer lodged before the exit. */
export function pickupsLodged({ outcomes, outcomesWithoutDetainer }: Counters): number {
  return sumOfPickups(outcomes) - sumOfPickups(outcomesWithoutDetainer);
}

function sumOfPickups(outcomes: Float64Array): number {
  return PICKUPS.reduce((total, key) => total + outcomes[OUTCOME_INDEX[key]], 0);
}
