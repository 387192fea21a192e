import type { Estimate } from '../measures/interval.ts';
import type { PolicyTally } from '../measures/tally.ts';
import { type Aim, beyond, isReached } from './target.ts';

/** A value that was run, and what the measure was. */
export interface Measured {
  number: number;
  estimate: Estimate;
  tally: PolicyTally;
}

/** Where the measure first reaches the target on the way from the origin to one end of the range. */
export interface Crossing {
  /** 1: towards the high end; −1: towards the low end. */
  way: 1 | -1;
  /** All values on that way, from the origin outward. */
  on: readonly Measured[];
  /** The place in `on` of the first value that reaches the target. */
  at: number;
  /** The place of the next value that does not; null if all further ones do. */
  left: number | null;
}

/** The values from the origin to one end, the nearest first. */
export function outward(points: readonly Measured[], origin: number, way: 1 | -1): Measured[] {
  const onWay = points.filter(({ number }) => (number - origin) * way >= 0);
  return onWay.toSorted((a, b) => (a.number - b.number) * way);
}

/** The crossings on both ways, the nearest to the origin first. `points` need not begin at the origin. */
export function crossings(points: readonly Measured[], origin: number, aim: Aim): Crossing[] {
  const found = ([1, -1] as const).flatMap((way): Crossing[] => {
    const on = outward(points, origin, way);
    const reached = on.map(({ estimate }) => isReached(aim, estimate.mean));
    const at = reached.indexOf(true);
    if (at < 0) return [];
    const left = reached.indexOf(false, at);
    return [{ way, on, at, left: left < 0 ? null : left }];
  });
  const far = ({ on, at }: Crossing) => Math.abs(on[at].number - origin);
  return found.toSorted((a, b) => far(a) - far(b));
}

/** The value with which the measure comes nearest to the target, or goes furthest beyond it. */
export function bestOf(points: readonly Measured[], aim: Aim): Measured | undefined {
  const by = ({ estimate }: Measured) => beyond(aim, estimate.mean) ?? Number.NEGATIVE_INFINITY;
  return points.reduce<Measured | undefined>(
    (best, one) => (best === undefined || by(one) > by(best) ? one : best),
    undefined,
  );
}

/**
 * The number at which a curve through the values first reaches the target, between one that does not and the next;
 * null if none reaches it. `of` gives the curve.
 */
export function rootOn(on: readonly Measured[], aim: Aim, of: (estimate: Estimate) => number | null): number | null {
  const by = on.map(({ estimate }) => beyond(aim, of(estimate)));
  const at = by.findIndex((one) => one !== null && one >= 0);
  if (at < 0) return null;
  const [inner, outer] = [by[at - 1], by[at]];
  if (at === 0 || inner === null || inner === undefined || outer === null) return on[at].number;
  const [from, to] = [on[at - 1].number, on[at].number];
  return from + ((to - from) * -inner) / (outer - inner);
}

/** The ends of the 95 % interval by how easily they reach the target: the bold end reaches it before the cautious one. */
export const END = {
  bold:
    ({ direction }: Aim) =>
    (estimate: Estimate) =>
      (direction === 'atLeast' ? estimate.high : estimate.low) ?? estimate.mean,
  cautious:
    ({ direction }: Aim) =>
    (estimate: Estimate) =>
      (direction === 'atLeast' ? estimate.low : estimate.high) ?? estimate.mean,
};
