import type { Distribution } from '../../src/draws/distribution.ts';
import type { ResolvedBooking, ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import {
  clearingTime,
  constant,
  DAY,
  HOUR,
  MINUTE,
  plainPolicy,
  plainScenario,
  withMedian,
} from '../engine/scenarios.ts';
import { type At, type Changes, changed, type Leaf } from './changes.ts';
import { openHours, uniform } from './given.ts';

/** Every value of a resolved policy and its bookings, with another value that must make a difference to a busy jail. */

/** Another value for a path, and what else it needs in order to matter; `label` if the value only names something. */
type Switch<T, Path extends string> = 'label' | { to: At<T, Path>; where?: Changes<T> };
export type Switches<T> = { [Path in Leaf<T>]: Switch<T, Path> };

const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });
const OFFICE = openHours('Mon Tue Wed Thu Fri', 8, 16);
const EVENINGS = openHours('Mon Tue Wed Thu Fri', 16, 22);

/** Nothing is certain, everything takes time, and there are too few teams. */
const BUSY: Changes<ResolvedPolicy> = {
  'detainer.fingerprint.match': 0.7,
  'detainer.fingerprint.delay': exponential(HOUR),
  'detainer.bookingCall.rule': 'everyForeignBorn',
  'detainer.bookingCall.delay': exponential(2 * HOUR),
  'detainer.courtRecords.probability.foreignBorn': 0.4,
  'detainer.courtRecords.probability.notForeignBorn': 0.4,
  'detainer.courtRecords.delay': exponential(12 * HOUR),
  'detainer.issue.probability': [0.9, 0.7],
  'detainer.issue.delay': exponential(HOUR),
  'releaseNotice.reasons': [
    {
      name: 'bail',
      weight: 0.4,
      custody: exponential(DAY),
      knownAhead: uniform(0, HOUR),
      hours: OFFICE,
      within: 'atStart',
      profile: [],
    },
    {
      name: 'sentence',
      weight: 0.6,
      custody: exponential(3 * DAY),
      knownAhead: uniform(0, 2 * DAY),
      hours: OFFICE,
      within: 'atStart',
      profile: [],
    },
  ],
  'releaseNotice.clearing': [clearingTime(uniform(HOUR, 3 * HOUR), 2 * HOUR), clearingTime(constant(HOUR), HOUR)],
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.delayBasis': 'administrativeRequest',
  'releaseNotice.notice.compliance': 0.9,
  'releaseNotice.channel.phone.answered': 0.5,
  'releaseNotice.channel.phone.voiceMailDelay': exponential(HOUR),
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': 5 * HOUR,
  'agentArrival.teams.0.hours': OFFICE,
  'agentArrival.travel': [withMedian(uniform(0, HOUR), 30 * MINUTE), withMedian(uniform(0, 2 * HOUR), HOUR)],
  'agentArrival.decline': [0.1, 0.2],
  'agentArrival.noShow': 0.1,
  'agentArrival.patience': uniform(0, HOUR),
  'agentArrival.otherExit': 0.2,
  'agentArrival.retries': 1,
};

export const busyPolicy: ResolvedPolicy = changed(plainPolicy(), BUSY);

export function busyScenario(policy: ResolvedPolicy, booking: ResolvedBooking): ResolvedScenario {
  const people = { facilities: ['north', 'south'], priorities: ['first', 'second'] };
  // The period begins before the change to summer time of 2018-03-11.
  const time = { zone: 'America/Chicago', start: '2018-03-05', days: 20, warmUpDays: 1, coolDownDays: 1 };
  return plainScenario({ ...people, ...time, holidays: ['2018-03-09'], booking }, [policy]);
}

export const busyBooking: ResolvedBooking = changed(plainScenario().booking, {
  facility: [0.5, 0.5],
  priority: [0.5, 0.5],
  foreignBorn: 0.6,
  'priorContact.foreignBorn': 0.7,
  'priorContact.notForeignBorn': 0.5,
});

const onSite: Changes<ResolvedPolicy> = {
  'releaseNotice.channel.kind': 'onSite',
  'agentArrival.onSiteOffice.hours': OFFICE,
};
const email: Changes<ResolvedPolicy> = { 'releaseNotice.channel.kind': 'email' };
const judge: Changes<ResolvedPolicy> = { 'releaseNotice.hold.basis': 'judgesOrder' };
const calledIn: Changes<ResolvedPolicy> = {
  'agentArrival.overtime.rule': 'calledIn',
  'agentArrival.overtime.heardAheadSeconds': 0,
};
const delayed: Changes<ResolvedPolicy> = { 'releaseNotice.notice.delayRelease': true };

