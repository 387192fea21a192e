import type { Claim } from '../expect/claim.ts';
import { quantileRanks } from './order-statistics.ts';

/** All looks at a claim together may decide wrongly with this probability. */
export const ALL_LOOKS_ERR = 0.01;

/** The replications at which claims are looked at: the first, then twice as many each time, and the most. */
export function lookTotals(from: number, atMost: number): number[] {
  const totals: number[] = [];
  for (let total = from; total < atMost; total *= 2) totals.push(total);
  return [...totals, atMost];
}

/**
 * How probable it may be, at each look, that the true value is beyond one end of the interval by which a claim is
 * judged. The error of all looks is divided equally among those that can decide and among the two ends (Bonferroni's
 * inequality), so that it holds for any dependence between looks, which share replications, and for Student's t at any
 * number of replications. null for looks that cannot decide: too few single runs for a quantile over runs.
 */
export function tailsOf({ oneRun }: Pick<Claim, 'oneRun'>, totals: readonly number[]): (number | null)[] {
  const canDecide = totals.map(
    (total) => oneRun === null || quantileRanks(total, oneRun / 100, ALL_LOOKS_ERR / 2) !== null,
  );
  const looks = canDecide.filter((can) => can).length;
  return canDecide.map((can) => (can ? ALL_LOOKS_ERR / (2 * looks) : null));
}
