import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { chance, type Draws } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { decideHold } from './hold.ts';
import { receivedAt } from './notice-channel.ts';
import type { Policy, ReleaseNoticeRules } from './policy.ts';
import type { Release } from './release.ts';

/**
 * Stage 3, second half, for a person whose detainer was lodged before the exit: notice, delay and hold. Writes over `notice`
 * where one is given.
 */
export function decideReleaseNotice(
  booking: Booking,
  release: Release,
  lodgedAt: number,
  policy: Policy,
  draws: Draws,
  notice: ReleaseNotice = blankReleaseNotice(),
): ReleaseNotice {
  const rules = policy.releaseNotice;
  const sentAt = decideSending(release, lodgedAt, rules, draws);
  const exitAt = delayedExit(release.exitAt, sentAt, rules);
  const hold = decideHold(exitAt, lodgedAt, policy, draws);
  notice.person = booking.person;
  notice.reason = release.reason;
  notice.knownAt = release.knownAt;
  notice.orderAt = release.orderAt;
  notice.undelayedExitAt = release.exitAt;
  notice.exitAt = exitAt;
  notice.delayBasis = rules.notice.delayBasis;
  notice.sentAt = sentAt;
  notice.expectedExitAt = sentAt === null ? null : announcedExit(booking, release, exitAt, sentAt, rules);
  notice.receivedAt = sentAt === null ? null : receivedAt(sentAt, policy, draws);
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

function decideSending(release: Release, lodgedAt: number, rules: ReleaseNoticeRules, draws: Draws): number | null {
  const { rule, leadSeconds, compliance } = rules.notice;
  if (rule === 'none' || !chance(compliance, draws, DRAW.complies)) return null;
  const planned = rule === 'atClearing' ? release.orderAt : Math.max(release.knownAt, release.exitAt - leadSeconds);
  return Math.max(planned, lodgedAt);
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