const arranged: Changes<ResolvedPolicy> = { 'releaseNotice.handover.rule': 'arranged' };

const fiveTimes: Changes<ResolvedPolicy> = { 'agentArrival.declineBy.0.factor': 5 };

/**
 * What a scenario file changed is kept for the report to show, and the base's clearing to compare with it; they are not
 * rules.
 */
export const POLICY_SWITCHES: Switches<Omit<ResolvedPolicy, 'changes' | 'baseClearing'>> = {
  name: 'label',
  title: 'label',
  source: 'label',
  'detainer.fingerprint.match': { to: 0.1 },
  'detainer.fingerprint.delay': { to: exponential(5 * HOUR) },
  'detainer.bookingCall.rule': { to: 'foreignBornWhoConsent' },
  'detainer.bookingCall.asksFirst': { to: true },
  'detainer.bookingCall.delay': { to: exponential(HOUR) },
  'detainer.courtRecords.probability.foreignBorn': { to: 0.1 },
  'detainer.courtRecords.probability.notForeignBorn': { to: 0.1 },
  'detainer.courtRecords.delay': { to: exponential(HOUR) },
  'detainer.issue.probability': { to: [0.9, 0.3] },
  'detainer.issue.regimeFactor': { to: 0.5 },
  'detainer.issue.weekdays': { to: [2, 1, 1, 1, 1, 1, 0] },
  'detainer.issue.swing': { to: 1 },
  'detainer.issue.afterRefusal': { to: 0 },
  'detainer.issue.delay': { to: exponential(5 * HOUR) },
  'detainer.askedAbout.probability': { to: 0.9 },
  'detainer.askedAbout.delay': { to: constant(HOUR), where: { 'detainer.askedAbout.probability': 0.9 } },
  'releaseNotice.reasons.0.name': 'label',
  'releaseNotice.reasons.0.weight': { to: 0.1 },
  'releaseNotice.reasons.0.custody': { to: exponential(2 * DAY) },
  'releaseNotice.reasons.0.knownAhead': { to: exponential(2 * DAY) },
  'releaseNotice.reasons.0.hours': { to: EVENINGS },
  'releaseNotice.reasons.0.within': { to: 'spread' },
  'releaseNotice.reasons.0.profile': {
    to: Array.from({ length: 168 }, (_, hour) => hour),
    where: { 'releaseNotice.reasons.0.within': 'spread' },
  },
  'releaseNotice.clearing': { to: Array(2).fill(clearingTime(uniform(HOUR, 2 * HOUR), 90 * MINUTE)) },
  'releaseNotice.requestedLeadSeconds': { to: 6 * HOUR },
  'releaseNotice.notice.rule': { to: 'atClearing' },
  'releaseNotice.notice.leadSeconds': { to: 5 * HOUR },
  'releaseNotice.notice.delayRelease': { to: true },
  'releaseNotice.notice.delayBasis': { to: 'none', where: delayed },
  'releaseNotice.notice.compliance': { to: 0.5 },
  'releaseNotice.otherwise.probability': { to: 0.9 },
  'releaseNotice.otherwise.delay': { to: constant(0), where: { 'releaseNotice.otherwise.probability': 0.9 } },
  'releaseNotice.handover.rule': { to: 'arranged' },
  'releaseNotice.handover.hours': { to: EVENINGS, where: arranged },
  'releaseNotice.handover.fallsThrough': { to: 0.5, where: arranged },
  'releaseNotice.handover.usesTeam': { to: false, where: arranged },
  'releaseNotice.channel.kind': { to: 'email' },
  'releaseNotice.channel.phone.hours': { to: OFFICE },
  'releaseNotice.channel.phone.answered': { to: 0.1 },
  'releaseNotice.channel.phone.voiceMailDelay': { to: exponential(2 * HOUR) },
  'releaseNotice.channel.email.hours': { to: EVENINGS, where: email },
  'releaseNotice.channel.email.delay': { to: constant(2 * HOUR), where: email },
  'releaseNotice.channel.onSiteClosed': { to: 'phone', where: onSite },
  'releaseNotice.channel.singlePointOfContact': { to: true },
  'releaseNotice.channel.singlePointFactor': {
    to: 0.1,
    where: { 'releaseNotice.channel.singlePointOfContact': true },
  },
  'releaseNotice.discretion.week': { to: 0.5 },
  'releaseNotice.discretion.person': { to: 0.5 },
  'releaseNotice.hold.rule': { to: 'none' },
  'releaseNotice.hold.limitSeconds': { to: 10 * HOUR },
  'releaseNotice.hold.clock': { to: 'excludingWeekendsAndHolidays' },
  'releaseNotice.hold.basis': { to: 'warrant287g' },
  'releaseNotice.hold.judgesOrder.probability': { to: 0.3, where: judge },
  'releaseNotice.hold.judgesOrder.delay': { to: constant(DAY), where: judge },
  'agentArrival.teams.0.count': { to: 2 },
  'agentArrival.teams.0.hours': { to: EVENINGS },
  'agentArrival.travel': { to: Array(2).fill(withMedian(uniform(0, HOUR), 30 * MINUTE)) },
  'agentArrival.size': { to: 3 },
  'agentArrival.travelFactor': { to: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 1.5)) },
  'agentArrival.onSiteOffice.hours': { to: OFFICE },
  'agentArrival.onSiteOffice.called': { to: 'expected', where: onSite },
  'agentArrival.onSiteOffice.travel': { to: withMedian(constant(600), 600), where: onSite },
  'agentArrival.marginSeconds': { to: HOUR },
  'agentArrival.decline': { to: [0.1, 0.6] },
  'agentArrival.declineBy.0.factor': { to: 5 },
  'agentArrival.declineBy.0.hours': { to: OFFICE, where: fiveTimes },
  'agentArrival.declineBy.0.travelOverSeconds': { to: 40 * MINUTE, where: fiveTimes },
  'agentArrival.answerDelay': { to: constant(2 * HOUR) },
  'agentArrival.overtime.rule': { to: 'onCall' },
  'agentArrival.overtime.heardAheadSeconds': { to: 2 * HOUR, where: calledIn },
  'agentArrival.overtime.teams': { to: 0, where: { 'agentArrival.overtime.rule': 'onCall' } },
  'agentArrival.order': { to: 'firstCome' },
  'agentArrival.dispatch': { to: 'reachable' },
  'agentArrival.asksBeforeSettingOut': { to: false },
  'agentArrival.noShow': { to: 0.4 },
  'agentArrival.patience': { to: uniform(0, 3 * HOUR) },
  'agentArrival.otherExit': { to: 0.6, where: { 'releaseNotice.hold.rule': 'none' } },
  'agentArrival.handover': { to: constant(HOUR) },
  'agentArrival.wayBack': { to: constant(HOUR) },
  'agentArrival.retries': { to: 3, where: { 'agentArrival.noShow': 0.5 } },
  'costs.staffPerHour': { to: 80 },
  'costs.callSeconds': { to: 60 },
  'costs.noticeSeconds': { to: 60 },
  'costs.handoverSeconds': { to: 60 },
  'costs.training.officers': { to: 5, where: { 'costs.training.eachSeconds': HOUR } },
  'costs.training.eachSeconds': { to: 40 * HOUR, where: { 'costs.training.officers': 5 } },
  'costs.bedDay': { to: 160 },
  'costs.reimbursed.calls': { to: 0.5 },
  'costs.reimbursed.notices': { to: 0.5 },
  'costs.reimbursed.handovers': { to: 0.5 },
  'costs.reimbursed.training': { to: 0.5, where: { 'costs.training.officers': 5, 'costs.training.eachSeconds': HOUR } },
  'costs.reimbursed.holds': { to: 0.5 },
  'costs.agentPerHour': { to: 70 },
  'costs.exposurePerHour': { to: 250 },
  'costs.exposureBasis': 'label',
};

