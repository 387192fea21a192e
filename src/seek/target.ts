import { MEASURES } from '../measures/definitions.ts';
import { estimator, measureEstimate } from '../measures/estimates.ts';
import type { Estimate } from '../measures/interval.ts';
import type { Measure } from '../measures/measure.ts';
import type { PolicyTally } from '../measures/tally.ts';

/** What a measure is to reach. */
export interface Target {
  measure: Measure;
  /** In the measure's unit; a share from 0 to 1. */
  value: number;
  /** null: towards the value from what the scenario has as written. */
  direction: Direction | null;
  /** The half-width of the measure's 95 % interval to aim for, in the measure's unit. */
  precision: number;
}

export type Direction = 'atLeast' | 'atMost';

/** As large as half a percentage point for a share, and a hundredth of the target for anything else. */
export function usualPrecision({ unit }: Measure, value: number): number {
  return unit === 'share' ? 0.005 : Math.max(Math.abs(value) / 100, Number.MIN_VALUE);
}

/** A target with its direction known. */
export interface Aim extends Target {
  direction: Direction;
}

/** How far beyond the target a value of the measure is: at least 0 where it is reached; null without a case. */
export function beyond({ direction, value }: Pick<Aim, 'direction' | 'value'>, mean: number | null): number | null {
  if (mean === null) return null;
  return direction === 'atLeast' ? mean - value : value - mean;
}

export function isReached(aim: Aim, mean: number | null): boolean {
  const by = beyond(aim, mean);
  return by !== null && by >= 0;
}

export function estimateOf({ measure }: Pick<Target, 'measure'>, tally: PolicyTally): Estimate {
  return measureEstimate(MEASURES.indexOf(measure), tally);
}

/** The standard error of the measure; 0 if it cannot be estimated. */
export function errorOf({ measure }: Pick<Target, 'measure'>, tally: PolicyTally): number {
  const { errorVariance } = estimator(MEASURES.indexOf(measure), tally);
  return errorVariance > 0 ? Math.sqrt(errorVariance) : 0;
}
