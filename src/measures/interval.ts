import { log } from '../draws/logarithm.ts';
import { studentQuantile } from '../draws/student.ts';

/** What n independent replications say about a mean or ratio, and about its error. */
export interface Estimator {
  count: number;
  mean: number;
  errorVariance: number;
}

/**
 * A mean or ratio over replications, and the ends of its 95 % interval. The ends are null if the error cannot be
 * estimated.
 */
export interface Estimate {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** The values that a measure can have. */
export interface Limits {
  least: number;
  most: number;
}

export const NO_LIMITS: Limits = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

export const NO_ESTIMATE: Estimate = { mean: null, low: null, high: null };

/** How probable it is that the true value is beyond one end of an interval; 0.025 for both gives a 95 % interval. */
export const TAIL = 0.025;

/**
 * Student's interval: mean ± t(1 − tail, n − 1) · standard error over n independent replications, within what is
 * possible. For a mean, the standard error is s / √n. For a ratio, the interval holds for many replications and is too
 * narrow for few. If all replications agree, nothing varied from which to estimate an error, so there is no interval.
 */
export function estimate(sum: Estimator, { least, most }: Limits = NO_LIMITS, tail = TAIL): Estimate {
  if (sum.count === 0) return NO_ESTIMATE;
  const width = halfWidth(sum, tail);
  if (width === null) return { mean: sum.mean, low: null, high: null };
  return { mean: sum.mean, low: Math.max(least, sum.mean - width), high: Math.min(most, sum.mean + width) };
}

/**
 * Half of the 95 % interval; null if the error cannot be estimated: with fewer than two replications, or if all agree.
 */
export function halfWidth(sum: Estimator, tail = TAIL): number | null {
  if (sum.count < 2 || !(sum.errorVariance > 0)) return null;
  return studentQuantile(1 - tail, sum.count - 1) * Math.sqrt(sum.errorVariance);
}

/**
 * The mean of a count per replication. If none was counted in any of R replications, the interval is 0 to −ln(tail) ÷
 * R, which is 3.7 ÷ R at 95 %: with a larger mean, a Poisson total of 0 would have a probability below 2.5 %.
 */
export function countEstimate(sum: Estimator, tail = TAIL): Estimate {
  if (sum.count >= 2 && sum.mean === 0) return { mean: 0, low: 0, high: -log(tail) / sum.count };
  return estimate(sum, { least: 0, most: Number.POSITIVE_INFINITY }, tail);
}

/**
 * The mean of differences between two policies over the same replications. If the policies agree in every replication,
 * the difference is 0 ± 0.
 */
export function pairedEstimate(sum: Estimator, tail = TAIL): Estimate {
  if (sum.count >= 2 && sum.mean === 0 && sum.errorVariance === 0) return { mean: 0, low: 0, high: 0 };
  return estimate(sum, NO_LIMITS, tail);
}
