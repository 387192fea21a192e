import type { BatchedHistogram } from './batched-histogram.ts';
import { quantileMinutes } from './histogram.ts';
import { studentQuantile } from './student.ts';

/** With fewer batches, their spread says too little. */
const FEWEST_BATCHES = 5;

/**
 * Half of the 95 % interval of a quantile over people, in minutes, by sectioning (Asmussen and Glynn, Stochastic
 * Simulation, 2007, section III.5): the quantile of each of B batches of replications varies around the quantile of all
 * cases, and t(0.975, B − 1) · √(Σ (batch − all)² ÷ (B · (B − 1))) is the half-width. Batches without cases are left
 * out. null with fewer than 5 batches, or if all batches agree to the minute.
 */
export function quantileHalfWidth(histogram: BatchedHistogram, p: number): number | null {
  const all = histogram.quantileMinutes(p);
  const found = histogram.batches.map((batch) => quantileMinutes([batch], p)).filter((minutes) => minutes !== null);
  if (all === null || found.length < FEWEST_BATCHES) return null;
  const squares = found.reduce((sum, minutes) => sum + (minutes - all) * (minutes - all), 0);
  if (squares === 0) return null;
  const batches = found.length;
  return studentQuantile(0.975, batches - 1) * Math.sqrt(squares / (batches * (batches - 1)));
}
