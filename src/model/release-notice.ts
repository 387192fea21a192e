import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { arrangedAt } from './arranged-handover.ts';
import { chance, type Draws, type NoticeDraws } from './chance.ts';
import { clearingAt } from './clearing.ts';
import { cooperates } from './discretion.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { expectExit } from './expected-exit.ts';
import { foundAt } from './found-otherwise.ts';
import { decideHold } from './hold.ts';
import { channelAt, receivedAt } from './notice-channel.ts';
import { type Period, type Policy, type ReleaseNoticeRules, rulesAt } from './policy.ts';
import type { Release } from './release.ts';

/** A person who is to be released, and about whom the agency may be told. */
export interface ToldCase {
  booking: Booking;
  release: Release;
  /** Whether a detainer was lodged before the exit. If not, the agency asked about the person. */
  hasDetainer: boolean;
  /** When the detainer was lodged, or the agency asked. */
  askedAt: number;
}

/**
 * Stage 3, second half, for a person with a detainer lodged before the exit, or about whom the agency asked before it:
 * notice, delay, arranged handover and hold. Each follows the rules in force when it happens. For the notice, its
 * channel, the delay and the arrangement that is when the notice is sent; for the hold it is the exit. Overwrites
 * `notice` if it is given.
 */
export function decideReleaseNotice(
  told: ToldCase,
  policy: Policy,
  noticeDraws: NoticeDraws,
  notice: ReleaseNotice = blankReleaseNotice(),
): ReleaseNotice {
  const { booking, release, hasDetainer, askedAt } = told;
  const { facility } = booking;
  const draws = noticeDraws.releaseNotice;
  const atOrder = rulesAt(policy, facility, release.orderAt);
  const { week, person } = atOrder.releaseNotice.discretion;
  const isWritten = week >= 1 && person >= 1;
  const isPractised = isWritten || cooperates(booking, release.orderAt, atOrder, noticeDraws);
  const sentAt = isPractised ? decideSending(told, policy, draws) : null;
  const atSending = rulesAt(policy, facility, sentAt ?? release.orderAt);
  const rules = atSending.releaseNotice;
  const heardAt = sentAt === null ? null : receivedAt(sentAt, atSending, draws);
  // A handover is arranged with whoever hears of the release before the person is cleared. Others leave when cleared.
  const arranges = rules.handover.rule === 'arranged' && sentAt !== null && hasDetainer;
  const isArranged = arranges && heardAt !== null && heardAt < release.exitAt;
  let { exitAt } = release;
  if (isArranged) {
    const heard = { facility, receivedAt: heardAt, clearedAt: release.exitAt };
    exitAt = arrangedAt(heard, rules.handover, policy);
  } else if (hasDetainer && !arranges) exitAt = delayedExit(release.exitAt, sentAt, rules);
  const isHeld = isPractised && hasDetainer && !arranges;
  const hold = isHeld ? decideHold(exitAt, askedAt, rulesAt(policy, facility, exitAt), draws) : null;
  const leavesAt = hold === null ? exitAt : hold.until;
  // What the agency finds after the person has left is of no use to it.
  const found = hasDetainer && !isArranged ? foundAt(release.orderAt, askedAt, atOrder, draws) : null;
  const isFound = found !== null && found < leavesAt && (heardAt === null || found < heardAt);
  const learnedAt = isFound ? found : heardAt;

  notice.person = booking.person;
  notice.hasDetainer = hasDetainer;
  notice.reason = release.reason;
  notice.knownAt = release.knownAt;
  notice.orderAt = release.orderAt;
  notice.undelayedExitAt = release.exitAt;
  notice.exitAt = exitAt;
  notice.delayBasis = rules.notice.delayBasis;
  notice.sentAt = sentAt;
  notice.sentBy = sentAt === null ? null : channelAt(sentAt, atSending);
  notice.receivedAt = learnedAt;
  notice.learnedBy = 'nothing';
  if (isArranged) notice.learnedBy = 'arranged';
  else if (isFound) notice.learnedBy = 'otherwise';
  else if (heardAt !== null && heardAt < leavesAt) notice.learnedBy = 'notice';
  notice.declinedAt = null;
  const from = isFound ? found : sentAt;
  notice.holdBasis = hold === null ? null : hold.basis;
  notice.leavesAt = leavesAt;
  // The jail has set the exit itself: by a delay, an arrangement, or a notice a fixed time before it.
  const isSet = exitAt > release.exitAt || isArranged || (!isFound && isSetAhead(exitAt, sentAt, rules));
  notice.expectedExitAt = notice.earliestExitAt = from !== null && isSet ? exitAt : null;
  if (from !== null && !isSet) expectExit(notice, from, clearingAt(atSending, facility, release.orderAt));
  return notice;
}

export function blankReleaseNotice(): ReleaseNotice {
  return {
    person: 0,
    hasDetainer: true,
    reason: 0,
    knownAt: 0,
    orderAt: 0,
    undelayedExitAt: 0,
    exitAt: 0,
    delayBasis: 'none',
    sentAt: null,
    sentBy: null,
    expectedExitAt: null,
    earliestExitAt: null,
    receivedAt: null,
    learnedBy: 'nothing',
    declinedAt: null,
    holdBasis: null,
    leavesAt: 0,
  };
}

function decideSending(told: ToldCase, policy: Policy, draws: Draws): number | null {
  const { periods } = policy;
  if (periods === null) return sending(told.release, told.askedAt, policy.releaseNotice, draws);
  return sendingAmong(periods, told, draws);
}

/** When a rule comes into force, it at once sends every notice that it would have sent by then. */
function sendingAmong(
  periods: readonly Period[],
  { booking, release, askedAt }: ToldCase,
  draws: Draws,
): number | null {
  for (const [p, { from, rules }] of periods.entries()) {
    if (from > release.exitAt) return null;
    const { releaseNotice } = rules[booking.facility];
    const { rule, leadSeconds } = releaseNotice.notice;
    if (rule === 'none') continue;
    const planned = rule === 'atClearing' ? release.orderAt : Math.max(release.knownAt, release.exitAt - leadSeconds);
    const end = periods[p + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (Math.max(planned, askedAt, from) < end) return sending(release, Math.max(askedAt, from), releaseNotice, draws);
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

/** Whether the jail knew the exit to the minute: the notice went out a fixed time before it. */
function isSetAhead(exitAt: number, sentAt: number | null, { notice }: ReleaseNoticeRules): boolean {
  return notice.rule === 'advance' && sentAt === exitAt - notice.leadSeconds;
}
