import { studentQuantile } from './student.ts';

/** What n independent replications say about a mean or ratio, and about its error. */
interface Estimator {
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

/**
 * Student's interval: mean ± t(0.975, n − 1) · standard error over n independent replications. For a mean, the standard
 * error is s / √n. For a ratio, the interval holds for many replications and is too narrow for few.
 */
export function estimate(sum: Estimator): Estimate {
  if (sum.count === 0) return { mean: null, low: null, high: null };
  const width = halfWidth(sum);
  if (width === null) return { mean: sum.mean, low: null, high: null };
  return { mean: sum.mean, low: sum.mean - width, high: sum.mean + width };
}

/** Half of the 95 % interval; null if the error cannot be estimated, as with fewer than two replications. */
export function halfWidth(sum: Estimator): number | null {
  if (sum.count < 2 || Number.isNaN(sum.errorVariance)) return null;
  return studentQuantile(0.975, sum.count - 1) * Math.sqrt(sum.errorVariance);
}
