import { studentQuantile } from '../draws/student.ts';
import type { BatchedHistogram } from '../sums/batched-histogram.ts';
import { TAIL } from './interval.ts';

/** The quantiles of people’s durations that a result has, in percent. */
export const QUANTILES = [5, 25, 50, 75, 90, 95] as const;

/** A quantile over people, and half of its 95 % interval, both in minutes. */
export interface QuantileEstimate {
  minutes: number;
  /** null with fewer than 5 batches, or if all batches agree to the minute. */
  half: number | null;
}

/** With fewer batches, their spread says too little. */
const FEWEST_BATCHES = 5;

/**
 * Quantiles of all cases at these shares, in ascending order; null without cases. Their intervals are made by
 * sectioning (Asmussen and Glynn, Stochastic Simulation, 2007, section III.5): the quantile of each of B batches of
 * replications varies around the quantile of all cases, and t(1 − tail, B − 1) · √(Σ (batch − all)² ÷ (B · (B − 1))) is
 * the half-width. Batches without cases are left out.
 */
export function quantileEstimates(
  histogram: BatchedHistogram,
  shares: readonly number[],
  tail = TAIL,
): QuantileEstimate[] | null {
  const all = histogram.all().quantileMinutes(shares);
  if (all === null) return null;
  const batches = histogram.batches.map((batch) => batch.quantileMinutes(shares)).filter((found) => found !== null);
  return all.map((minutes, i) => {
    const squares = batches.reduce((sum, found) => sum + (found[i] - minutes) * (found[i] - minutes), 0);
    const isKnown = batches.length >= FEWEST_BATCHES && squares > 0;
    return { minutes, half: isKnown ? halfWidth(squares, batches.length, tail) : null };
  });
}

function halfWidth(squares: number, batches: number, tail: number): number {
  return studentQuantile(1 - tail, batches - 1) * Math.sqrt(squares / (batches * (batches - 1)));
}
