import type { Booking } from '../../events/booking.ts';
import { type Draws, duration, pick } from './chance.ts';
import { clearingAt, clearingTimeOf } from './clearing.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { wholeInstant } from './instant.ts';
import { type Policy, rulesAt } from './policy.ts';

/** A release before anybody asks for a delay or a hold. */
export interface Release {
  /** Index into the reasons of release in force at booking. */
  reason: number;
  knownAt: number;
  orderAt: number;
  exitAt: number;
  /** The exit by the base's clearing time, from the same draw. */
  baseExitAt: number;
}

/**
 * Stage 3, first half: why and when a person is released, under the rules in force at booking. Overwrites `release` if
 * it is given.
 */
export function decideRelease(
  booking: Booking,
  policy: Policy,
  draws: Draws,
  release: Release = blankRelease(),
): Release {
  const { releaseNotice: rules } = rulesAt(policy, booking.facility, booking.bookedAt);
  const reason = pick(rules.reasonShares, draws, DRAW.reason);
  const orderAt = decideOrder(reason, booking.bookedAt, rules, draws);
  const knownAhead = duration(rules.reasons[reason].knownAhead, draws, DRAW.knownAhead);
  release.reason = reason;
  release.knownAt = Math.max(booking.bookedAt, orderAt - knownAhead);
  release.orderAt = orderAt;
  release.exitAt = orderAt + duration(clearingAt(policy, booking.facility, orderAt).distribution, draws, DRAW.clearing);
  release.baseExitAt =
    policy.baseClearing === null
      ? release.exitAt
      : orderAt +
        duration(clearingTimeOf(policy.baseClearing[booking.facility], orderAt).distribution, draws, DRAW.clearing);
  return release;
}

/** When the release of a person booked at `bookedAt` is ordered. It needs no other draw than the one for custody. */
export function decideOrder(reason: number, bookedAt: number, rules: Policy['releaseNotice'], draws: Draws): number {
  const { name, custody, hours } = rules.reasons[reason];
  const orderTime = rules.orderTimes[reason];
  const inCustody = duration(custody, draws, DRAW.custody);
  const openAt = orderTime === null ? hours.nextOpen(bookedAt + inCustody) : orderTime.add(bookedAt, inCustody);
  if (openAt === null) throw new Error(`Release reason ${name} has no hours in which it can happen.`);
  return wholeInstant(openAt);
}

export function blankRelease(): Release {
  return { reason: 0, knownAt: 0, orderAt: 0, exitAt: 0, baseExitAt: 0 };
}
