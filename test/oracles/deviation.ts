import { studentQuantile } from '../../src/draws/student.ts';

/** The probability with which one interval of these tests misses the truth; there are a few dozen, with fixed seeds. */
export const FALSE_ALARM = 1e-6;

export interface Interval {
  low: number;
  high: number;
}

/**
 * A two-sided interval for a mean over people, from independent replications: the `total` of the people's values and
 * their number, by replication. If the mean is `theory`, Σ value − people × theory has mean 0 in every replication,
 * however many people it has. Student's t of these is therefore an exact test, as far as long sums are normal. The
 * interval is shown around the estimate.
 */
export function intervalAround(theory: number, replications: { total: number; people: number }[]): Interval {
  const n = replications.length;
  const people = replications.reduce((sum, one) => sum + one.people, 0) / n;
  const deviations = replications.map(({ total, people: counted }) => total - counted * theory);
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / n;
  const variance = deviations.reduce((sum, deviation) => sum + (deviation - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile(1 - FALSE_ALARM / 2, n - 1) * Math.sqrt(variance / n);
  return { low: theory + (mean - half) / people, high: theory + (mean + half) / people };
}

export const AGREES = 'agrees';

/** AGREES, or by how much it does not. */
export function verdictOn(theory: number, { low, high }: Interval): string {
  return low <= theory && theory <= high ? AGREES : `${theory} is outside ${low} … ${high}`;
}
