import { MEASURES } from '../../measures/definitions.ts';
import { halfWidth } from '../../measures/interval.ts';
import type { Measure } from '../../measures/measure.ts';
import type { Tally } from '../../measures/tally.ts';

/**
 * A precision to reach: the half-width of a measure's 95 % interval, under every policy that has cases of the measure.
 */
export interface Precision {
  measure: Measure;
  /** In the measure's unit (a share as 0–1); with `relative`, as a share of the mean. */
  target: number;
  relative: boolean;
}

/** The first round is large enough for the variance to be worth extrapolating. */
export const FIRST_ROUND = 20;

/**
 * Whether any policy has a case of the measure. If there is none after a first round, more replications will hardly
 * help.
 */
export function hasCases(tally: Tally, { measure }: Precision): boolean {
  const index = MEASURES.indexOf(measure);
  return tally.policies.some((policy) => policy.values[index].count > 0);
}

/** The widest interval divided by its target: 1 or less means reached. Infinity while it cannot be known. */
export function excess(tally: Tally, { measure, target, relative }: Precision): number {
  const index = MEASURES.indexOf(measure);
  if (!hasCases(tally, { measure, target, relative })) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (const policy of tally.policies) {
    const sum = policy.values[index];
    if (sum.count === 0) continue;
    const width = halfWidth(sum);
    if (width === null) return Number.POSITIVE_INFINITY;
    const goal = relative ? target * Math.abs(sum.mean) : target;
    if (width > 0) worst = Math.max(worst, width / goal);
  }
  return worst;
}

/**
 * The total number of replications after the next round. The half-width falls with √n, so n × excess² should do. A
 * tenth is added, and no round more than quadruples the total, because an early variance may mislead. This depends only
 * on the tally, so the number of workers cannot change it.
 */
export function nextTotal(tally: Tally, precision: Precision, most: number): number {
  const { replications } = tally;
  if (replications === 0) return Math.min(FIRST_ROUND, most);
  const times = excess(tally, precision);
  const needed = Math.ceil(replications * 1.1 * times * times);
  return Math.min(most, Math.max(replications + FIRST_ROUND, Math.min(needed, 4 * replications)));
}
