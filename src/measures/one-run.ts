import { sampleQuantile } from '../draws/sample-quantile.ts';

/** The range in which the result of one run lies, and of how many replications it was taken. */
export interface RangeOfOneRun {
  low: number;
  high: number;
  ends: RangeEnds;
  replications: number;
}

/** What the ends of a range are: quantiles over replications, or, of few replications, the least and the greatest. */
export const RANGE_ENDS = ['quantiles 5 % and 95 %', 'least and greatest'] as const;

export type RangeEnds = (typeof RANGE_ENDS)[number];

/** Below this, a quantile at 5 % would be one or two of the values. */
const FEWEST_FOR_QUANTILES = 40;

/**
 * The range of one run's result. An interval says how precisely the average is known, and narrows with more
 * replications. This range does not: it is what one year, or whatever the length of a run is, may bring. null with
 * fewer than two values.
 */
export function rangeOfOneRun(values: readonly (number | null)[]): RangeOfOneRun | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const replications = sorted.length;
  if (replications < 2) return null;
  if (replications < FEWEST_FOR_QUANTILES)
    return { low: sorted[0], high: sorted[replications - 1], ends: 'least and greatest', replications };
  return {
    low: sampleQuantile(sorted, 0.05),
    high: sampleQuantile(sorted, 0.95),
    ends: 'quantiles 5 % and 95 %',
    replications,
  };
}
