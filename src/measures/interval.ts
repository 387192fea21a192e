import type { ExactSum } from './exact-sum.ts';
import { studentQuantile } from './student.ts';

/** A mean over replications and the ends of its 95 % interval; the ends are null with fewer than two replications. */
export interface Estimate {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** Student's interval: mean ± t(0.975, n − 1) · s / √n over n independent replications. */
export function estimate(sum: ExactSum): Estimate {
  if (sum.count === 0) return { mean: null, low: null, high: null };
  const width = halfWidth(sum);
  if (width === null) return { mean: sum.mean, low: null, high: null };
  return { mean: sum.mean, low: sum.mean - width, high: sum.mean + width };
}

/** Half of the 95 % interval; null with fewer than two replications. */
export function halfWidth(sum: ExactSum): number | null {
  if (sum.count < 2) return null;
  return studentQuantile(0.975, sum.count - 1) * Math.sqrt(sum.variance / sum.count);
}
