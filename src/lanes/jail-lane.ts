import { LEGAL_BASIS_NAMES } from '../../events/legal-basis.ts';
import { isPickupAt, OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import type { NoticeChannel, ReleaseNotice } from '../../events/release-notice.ts';
import { rulesAt } from '../model/policy.ts';
import { type Course, exitOf, leftAt } from './course.ts';
import { hoursInWords, lasting, spelledOut } from './in-words.ts';
import { type Lane, LaneMaker } from './lane.ts';

const WAYS: Record<NoticeChannel, string> = { phone: 'by phone', email: 'by e-mail', onSite: 'to the on-site office' };

/** What the jail does with the person: custody, clearing, delay, hold. */
export function jailLane(course: Course): Lane<'jail'> {
  const { booking, found, facility, clock } = course;
  const { notice, detainer } = found;
  const lane = new LaneMaker('jail', clock);
  lane.moment('booked', booking.bookedAt, `booked at ${facility}`);
  const exitAt = exitOf(course);
  const { calledAt } = detainer;
  if (calledAt !== null && (exitAt === null || calledAt < exitAt)) {
    lane.moment(
      'callsAgency',
      calledAt,
      detainer.asked ? 'asks the person, then calls the agency' : 'calls the agency',
    );
  }
  if (notice === null) {
    if (exitAt === null) return lane.made();
    lane.span('inCustody', { from: booking.bookedAt, to: exitAt }, 'in custody');
    lane.moment('leaves', exitAt, 'the person leaves');
    return lane.made();
  }
  const { orderAt, undelayedExitAt } = notice;
  lane.span('inCustody', { from: booking.bookedAt, to: orderAt }, 'in custody');
  lane.span('clearing', { from: orderAt, to: undelayedExitAt }, 'clearing');
  const reason = spelledOut(course.inForce.releaseNotice.reasons[notice.reason].name);
  lane.moment('ordered', orderAt, `the release is ordered (${reason})`);
  if (notice.sentAt !== null && notice.sentBy !== null) {
    const isElsewhere = notice.sentBy !== course.inForce.releaseNotice.channel.kind;
    const why = isElsewhere ? ', since the on-site office is closed' : '';
    lane.moment('sendsNotice', notice.sentAt, `sends notice ${WAYS[notice.sentBy]}${why}`);
  }
  addWait(lane, course, notice);
  addEnd(lane, course, notice);
  return lane.made();
}

/** The release delayed, or the wait for an arranged handover. */
function addWait(lane: LaneMaker<'jail'>, { inForce, clock }: Course, notice: ReleaseNotice): void {
  const { undelayedExitAt, exitAt, declinedAt, learnedBy } = notice;
  if (exitAt <= undelayedExitAt) return;
  lane.moment('cleared', undelayedExitAt, 'the person is cleared');
  const until = clock.near(exitAt, undelayedExitAt);
  const ended = declinedAt === exitAt ? ', when the jail knows that the agency declines' : '';
  const basis = `; ${LEGAL_BASIS_NAMES[notice.delayBasis]}`;
  const wait = { from: undelayedExitAt, to: exitAt };
  if (learnedBy === 'arranged') {
    const hours = hoursInWords(inForce.releaseNotice.handover.hours);
    const set = ended === '' ? `handover arranged for ${until} (hours: ${hours})` : `waits until ${until}${ended}`;
    lane.span('awaitsHandover', wait, `${set}${basis}`);
  } else {
    const lead = lasting(inForce.releaseNotice.notice.leadSeconds);
    lane.span('delayed', wait, `release delayed until ${until}${ended || `, to give ${lead} of notice`}${basis}`);
  }
}

/** The ordinary exit, the hold, and how the person leaves. */
function addEnd(lane: LaneMaker<'jail'>, course: Course, notice: ReleaseNotice): void {
  const { booking, policy, clock, found, arrival } = course;
  const { exitAt, holdBasis, leavesAt, declinedAt } = notice;
  const left = leftAt(course)!;
  const outcome = (arrival?.outcome ?? found.outcome) as Outcome;
  const isPickedUp = isPickupAt(OUTCOME_INDEX[outcome]);
  if (left > exitAt && holdBasis !== null) {
    const { limitSeconds, clock: counts } = rulesAt(policy, booking.facility, exitAt).releaseNotice.hold;
    const limit = `${lasting(limitSeconds)}${counts === 'elapsed' ? '' : ' without weekends and holidays'}`;
    const ends = isPickedUp ? ', when the team comes' : left === declinedAt ? ', when the agency declines' : '';
    const until = `held until ${clock.near(left, exitAt)}${ends} (limit ${limit})`;
    lane.span('held', { from: exitAt, to: left }, `${until}; ${LEGAL_BASIS_NAMES[holdBasis]}`);
    lane.moment('mayLeave', exitAt, 'may leave, but is held');
    if (left === leavesAt && !isPickedUp) lane.moment('holdEnds', left, 'the hold ends');
  }
  lane.moment('leaves', left, leaving(outcome, isPickedUp));
}

function leaving(outcome: Outcome, isPickedUp: boolean): string {
  if (isPickedUp) return 'handed over to the agency';
  return outcome === 'lostByAnotherExit' ? 'leaves by another exit' : 'leaves alone';
}
