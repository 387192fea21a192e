import type { Distribution } from '../../draws/distribution.ts';
import { cdf, quantileOf } from '../../draws/sampler.ts';
import type { ReleaseReason, ResolvedPolicy } from '../../resolved/scenario.ts';

const DAY_SECONDS = 86_400;
/** Pieces of the run over which a share is averaged. They are shorter where custody changes faster. */
const PIECES = 96;

/** The reasons of release with their custody, in one facility under one policy at one time. */
export type Reasons = readonly Pick<ReleaseReason, 'name' | 'weight' | 'custody'>[];

/** The reasons that are in force in a facility under a policy, one list per period in which they differ. */
export function reasonsIn(facility: number, { releaseNotice, regimes, inForce }: ResolvedPolicy): Reasons[] {
  if (regimes === undefined || inForce === undefined) return [drawn(releaseNotice.reasons)];
  const used = new Set(inForce.map(({ regimeOf }) => regimeOf[facility]));
  return [...used].map((regime) => drawn(regimes[regime].releaseNotice.reasons));
}

function drawn(reasons: readonly ReleaseReason[]): Reasons {
  return reasons.filter(({ weight }) => weight > 0).map(({ name, weight, custody }) => ({ name, weight, custody }));
}

/** The days within which a share of people have left who were booked at the same time. */
export function daysOfCustody(custody: Distribution, share: number): number {
  return Math.ceil(quantileOf(custody, share) / DAY_SECONDS);
}

/**
 * The share of people booked within `days` days who are still there some days after the last of these: `later` by
 * reason. It is also the share of those leaving within `days` days who were booked that long before the first.
 */
export function shareLeft(reasons: Reasons, days: number, later: (reason: string) => number): number {
  return reasons.reduce((sum, { name, weight, custody }) => sum + weight * meanLeft(custody, days, later(name)), 0);
}

function meanLeft(custody: Distribution, days: number, later: number): number {
  let sum = 0;
  for (let piece = 0; piece < PIECES; piece++) {
    // With u = x³ the pieces are short at the run's end, and the middle of each one stands for it.
    const x = (piece + 0.5) / PIECES;
    const left = 1 - cdf(custody, (later + days * x * x * x) * DAY_SECONDS);
    sum += left * 3 * x * x;
  }
  return sum / PIECES;
}
