import type { LEGAL_BASES } from '../../events/legal-basis.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import type { PlainCase } from '../engine/plain-replication.ts';

/**
 * Every measure again, as a filter over the counted cases of one replication, following model.md, "Measures", word for
 * word.
 */

const HOUR = 3600;

type Case = PlainCase & { notice: ReleaseNotice | null };
type Values = Record<string, number | null>;

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: number[]) => (values.length === 0 ? null : sum(values) / values.length);
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

const outcomeOf = ({ settled, found }: Case) => settled?.outcome ?? found.outcome;
const PICKUPS = ['pickedUpAtRelease', 'pickedUpFromHold', 'handedOverAsArranged'];
const isPickup = (one: Case) => PICKUPS.includes(outcomeOf(one) ?? '');
const tripsOf = ({ settled }: Case) => settled?.trips.map(({ trip }) => trip) ?? [];

/**
 * When the person left the jail: with the team, by another exit, when the jail learned that nobody comes, or at the
 * limit.
 */
function leftAt(one: Case): number {
  const { notice } = one;
  if (notice === null) throw new Error('Nobody was asked to keep this person.');
  const outcome = outcomeOf(one);
  const { declinedAt } = notice;
  if (declinedAt !== null) return Math.min(notice.leavesAt, Math.max(notice.undelayedExitAt, declinedAt));
  if (outcome === 'lostByAnotherExit') return notice.exitAt;
  if (isPickup(one)) return Math.max(notice.exitAt, tripsOf(one).at(-1)?.arrivedAt ?? 0);
  return notice.leavesAt;
}

/** Seconds past the undelayed exit, each with its legal basis. */
function heldBy(one: Case): Partial<Record<(typeof LEGAL_BASES)[number], number>> {
  const { notice } = one;
  if (notice === null) return {};
  const held: ReturnType<typeof heldBy> = {};
  held[notice.delayBasis] = notice.exitAt - notice.undelayedExitAt;
  if (notice.holdBasis !== null) held[notice.holdBasis] = (held[notice.holdBasis] ?? 0) + leftAt(one) - notice.exitAt;
  return held;
}

const held = (one: Case) => sum(Object.values(heldBy(one)));

/** Seconds in the jail beyond the exit under the base, whatever the cause. */
function custodyAdded(lodged: Case[], policy: ResolvedPolicy): number | null {
  if (policy.baseClearing === null) return null;
  return sum(lodged.map((one) => leftAt(one) - one.baseExitAt)) / HOUR;
}

/** Durations of people by measure, in seconds. */
export function plainDurations(cases: PlainCase[], policy: ResolvedPolicy): Record<string, number[]> {
  const all = cases.map((one): Case => ({ ...one, notice: one.found.notice }));
  const sent = all.flatMap(({ notice }) => (notice?.sentAt == null ? [] : [{ ...notice, sentAt: notice.sentAt }]));
  const arrived = all.flatMap((one) => {
    const { notice } = one;
    if (notice?.receivedAt == null) return [];
    const { receivedAt, exitAt, leavesAt } = notice;
    const isLate = outcomeOf(one) === 'late';
    return tripsOf(one).flatMap(({ arrivedAt, outcome }) =>
      arrivedAt === null ? [] : [{ arrivedAt, isLate: isLate && outcome === 'late', receivedAt, exitAt, leavesAt }],
    );
  });
  return {
    noticeWindow: sent.map(({ exitAt, sentAt }) => exitAt - sentAt),
    heardWindow: sent.flatMap(({ exitAt, receivedAt, learnedBy }) =>
      receivedAt === null || learnedBy === 'otherwise' ? [] : [exitAt - receivedAt],
    ),
    shortfall: sent.map(({ exitAt, sentAt }) =>
      Math.max(0, policy.releaseNotice.requestedLeadSeconds - (exitAt - sentAt)),
    ),
    responseTime: arrived.map(({ arrivedAt, receivedAt }) => arrivedAt - receivedAt),
    pickupGap: [
      ...arrived.map(({ arrivedAt, exitAt }) => arrivedAt - exitAt),
      // In the jail's own building nobody travels.
      ...all.filter(({ found }) => found.outcome === 'handedOverAsArranged').map(() => 0),
    ],
    lateBy: arrived.flatMap(({ arrivedAt, leavesAt, isLate }) => (isLate ? [arrivedAt - leavesAt] : [])),
    hoursHeld: all.map(held).filter((seconds) => seconds > 0),
  };
}

