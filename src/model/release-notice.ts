import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { chance, type Draws, type WeekDraws } from './chance.ts';
import { cooperates } from './discretion.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { decideHold } from './hold.ts';
import { receivedAt } from './notice-channel.ts';
import { type Policy, type ReleaseNoticeRules, rulesAt } from './policy.ts';
import type { Release } from './release.ts';

/**
 * Stage 3, second half, for a person whose detainer was lodged before the exit: notice, delay and hold. Each is as in force when it
 * happens: the notice and with it the channel and the delay when it is sent, the hold at the exit. Writes over `notice` where
 * one is given.
 */
export function decideReleaseNotice(
  booking: Booking,
  release: Release,
  lodgedAt: number,
  policy: Policy,
  draws: Draws,
  weekDraws: WeekDraws,
  notice: ReleaseNotice = blankReleaseNotice(),
): ReleaseNotice {
  const { facility } = booking;
  const atOrder = rulesAt(policy, facility, release.orderAt);
  const isPractised = cooperates(booking, release.orderAt, atOrder, draws, weekDraws);
  const sentAt = isPractised ? decideSending(facility, release, lodgedAt, policy, draws) : null;
  const atSending = rulesAt(policy, facility, sentAt ?? release.orderAt);
  const rules = atSending.releaseNotice;
  const exitAt = delayedExit(release.exitAt, sentAt, rules);
  const hold = isPractised ? decideHold(exitAt, lodgedAt, rulesAt(policy, facility, exitAt), draws) : null;
  notice.person = booking.person;
  notice.reason = release.reason;
  notice.knownAt = release.knownAt;
  notice.orderAt = release.orderAt;
  notice.undelayedExitAt = release.exitAt;
  notice.exitAt = exitAt;
  notice.delayBasis = rules.notice.delayBasis;
  notice.sentAt = sentAt;
  notice.expectedExitAt = sentAt === null ? null : announcedExit(booking, release, exitAt, sentAt, rules);
  notice.receivedAt = sentAt === null ? null : receivedAt(sentAt, atSending, draws);
  notice.holdBasis = hold === null ? null : hold.basis;
  notice.leavesAt = hold === null ? exitAt : hold.until;
  return notice;
}

export function blankReleaseNotice(): ReleaseNotice {
  return {
    person: 0,
    reason: 0,
    knownAt: 0,
    orderAt: 0,
    undelayedExitAt: 0,
    exitAt: 0,
    delayBasis: 'none',
    sentAt: null,
    expectedExitAt: null,
    receivedAt: null,
    holdBasis: null,
    leavesAt: 0,
  };
}

function decideSending(
  facility: number,
  release: Release,
  lodgedAt: number,
  policy: Policy,
  draws: Draws,
): number | null {
  const { periods } = policy;
  if (periods === null) return sending(release, lodgedAt, policy.releaseNotice, draws);
  // A rule that comes into force has sent at once what it would have had sent before.
  for (const [p, { from, rules }] of periods.entries()) {
    if (from > release.exitAt) return null;
    const { notice } = rules[facility].releaseNotice;
    if (notice.rule === 'none') continue;
    const end = periods[p + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (Math.max(plannedSending(release, lodgedAt, notice), from) >= end) continue;
    return sending(release, Math.max(lodgedAt, from), rules[facility].releaseNotice, draws);
  }
  return null;
}

/** When a notice is sent under one set of rules, not before `earliest`; null: it is not. */
function sending(release: Release, earliest: number, { notice }: ReleaseNoticeRules, draws: Draws): number | null {
  if (notice.rule === 'none' || !chance(notice.compliance, draws, DRAW.complies)) return null;
  return plannedSending(release, earliest, notice);
}

function plannedSending(
  release: Release,
  earliest: number,
  { rule, leadSeconds }: ReleaseNoticeRules['notice'],
): number {
  const planned = rule === 'atClearing' ? release.orderAt : Math.max(release.knownAt, release.exitAt - leadSeconds);
  return Math.max(planned, earliest);
}

function delayedExit(exitAt: number, sentAt: number | null, { notice }: ReleaseNoticeRules): number {
  if (sentAt === null || !notice.delayRelease) return exitAt;
  return Math.max(exitAt, sentAt + notice.leadSeconds);
}

/** A notice can name the exit itself only where the release waits for a fixed time; else it reckons with the usual clearing. */
function announcedExit(
  booking: Booking,
  release: Release,
  exitAt: number,
  sentAt: number,
  rules: ReleaseNoticeRules,
): number {
  if (exitAt > release.exitAt) return exitAt;
  return Math.max(sentAt, release.orderAt + rules.clearing[booking.facility].medianSeconds);
}