export const BOOKING_SWITCHES: Switches<ResolvedBooking> = {
  arrivals: { to: { kind: 'dailyCounts', first: '2018-03-05', counts: [3, 4, 5], hourOfWeek: Array(168).fill(1) } },
  facility: { to: [0.1, 0.9] },
  foreignBorn: { to: 0.1 },
  'priorContact.foreignBorn': { to: 0.1 },
  'priorContact.notForeignBorn': { to: 0.1 },
  priority: { to: [0.1, 0.9] },
  convicted: { to: 0.1 },
  consents: { to: 0.1 },
  'joint.0.weight': {
    to: 0.9,
    where: {
      joint: [
        { weight: 0.5, foreignBorn: true },
        { weight: 0.5, foreignBorn: false },
      ],
    },
  },
  'joint.0.facility': { to: 0, where: { joint: [{ weight: 1, facility: 1 }] } },
  'joint.0.foreignBorn': { to: true, where: { joint: [{ weight: 1, foreignBorn: false }] } },
  'joint.0.priorContact': { to: true, where: { joint: [{ weight: 1, priorContact: false }] } },
  'joint.0.priority': { to: 0, where: { joint: [{ weight: 1, priority: 1 }] } },
  'joint.0.convicted': { to: true, where: { joint: [{ weight: 1, convicted: false }] } },
  'joint.0.consents': { to: true, where: { joint: [{ weight: 1, consents: false }] } },
};
