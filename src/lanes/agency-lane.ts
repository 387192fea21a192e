import type { ReleaseNotice } from '../../events/release-notice.ts';
import { rulesAt } from '../model/policy.ts';
import { type Course, exitOf } from './course.ts';
import { fromTo, hoursInWords } from './in-words.ts';
import { type Lane, LaneMaker } from './lane.ts';

/** What the agency knows of the person, and when. */
export function agencyLane(course: Course): Lane<'agency'> {
  const { found, clock } = course;
  const { detainer, notice, dueAt } = found;
  const lane = new LaneMaker('agency', clock);
  const { identifiedAt, channel, lodgedAt, askedAboutAt } = detainer;
  if (identifiedAt !== null && channel !== null) {
    const how = {
      fingerprint: 'a fingerprint match tells the agency of the person',
      bookingCall: 'learns of the person by the jail’s call',
      courtRecords: 'finds the person in court records',
    }[channel];
    lane.moment('identifies', identifiedAt, how);
  }
  if (lodgedAt !== null) lane.moment('lodgesDetainer', lodgedAt, 'lodges the detainer');
  if (askedAboutAt !== null && notice?.hasDetainer === false)
    lane.moment('asksAbout', askedAboutAt, 'asks the jail about the person');
  if (notice === null) return lane.made();
  addHearing(lane, course, notice);
  const { receivedAt, declinedAt } = notice;
  if (receivedAt === null) return lane.made();
  if (dueAt !== null && declinedAt === null) {
    const until = clock.near(dueAt, receivedAt);
    lane.span('knows', { from: receivedAt, to: dueAt }, `no team needs to set out before ${until}`);
  }
  if (declinedAt !== null) {
    lane.moment('declines', receivedAt, 'declines to come');
    if (declinedAt > receivedAt) {
      const known = `declines; the jail knows at ${clock.near(declinedAt, receivedAt)}`;
      lane.span('answers', { from: receivedAt, to: declinedAt }, known);
      lane.moment('jailKnows', declinedAt, 'the jail knows that the agency declines');
    }
  }
  return lane.made();
}

/** From sending to hearing, and why that takes time. */
function addHearing(lane: LaneMaker<'agency'>, course: Course, notice: ReleaseNotice): void {
  const { sentAt, receivedAt, learnedBy, sentBy } = notice;
  const exit = exitOf(course)!;
  if (learnedBy === 'otherwise' && receivedAt !== null) {
    const when = fromTo(receivedAt, exit, 'the exit');
    lane.moment('findsOut', receivedAt, `found otherwise: learns of the release by itself, ${when}`);
    return;
  }
  if (sentAt === null || sentBy === null) return;
  // Where the hours never begin again, nobody hears the notice; the lane ends with the person's leaving.
  const to = receivedAt ?? Math.max(sentAt, notice.leavesAt);
  const span = { from: sentAt, to };
  const wait = hearing(course, notice, to);
  lane.span(wait.key, span, wait.text);
  if (receivedAt === null) return;
  const verb = sentBy === 'email' ? 'e-mail read' : 'notice heard';
  const when = receivedAt === sentAt ? `${verb} at once` : `${verb} ${fromTo(receivedAt, exit, 'the exit')}`;
  lane.moment('hears', receivedAt, when);
}

type Hearing = { key: 'officeClosed' | 'onVoiceMail' | 'unread' | 'onSiteClosed'; text: string };

function hearing({ inForce, policy, clock, booking }: Course, notice: ReleaseNotice, to: number): Hearing {
  const { releaseNotice, agentArrival } = inForce;
  const { sentAt, sentBy, receivedAt } = notice;
  const from = sentAt!;
  const until = clock.near(to, from);
  const closed = receivedAt === null ? 'never open' : `closed until ${until}`;
  if (sentBy === 'onSite') {
    const hours = hoursInWords(agentArrival.onSiteOffice.hours);
    return { key: 'onSiteClosed', text: `on-site office ${closed} (hours: ${hours})` };
  }
  if (sentBy === 'email') {
    const hours = hoursInWords(releaseNotice.channel.email.hours);
    const read = receivedAt === null ? 'never read' : `not read until ${until}`;
    return { key: 'unread', text: `e-mail ${read} (read ${hours})` };
  }
  const hours = `(hours: ${hoursInWords(releaseNotice.channel.phone.hours)})`;
  const desk = phoneHours(policy, booking.facility, from);
  if (!desk.isOpen(from)) return { key: 'officeClosed', text: `office ${closed} ${hours}` };
  // Heard at an opening: the desk had closed by the time the voice mail would have been heard.
  const closedMeanwhile = receivedAt !== null && !desk.always && !desk.isOpen(receivedAt - 1);
  const why = closedMeanwhile ? ` ${hours}, since the office had closed before anybody listened` : '';
  return { key: 'onVoiceMail', text: `left on voice mail until ${until}${why}` };
}

function phoneHours(policy: Course['policy'], facility: number, at: number) {
  return rulesAt(policy, facility, at).releaseNotice.channel.phone.hours;
}
