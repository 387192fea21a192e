import type { Booking } from '../../events/booking.ts';
import type { LoggedCase } from '../event-log/logged-case.ts';
import { type Draws, duration, pick } from '../model/chance.ts';
import { type ClearingTime, clearingAt } from '../model/clearing.ts';
import { RELEASE_DRAW as DRAW } from '../model/draw-order.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { decideOrder, type Release } from '../model/release.ts';

/** What a log says of a release, in seconds since the run's start; null where it says nothing. */
export interface StatedRelease {
  reason: string | null;
  knownAt: number | null;
  orderAt: number | null;
  /** The exit before any delay or hold. */
  exitAt: number | null;
}

/** `origin` is the run's start in seconds since 1970. */
export function statedRelease(logged: LoggedCase, origin: number): StatedRelease {
  const at = (instant: number | null) => (instant === null ? null : instant - origin);
  const { releaseReason, knownAt, orderAt } = logged;
  return { reason: releaseReason, knownAt: at(knownAt), orderAt: at(orderAt), exitAt: at(exitOf(logged)) };
}

/** The earliest sign that a person was free to go: of an exit after a delay or a hold, that is the most a log says. */
export function exitOf({ undelayedExitAt, exitAt, leftAt, pickedUpAt }: LoggedCase): number | null {
  return undelayedExitAt ?? exitAt ?? leftAt ?? pickedUpAt;
}

/** Writes into `release` what the log says, and draws the rest under the rules in force at booking. */
export function decideStatedRelease(
  stated: StatedRelease,
  { booking, draws }: { booking: Booking; draws: Draws },
  policy: Policy,
  release: Release,
): void {
  const { releaseNotice: rules } = rulesAt(policy, booking.facility, booking.bookedAt);
  const named = stated.reason === null ? -1 : rules.reasons.findIndex(({ name }) => name === stated.reason);
  const reason = named >= 0 ? named : pick(rules.reasonShares, draws, DRAW.reason);
  const clearing = (orderAt: number) =>
    duration(clearingAt(policy, booking.facility, orderAt).distribution, draws, DRAW.clearing);
  let { orderAt, exitAt } = stated;
  if (orderAt === null) {
    orderAt =
      exitAt === null
        ? decideOrder(reason, booking.bookedAt, rules, draws)
        : orderBefore(exitAt, { booking, draws }, policy);
  }
  exitAt ??= orderAt + clearing(orderAt);
  release.reason = reason;
  release.orderAt = Math.min(orderAt, exitAt);
  release.exitAt = exitAt;
  release.knownAt =
    stated.knownAt ??
    Math.max(booking.bookedAt, orderAt - duration(rules.reasons[reason].knownAhead, draws, DRAW.knownAhead));
  // The exit is the person's own, and so it is the same under the base.
  release.baseExitAt = exitAt;
}

/** The order from which clearing leads to this exit. Clearing depends on the hour of the order in some scenarios. */
function orderBefore(exitAt: number, person: { booking: Booking; draws: Draws }, policy: Policy): number {
  const { booking, draws } = person;
  const orderBy = ({ distribution }: ClearingTime) =>
    Math.max(booking.bookedAt, exitAt - duration(distribution, draws, DRAW.clearing));
  const always = policy.releaseNotice.clearing[booking.facility];
  for (const one of [...always.byHour, always]) {
    const orderAt = orderBy(one);
    if (clearingAt(policy, booking.facility, orderAt) === one) return orderAt;
  }
  return orderBy(always);
}
