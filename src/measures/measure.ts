import { OUTCOME_INDEX } from '../../events/outcome.ts';
import type { ResolvedCosts } from '../resolved/scenario.ts';
import type { Counters, Duration } from './counters.ts';

export type Unit = 'min' | 'h' | 'share' | 'people' | 'notices' | 'calls' | '$';

/** One measure of a replication under a policy. Definitions follow model.md, "Measures". */
export interface Measure {
  key: string;
  label: string;
  unit: Unit;
  /** What it says, for the reference page and the reader of a report. */
  meaning: string;
  /** null where the replication has no case to measure. */
  of(counters: Counters, costs: ResolvedCosts): number | null;
  /** It is a sum of people's costs, so that facilities with costs of their own can be added up. */
  readsCosts?: true;
  /** The duration whose quantiles over people go with it. */
  quantilesOf?: Duration;
}

/** A measure that is a share of people or notices. */
export interface Share extends Measure {
  /** The two counts that it is the ratio of. */
  countsOf(counters: Counters): [part: number, whole: number];
}

/** Seconds. */
export const HOUR = 3600;

export function mean(key: Duration, label: string, meaning: string): Measure {
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

export function count(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): Measure {
  return { key, label, unit, meaning, of };
}

export function cost(key: string, label: string, unit: Unit, meaning: string, of: Measure['of']): Measure {
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
