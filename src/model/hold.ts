import { chance, type Draws, duration } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { wholeInstant } from './instant.ts';
import type { Policy } from './policy.ts';

export interface Hold {
  basis: 'administrativeRequest' | 'judgesOrder' | 'warrant287g';
  /** The end of the hold if nobody comes and nobody declines. */
  until: number;
}

/** Whether a person with a detainer is held past `exitAt`, on which legal basis and until when; null if not held. */
export function decideHold(exitAt: number, lodgedAt: number, policy: Policy, draws: Draws): Hold | null {
  const { rule, limitSeconds, clock, basis, judgesOrder } = policy.releaseNotice.hold;
  if (rule === 'none' || limitSeconds === 0) return null;
  if (basis === 'judgesOrder') {
    const obtained = chance(judgesOrder.probability, draws, DRAW.ordered);
    if (!obtained || lodgedAt + duration(judgesOrder.delay, draws, DRAW.orderDelay) >= exitAt) return null;
  }
  if (clock === 'elapsed') return { basis, until: exitAt + limitSeconds };
  const until = policy.businessDays.addOpen(exitAt, limitSeconds);
  if (until === null) throw new Error('Business days never end.');
  return { basis, until: wholeInstant(until) };
}