export function plainMeasures(cases: PlainCase[], policy: ResolvedPolicy): Values {
  const all = cases.map((one): Case => ({ ...one, notice: one.found.notice }));
  const durations = plainDurations(cases, policy);
  const minutes = (key: string) => mean(durations[key].map((seconds) => seconds / 60));

  const lodged = all.filter(({ notice }) => notice?.hasDetainer === true);
  const notices = all.filter(({ notice }) => notice?.sentAt != null).length;
  const pickups = all.filter(isPickup).length;
  const pickupsTold = all.filter((one) => isPickup(one) && one.notice?.sentAt != null).length;

  const identified = all.filter((one) => outcomeOf(one) !== 'notIdentified').map(({ found }) => found.detainer);
  const identifiedBy = (channel: string) =>
    ratio(identified.filter((one) => one.channel === channel).length, identified.length);

  const hours = (basis: (typeof LEGAL_BASES)[number]) => sum(all.map((one) => heldBy(one)[basis] ?? 0)) / HOUR;
  const hoursHeld = sum(all.map(held)) / HOUR;

  const { size } = policy.agentArrival;
  const trips = all.flatMap(tripsOf).map((trip) => ({
    ...trip,
    drivingSeconds: size * trip.drivingSeconds,
    waitingSeconds: size * trip.waitingSeconds,
    doorSeconds: size * trip.doorSeconds,
  }));
  const fruitless = trips.filter(({ outcome }) => !PICKUPS.includes(outcome));
  const hoursOf = (of: typeof trips) => sum(of.map((t) => t.drivingSeconds + t.waitingSeconds + t.doorSeconds)) / HOUR;

  const calls = all.filter(
    ({ found: { detainer, exitAt } }) => detainer.calledAt !== null && (exitAt === null || detainer.calledAt < exitAt),
  );
  const { costs } = policy;
  const staff = {
    calls: (calls.length * costs.callSeconds) / HOUR,
    notices: (notices * costs.noticeSeconds) / HOUR,
    handovers: (pickups * costs.handoverSeconds) / HOUR,
    training: (costs.training.officers * costs.training.eachSeconds) / HOUR,
  };
  const staffHours = sum(Object.values(staff));
  const dollars = {
    calls: staff.calls * costs.staffPerHour,
    notices: staff.notices * costs.staffPerHour,
    handovers: staff.handovers * costs.staffPerHour,
    training: staff.training * costs.staffPerHour,
    holds: (hoursHeld / 24) * costs.bedDay,
  };
  const { reimbursed } = costs;
  const paidBack = {
    calls: dollars.calls * reimbursed.calls,
    notices: dollars.notices * reimbursed.notices,
    handovers: dollars.handovers * reimbursed.handovers,
    training: dollars.training * reimbursed.training,
    holds: dollars.holds * reimbursed.holds,
  };
  const left = (task: keyof typeof dollars) => dollars[task] - paidBack[task];
  const staffCost = left('calls') + left('notices') + left('handovers') + left('training');

  return {
    noticeWindow: minutes('noticeWindow'),
    heardWindow: minutes('heardWindow'),
    shortfall: minutes('shortfall'),
    responseTime: minutes('responseTime'),
    pickupGap: minutes('pickupGap'),
    lateBy: minutes('lateBy'),
    pickupRate: ratio(lodged.filter(isPickup).length, lodged.length),
    pickupRatePerNotice: ratio(pickupsTold, notices),
    detainersLodged: lodged.length,
    noticesSent: notices,
    pickups,
    identifiedByFingerprint: identifiedBy('fingerprint'),
    identifiedByBookingCall: identifiedBy('bookingCall'),
    identifiedByCourtRecords: identifiedBy('courtRecords'),
    issueCapped: ratio(identified.filter(({ capped }) => capped).length, identified.length),
    hoursHeld,
    custodyAdded: custodyAdded(lodged, policy),
    hoursHeldNone: hours('none'),
    hoursHeldAdministrativeRequest: hours('administrativeRequest'),
    hoursHeldJudgesOrder: hours('judgesOrder'),
    hoursHeldWarrant287g: hours('warrant287g'),
    peopleHeld: durations.hoursHeld.length,
    peopleHeldPast48h: durations.hoursHeld.filter((seconds) => seconds > 48 * HOUR).length,
    heldToLimit: all.filter(
      (one) => one.notice?.holdBasis != null && !isPickup(one) && leftAt(one) === one.notice.leavesAt,
    ).length,
    agentHours: hoursOf(trips),
    agentHoursDriving: sum(trips.map((t) => t.drivingSeconds)) / HOUR,
    agentHoursWaiting: sum(trips.map((t) => t.waitingSeconds)) / HOUR,
    agentHoursAtDoor: sum(trips.map((t) => t.doorSeconds)) / HOUR,
    agentHoursWithoutPickup: hoursOf(fruitless),
    agencyCost: hoursOf(trips) * costs.agentPerHour + sum(Object.values(paidBack)),
    agencyCostDriving: (sum(trips.map((t) => t.drivingSeconds)) / HOUR) * costs.agentPerHour,
    agencyCostWaiting: (sum(trips.map((t) => t.waitingSeconds)) / HOUR) * costs.agentPerHour,
    agencyCostAtDoor: (sum(trips.map((t) => t.doorSeconds)) / HOUR) * costs.agentPerHour,
    agencyCostPaidBack: sum(Object.values(paidBack)),
    countyStaffHours: staffHours,
    countyStaffHoursCalls: staff.calls,
    countyStaffHoursNotices: staff.notices,
    countyStaffHoursHandovers: staff.handovers,
    countyStaffHoursTraining: staff.training,
    countyBedHours: hoursHeld,
    countyCost: staffCost + left('holds'),
    countyCostStaff: staffCost,
    countyCostCalls: left('calls'),
    countyCostNotices: left('notices'),
    countyCostHandovers: left('handovers'),
    countyCostTraining: left('training'),
    countyCostHolds: left('holds'),
    exposure: (hours('none') + hours('administrativeRequest')) * costs.exposurePerHour,
    askedBeforeCall: all.filter(({ found }) => found.detainer.asked).length,
    calledWithoutAsking: calls.filter(({ found }) => !found.detainer.asked).length,
    callsAgainstRefusal: calls.filter(({ found, booking }) => found.detainer.asked && !booking.consents).length,
  };
}

/** The case, in order, at or below which this share of the cases is, to the nearest minute. */
export function plainQuantile(seconds: number[], percent: number): number {
  const minutes = seconds.map((value) => Math.floor(value / 60 + 0.5)).sort((a, b) => a - b);
  return minutes[Math.max(1, Math.ceil((percent * minutes.length) / 100)) - 1];
}
