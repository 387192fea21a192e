import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import type { Case } from '../model/case.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { conclusion, leftAt } from './conclusion.ts';
import { hoursAndMinutes, spaced, wrapped } from './format.ts';

interface Moment {
  at: number;
  text: string;
}

/** Who the person is. This names the agency, because every report about one person begins with it. */
export function renderPerson(booking: Booking, scenario: ResolvedScenario, label: (t: number) => string): string[] {
  const traits = [
    booking.foreignBorn ? 'foreign-born' : 'not foreign-born',
    booking.priorContact ? 'known to ICE (the agency)' : 'not known to ICE (the agency)',
    `priority ${scenario.priorities[booking.priority]}`,
    booking.convicted ? 'convicted' : 'charged',
    booking.consents ? 'would agree to a call' : 'would refuse a call',
  ];
  const place = scenario.facilities[booking.facility];
  return wrapped(`Booked ${label(booking.bookedAt)} at ${place}: ${traits.join(', ')}.`);
}

/** What happened to one person under one policy; `arrival` is null if no notice was heard in time. */
export interface Course {
  booking: Booking;
  found: Case;
  arrival: AgentArrival | null;
}

/** One person's timeline under one policy, below the policy's name. */
export function renderTimeline(course: Course, policy: ResolvedPolicy, label: (t: number) => string): string[] {
  return [...wrapped(`${policy.name}: ${policy.title}`), ...timelineOf(course, policy, label)];
}

/**
 * One line per moment: local time, time before (−) or after the exit, and what happens. The last lines say why it ended
 * that way.
 */
export function timelineOf(
  { booking, found, arrival }: Course,
  policy: ResolvedPolicy,
  label: (t: number) => string,
): string[] {
  const exit = found.notice?.exitAt ?? found.exitAt;
  const moments = [
    { at: booking.bookedAt, text: 'booked' },
    ...identification(found),
    ...(found.notice === null ? [] : release(found.notice, leftAt(found, arrival), policy)),
    ...(arrival === null || found.notice === null ? [] : agents(arrival, found.notice)),
  ];
  if (found.notice === null && exit !== null) moments.push({ at: exit, text: 'leaves the jail' });
  moments.sort((a, b) => a.at - b.at);
  const lines = moments.map(({ at, text }) => {
    const toExit = exit === null ? '' : at === exit ? 'exit' : hoursAndMinutes((at - exit) / 60);
    return `  ${label(at)}  ${toExit.padStart(8)}  ${text}`;
  });
  const [ending, ...facts] = conclusion(found, arrival, policy);
  const close = [`  → ${ending}`, ...facts.map((fact) => `    ${fact}`)];
  return [...lines, ...close];
}

function identification({ detainer, exitAt, notice }: Case): Moment[] {
  const moments: Moment[] = [];
  const { calledAt, channel, identifiedAt, lodgedAt, askedAboutAt, asked } = detainer;
  const before = (at: number) => exitAt === null || at < exitAt;
  if (calledAt !== null && channel !== 'bookingCall' && before(calledAt)) {
    moments.push({ at: calledAt, text: callText(asked) });
  }
  if (identifiedAt !== null && channel !== null) {
    const how = {
      fingerprint: 'a fingerprint match tells the agency of the person',
      bookingCall: callText(asked),
      courtRecords: 'the agency finds the person in court records',
    }[channel];
    moments.push({ at: identifiedAt, text: how });
  }
  if (lodgedAt !== null) moments.push({ at: lodgedAt, text: 'the agency lodges the detainer' });
  if (askedAboutAt !== null && notice?.hasDetainer === false)
    moments.push({ at: askedAboutAt, text: 'the agency asks the jail about the person' });
  return moments;
}

function callText(asked: boolean): string {
  return asked ? 'the jail asks the person, then calls the agency' : 'the jail calls the agency';
}

function release(notice: ReleaseNotice, left: number | null, policy: ResolvedPolicy): Moment[] {
  const reason = spaced(policy.releaseNotice.reasons[notice.reason].name);
  const moments: Moment[] = [{ at: notice.orderAt, text: `the release is ordered (${reason}); clearing begins` }];
  if (notice.sentAt !== null) {
    const ways = { phone: 'by phone', email: 'by e-mail', onSite: 'to the on-site office' };
    const isElsewhere = notice.sentBy !== policy.releaseNotice.channel.kind;
    const way = `${ways[notice.sentBy ?? 'phone']}${isElsewhere ? ', since the on-site office is closed' : ''}`;
    const heardAt = notice.learnedBy === 'otherwise' ? null : notice.receivedAt;
    const heardAtOnce = heardAt === notice.sentAt;
    moments.push({ at: notice.sentAt, text: `the jail sends notice ${way}${heardAtOnce ? ', heard at once' : ''}` });
    if (!heardAtOnce && heardAt !== null)
      moments.push({ at: heardAt, text: `the agency ${notice.sentBy === 'email' ? 'reads' : 'hears'} the notice` });
  }
  if (notice.learnedBy === 'otherwise' && notice.receivedAt !== null)
    moments.push({ at: notice.receivedAt, text: 'the agency learns of the release by itself' });
  if (notice.exitAt > notice.undelayedExitAt) {
    const waits = notice.learnedBy === 'arranged' ? 'a time for the handover is arranged' : 'the release is delayed';
    moments.push({ at: notice.undelayedExitAt, text: `cleared, but ${waits}` });
  }
  if (notice.declinedAt !== null)
    moments.push({ at: notice.declinedAt, text: 'the jail knows that the agency declines' });
  moments.push({ at: notice.exitAt, text: notice.holdBasis === null ? 'may leave' : 'may leave, but is held' });
  if (notice.holdBasis !== null) {
    moments.push({
      at: notice.leavesAt,
      text: left === notice.leavesAt ? 'the hold ends' : 'the hold would have ended',
    });
  }
  return moments;
}

function agents(arrival: AgentArrival, notice: ReleaseNotice): Moment[] {
  const moments: Moment[] = [];
  const { dueAt, dispatchedAt, arrivedAt } = arrival;
  if (dueAt !== null && dueAt !== dispatchedAt) moments.push({ at: dueAt, text: 'a team should set out' });
  if (dispatchedAt !== null) {
    moments.push({
      at: dispatchedAt,
      text: arrival.dispatches > 1 ? 'the last team sent sets out' : 'a team sets out',
    });
  }
  if (arrivedAt !== null)
    moments.push({
      at: arrivedAt,
      text: arrivedAt < notice.exitAt ? 'the team arrives and waits' : 'the team arrives',
    });
  return moments;
}
