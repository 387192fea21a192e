import { OUTCOME_INDEX } from '../../events/outcome.ts';
import type { ResolvedCosts } from '../resolved/scenario.ts';
import type { Counters, Duration } from './counters.ts';

/** The units of measures; result schemas name the same. */
export const UNITS = ['min', 'h', 'share', 'people', 'notices', 'calls', '$'] as const;

export type Unit = (typeof UNITS)[number];

/** Those who bear what a policy asks, in the order in which reports list them (domain.md, "Stance"). */
export const PARTIES = ['the agency', 'the county', 'the person'] as const;

export type Party = (typeof PARTIES)[number];

/** One measure of a replication under a policy. Definitions follow model.md, "Measures". */
export interface Measure extends BareMeasure {
  /** Whether reports list how other policies differ from the baseline in it. */
  compared: boolean;
  /** The party under whose name reports list it; null: under none. */
  party: Party | null;
}

/** A measure before it is assigned to a party. */
export type WithoutParty = Omit<Measure, 'party'>;

/** What a measure is; whether policies are compared by it is said when it is listed: see `compared` and `notCompared`. */
export interface BareMeasure {
  key: string;
  label: string;
  unit: Unit;
  /** What it says, for the reference page and the reader of a report. */
  meaning: string;
  /** null where the replication has no case to measure. */
  of(counters: Counters, costs: ResolvedCosts): number | null;
  /** It leads its party's list. */
  leads?: true;
  /** It is a subtotal that reports do not list. */
  unlisted?: true;
  /** It is a sum of people's costs, so that facilities with costs of their own can be added up. */
  readsCosts?: true;
  /** The duration whose quantiles over people go with it. */
  quantilesOf?: Duration;
}

/** A measure that is a share of people or notices. */
export interface Share extends BareMeasure {
  /** The two counts that it is the ratio of. */
  countsOf(counters: Counters): [part: number, whole: number];
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

export function mean(key: Duration, label: string, meaning: string): BareMeasure {
  return {
    key,
    label,
    unit: 'min',
    meaning,
    of: ({ durations }) => ratio(durations[key].seconds / 60, durations[key].cases),
    quantilesOf: key,
  };
}

export function share(key: string, label: string, meaning: string, countsOf: Share['countsOf']): Share {
  return { key, label, unit: 'share', meaning, countsOf, of: (counters) => ratio(...countsOf(counters)) };
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
  return outcomes[OUTCOME_INDEX.pickedUpAtRelease] + outcomes[OUTCOME_INDEX.pickedUpFromHold];
}
