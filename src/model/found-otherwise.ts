import { chance, type Draws, duration } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import type { Policy } from './policy.ts';

/**
 * When the agency learns by itself of a release ordered at `orderAt`, and not before it lodged the detainer; null if it
 * does not. `policy` is what is in force at the order.
 */
export function foundAt(orderAt: number, lodgedAt: number, policy: Policy, draws: Draws): number | null {
  const { probability, delay } = policy.releaseNotice.otherwise;
  if (!chance(probability, draws, DRAW.found)) return null;
  return Math.max(lodgedAt, orderAt + duration(delay, draws, DRAW.foundDelay));
}
