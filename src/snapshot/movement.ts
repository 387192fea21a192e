import type { Estimate } from '../measures/interval.ts';
import type { Unit } from '../measures/measure.ts';
import { QUANTITY_OF, type Series } from './quantities.ts';
import { FIGURES, type FigureKind, figureIn, type PolicySnapshot, type Snapshot } from './snapshot.ts';

/** A figure that differs between two snapshots. */
export interface Movement {
  policy: string;
  measure: string;
  label: string;
  unit: Unit;
  before: Estimate;
  now: Estimate;
  /** Now minus before, with its 95 % interval. */
  difference: Estimate;
  /** Whether the interval is of pairs of replications with the same people. */
  isPaired: boolean;
  /** Whether reports list the measure. */
  isListed: boolean;
}

export interface Movements {
  /** The clearest first: those whose difference is the most half-widths of its interval away from 0. */
  moved: Movement[];
  /** How many figures there are on both sides. */
  compared: number;
  /** Policies that only one side has. */
  gone: string[];
  added: string[];
}

/** What moved between two snapshots, under the policies that both have. */
export function movementsBetween(before: Snapshot, now: Snapshot): Movements {
  const isPaired = before.header.seed === now.header.seed;
  const old = new Map(before.policies.map((policy) => [policy.name, policy]));
  const recent = new Set(now.policies.map(({ name }) => name));
  const both = now.policies.flatMap((policy) => {
    const other = old.get(policy.name);
    return other === undefined ? [] : [{ now: policy, before: other }];
  });
  const all = both.flatMap((pair) => FIGURES.flatMap((figure) => movementOf(figure, pair, isPaired) ?? []));
  return {
    moved: all.filter((one) => !isUnmoved(one)).sort((a, b) => strengthOf(b) - strengthOf(a)),
    compared: all.length,
    gone: [...old.keys()].filter((name) => !recent.has(name)),
    added: [...recent].filter((name) => !old.has(name)),
  };
}

interface Pair {
  before: PolicySnapshot;
  now: PolicySnapshot;
}

/** undefined if one side has no such figure. */
function movementOf(figure: FigureKind, { before, now }: Pair, isSameSeed: boolean): Movement | undefined {
  const quantity = QUANTITY_OF.get(figure.key);
  const [old, recent] = [before.series.get(figure.key), now.series.get(figure.key)];
  const [was, is] = [figureIn(before, figure), figureIn(now, figure)];
  if (was === undefined || is === undefined) return undefined;
  const { key: measure, label, unit, isListed } = figure;
  const about = { policy: now.name, measure, label, unit, isListed };
  if (quantity === undefined || old === undefined || recent === undefined || !isSameSeed) {
    return { ...about, before: was, now: is, difference: independentDifference(is, was), isPaired: false };
  }
  // One side may have more replications. Only those that both have can be paired.
  const count = Math.min(old.length, recent.length);
  const [a, b] = [recent.slice(0, count), old.slice(0, count)];
  const isWhole = count === old.length && count === recent.length;
  return {
    ...about,
    before: isWhole ? was : quantity.estimate(b),
    now: isWhole ? is : quantity.estimate(a),
    difference: isSame(a, b) ? UNMOVED : quantity.difference(a, b),
    isPaired: true,
  };
}

const UNMOVED: Estimate = { mean: 0, low: 0, high: 0 };

function isSame(a: Series, b: Series): boolean {
  return a.every(([part, whole], r) => part === b[r][0] && whole === b[r][1]);
}

function isUnmoved({ before, now, difference, isPaired }: Movement): boolean {
  if (isPaired) return difference === UNMOVED;
  return before.mean === now.mean && before.low === now.low && before.high === now.high;
}

/** How many half-widths of its interval a difference is away from 0. */
function strengthOf({ difference: { mean, low, high } }: Movement): number {
  if (mean === null || mean === 0) return 0;
  if (low === null || high === null) return 0;
  return high === low ? Number.MAX_VALUE : Math.abs(mean) / ((high - low) / 2);
}

/**
 * The difference of two figures whose replications cannot be paired, from the distances of the ends of both intervals
 * (as `shareDifference`, without correlation).
 */
export function independentDifference(one: Estimate, two: Estimate): Estimate {
  if (one.mean === null || two.mean === null) return { mean: null, low: null, high: null };
  const mean = one.mean - two.mean;
  if (one.low === null || one.high === null || two.low === null || two.high === null) {
    return { mean, low: null, high: null };
  }
  const below = Math.hypot(one.mean - one.low, two.high - two.mean);
  const above = Math.hypot(one.high - one.mean, two.mean - two.low);
  return { mean, low: mean - below, high: mean + above };
}
