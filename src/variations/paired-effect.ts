import { studentQuantile } from '../draws/student.ts';
import type { Counted } from '../sums/exact-ratio.ts';

/** The two counts of the pickup rate in each replication: of the policy, and of the baseline if it is compared with. */
export interface RateCounts {
  policy: readonly Counted[];
  baseline: readonly Counted[] | null;
}

/** How much a changed value moves a rate, as a share, with its 95 % interval. */
export interface Effect {
  mean: number;
  /** null with fewer than two replications. */
  low: number | null;
  high: number | null;
}

/** The pooled rate, or its difference from the baseline's; null without cases. `without` leaves out a replication. */
export function pooledRate({ policy, baseline }: RateCounts, without = -1): number | null {
  const rate = ratio(policy, without);
  if (baseline === null) return rate;
  const base = ratio(baseline, without);
  return rate === null || base === null ? null : rate - base;
}

/**
 * The change of a pooled rate over the same replications. Its interval is by the jackknife, which leaves out each
 * replication in turn from both sides (Efron and Stein, The Annals of Statistics 9, 1981), so that what the two have in
 * common cancels. null if either has no cases.
 */
export function pairedEffect(changed: RateCounts, unchanged: RateCounts): Effect | null {
  const effect = (without?: number) => {
    const [now, before] = [pooledRate(changed, without), pooledRate(unchanged, without)];
    return now === null || before === null ? null : now - before;
  };
  const mean = effect();
  if (mean === null) return null;
  const left = changed.policy.flatMap((_, k) => effect(k) ?? []);
  const n = left.length;
  if (n < 2) return { mean, low: null, high: null };
  const average = left.reduce((sum, one) => sum + one, 0) / n;
  const squares = left.reduce((sum, one) => sum + (one - average) * (one - average), 0);
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(((n - 1) / n) * squares);
  return { mean, low: mean - half, high: mean + half };
}

function ratio(counts: readonly Counted[], without: number): number | null {
  const [part, whole] = counts.reduce<[number, number]>(
    ([parts, wholes], one, k) => (k === without ? [parts, wholes] : [parts + one[0], wholes + one[1]]),
    [0, 0],
  );
  return whole === 0 ? null : part / whole;
}
