import { MEASURES } from '../../measures/definitions.ts';
import { estimator, measureEstimate } from '../../measures/estimates.ts';
import type { Measure } from '../../measures/measure.ts';
import type { PolicyTally, Tally } from '../../measures/tally.ts';

/**
 * A precision to reach: the longer side of a measure's 95 % interval, under every policy that has cases of the measure.
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
 * With so many replications that all agree, at most 1 % of all runs differ (95 %: 3.69 ÷ 369). Agreement is never
 * precision, so from then on the policy is left out of the question, and named.
 */
export const AGREED = 369;

/** A policy's interval divided by its target, or why it has none. */
type Judged = number | 'no cases' | 'agrees';

function judged(policy: PolicyTally, { measure, target, relative }: Precision): Judged {
  const m = MEASURES.indexOf(measure);
  const { count, errorVariance } = estimator(m, policy);
  if (count === 0) return 'no cases';
  const { mean, low, high } = measureEstimate(m, policy);
  if (mean === null || low === null || high === null) {
    return count >= 2 && errorVariance === 0 ? 'agrees' : Number.POSITIVE_INFINITY;
  }
  // No interval is a part of 0.
  if (relative && mean === 0) return 'agrees';
  return Math.max(mean - low, high - mean) / (relative ? target * Math.abs(mean) : target);
}

/** How far a tally is from a precision. */
export interface Standing {
  /** The longest side of an interval divided by its target: 1 or less means reached. Infinity while it is not known. */
  excess: number;
  /** Indexes of the policies that have no interval to judge, because all their replications agree. */
  agreeing: number[];
  /** Whether more replications may help. */
  canImprove: boolean;
}

export function standing(tally: Tally, precision: Precision): Standing {
  const all = tally.policies.map((policy) => judged(policy, precision));
  const known = all.filter((one): one is number => typeof one === 'number');
  const agreeing = all.flatMap((one, p) => (one === 'agrees' ? [p] : []));
  const isEarly = tally.replications < AGREED;
  const isOpen = known.length === 0 || (agreeing.length > 0 && isEarly);
  const excess = isOpen ? Number.POSITIVE_INFINITY : Math.max(...known);
  return { excess, agreeing, canImprove: excess > 1 && (known.length > 0 || isEarly) };
}

/**
 * The total number of replications after the next round. An interval narrows with √n, so n × excess² should do. A tenth
 * is added, and no round more than quadruples the total, because an early variance may mislead. This depends only on
 * the tally, so the number of workers cannot change it.
 */
export function nextTotal(tally: Tally, precision: Precision, most: number): number {
  const { replications } = tally;
  if (replications === 0) return Math.min(FIRST_ROUND, most);
  const { excess } = standing(tally, precision);
  // While replications agree, no number of them can be extrapolated.
  const isWaiting = excess === Number.POSITIVE_INFINITY && replications < AGREED;
  const needed = isWaiting ? AGREED : Math.ceil(replications * 1.1 * excess * excess);
  return Math.min(most, Math.max(replications + FIRST_ROUND, Math.min(needed, 4 * replications)));
}
