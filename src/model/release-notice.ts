import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { chance, type Draws, type NoticeDraws } from './chance.ts';
import { cooperates } from './discretion.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { decideHold } from './hold.ts';
import { receivedAt } from './notice-channel.ts';
import { type Period, type Policy, type ReleaseNoticeRules, rulesAt } from './policy.ts';
import type { Release } from './release.ts';

/** A person who is to be released, and whose detainer was lodged before the exit. */
export interface LodgedCase {
  booking: Booking;
  release: Release;
  lodgedAt: number;
}

/**
 * Stage 3, second half, for a person whose detainer was lodged before the exit: notice, delay and hold. Each follows
 * the rules in force when it happens. For the notice, its channel and the delay that is when the notice is sent; for
 * the hold it is the exit. Overwrites `notice` if it is given.
 */
export function decideReleaseNotice(
  lodged: LodgedCase,
  policy: Policy,
  noticeDraws: NoticeDraws,
  notice: ReleaseNotice = blankReleaseNotice(),
): ReleaseNotice {
  const { booking, release, lodgedAt } = lodged;
  const { facility } = booking;
  const draws = noticeDraws.releaseNotice;
  const atOrder = rulesAt(policy, facility, release.orderAt);
  const { week, person } = atOrder.releaseNotice.discretion;
  const isWritten = week >= 1 && person >= 1;
  const isPractised = isWritten || cooperates(booking, release.orderAt, atOrder, noticeDraws);
  const sentAt = isPractised ? decideSending(lodged, policy, draws) : null;
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
  notice.expectedExitAt = sentAt === null ? null : announcedExit(lodged, exitAt, sentAt, rules);
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

function decideSending(lodged: LodgedCase, policy: Policy, draws: Draws): number | null {
  const { periods } = policy;
  if (periods === null) return sending(lodged.release, lodged.lodgedAt, policy.releaseNotice, draws);
  return sendingAmong(periods, lodged, draws);
}

/** When a rule comes into force, it at once sends every notice that it would have sent by then. */
function sendingAmong(
  periods: readonly Period[],
  { booking, release, lodgedAt }: LodgedCase,
  draws: Draws,
): number | null {
  for (const [p, { from, rules }] of periods.entries()) {
    if (from > release.exitAt) return null;
    const { releaseNotice } = rules[booking.facility];
    const { rule, leadSeconds } = releaseNotice.notice;
    if (rule === 'none') continue;
    const planned = rule === 'atClearing' ? release.orderAt : Math.max(release.knownAt, release.exitAt - leadSeconds);
    const end = periods[p + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (Math.max(planned, lodgedAt, from) < end)
      return sending(release, Math.max(lodgedAt, from), releaseNotice, draws);
  }
  return null;
}

/** When a notice is sent under one set of rules, not before `earliest`; null if it is not sent. */
function sending(release: Release, earliest: number, { notice }: ReleaseNoticeRules, draws: Draws): number | null {
  const { rule, leadSeconds, compliance } = notice;
  if (rule === 'none' || !chance(compliance, draws, DRAW.complies)) return null;
  const planned = rule === 'atClearing' ? release.orderAt : Math.max(release.knownAt, release.exitAt - leadSeconds);
  return Math.max(planned, earliest);
}

function delayedExit(exitAt: number, sentAt: number | null, { notice }: ReleaseNoticeRules): number {
  if (sentAt === null || !notice.delayRelease) return exitAt;
  return Math.max(exitAt, sentAt + notice.leadSeconds);
}

/**
 * The exit that a notice names. It is the actual exit only if the release waits for a fixed time; otherwise it is
 * estimated from the median clearing.
 */
function announcedExit(
  { booking, release }: LodgedCase,
  exitAt: number,
  sentAt: number,
  rules: ReleaseNoticeRules,
): number {
  if (exitAt > release.exitAt) return exitAt;
  return Math.max(sentAt, release.orderAt + rules.clearing[booking.facility].medianSeconds);
}
