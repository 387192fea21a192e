import type { Booking } from '../../events/booking.ts';
import type { Channel } from '../../events/channel.ts';
import type { Detainer } from '../../events/detainer.ts';
import { LEGAL_BASES } from '../../events/legal-basis.ts';
import { isPickupAt, OUTCOME_INDEX, outcomeIndex } from '../../events/outcome.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { type Case, leftWithoutTeam } from '../model/case.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { countAnswered, countGiven, countGivenMany, countMet } from './by-definition.ts';
import type { Counters } from './counters.ts';

const HOURS_48 = 48 * 3600;

/** Counts everything about a case that is known before the field office. If the case ended there, that is all of it. */
export function countCase(counters: Counters, booking: Booking, found: Case, policy: Policy): void {
  const { detainer, exitAt, baseExitAt, notice, outcome } = found;
  const isCalled = detainer.calledAt !== null && (exitAt === null || detainer.calledAt < exitAt);
  const isIdentified = outcome !== 'notIdentified';
  countChannel(counters, detainer, { isCalled, isIdentified, consents: booking.consents, people: 1 });
  if (notice !== null) {
    if (notice.hasDetainer) {
      counters.detainersLodged++;
      counters.clearingAddedSeconds += exitAt! - baseExitAt!;
      countDefined(counters.byDefinition, notice, found);
    }
    if (notice.sentAt !== null) {
      const { requestedLeadSeconds } = rulesAt(policy, booking.facility, notice.sentAt).releaseNotice;
      const { sentAt, exitAt } = notice;
      const receivedAt = notice.learnedBy === 'otherwise' ? null : notice.receivedAt;
      countNotice(counters, { sentAt, receivedAt, exitAt, requestedLeadSeconds });
      if (notice.hasDetainer) countGiven(counters.byDefinition, exitAt - sentAt, requestedLeadSeconds);
    }
  }
  if (outcome === null) return;
  if (notice === null) {
    counters.outcomes[outcomeIndex(outcome)]++;
    return;
  }
  const { hasDetainer, sentAt } = notice;
  countOutcome(counters, { outcome: outcomeIndex(outcome), hasDetainer, isTold: sentAt !== null });
  // In the jail's own building nobody travels, and the agency takes the person over at the exit.
  if (outcome === 'handedOverAsArranged') counters.durations.pickupGap.add(0);
  const leftAt = leftWithoutTeam(notice);
  const toLimit = notice.holdBasis !== null && leftAt === notice.leavesAt;
  if (toLimit) counters.heldToLimit++;
  countHeld(counters, {
    undelayedExitAt: notice.undelayedExitAt,
    exitAt: notice.exitAt,
    leftAt,
    delayBasis: LEGAL_BASES.indexOf(notice.delayBasis),
    holdBasis: notice.holdBasis === null ? -1 : LEGAL_BASES.indexOf(notice.holdBasis),
  });
}

/** Counts what the parties count differently of a detainer lodged before the exit, as far as it is known by then. */
function countDefined(counts: Float64Array, notice: ReleaseNotice, { outcome, isTooShort }: Case): void {
  if (outcome === 'declined') return;
  const isTold = notice.sentAt !== null;
  const isHeld = notice.holdBasis !== null;
  countAnswered(counts, { isTold, isHeld, isTooShort });
  if (outcome !== null && isPickupAt(outcomeIndex(outcome))) countMet(counts, { isTold, isHeld, isTooShort });
}

/** A number of people of whom the agency learned, or did not learn, in the same way. */
export interface Alike {
  isCalled: boolean;
  isIdentified: boolean;
  consents: boolean;
  people: number;
}

export function countChannel(
  counters: Counters,
  detainer: Detainer,
  { isCalled, isIdentified, consents, people }: Alike,
): void {
  if (detainer.asked) counters.asked += people;
  if (isCalled) {
    counters.calls += people;
    if (!detainer.asked) counters.callsWithoutAsking += people;
    else if (!consents) counters.callsAgainstRefusal += people;
  }
  if (detainer.channel === null || !isIdentified) return;
  countIdentified(counters.identifiedBy, detainer.channel, people);
  if (detainer.capped) counters.issueCapped += people;
}

/** A field that is named in the source is found in a tenth of the time of one that is named by a variable. */
function countIdentified(identifiedBy: Counters['identifiedBy'], channel: Channel, people: number): void {
  switch (channel) {
    case 'fingerprint':
      identifiedBy.fingerprint += people;
      break;
    case 'bookingCall':
      identifiedBy.bookingCall += people;
      break;
    case 'courtRecords':
      identifiedBy.courtRecords += people;
      break;
  }
}

/** A notice that was sent; `receivedAt` is null if nobody ever hears it. */
export interface SentNotice {
  sentAt: number;
  receivedAt: number | null;
  exitAt: number;
  requestedLeadSeconds: number;
}

export function countNotice(
  counters: Counters,
  { sentAt, receivedAt, exitAt, requestedLeadSeconds }: SentNotice,
): void {
  counters.noticesSent++;
  const window = exitAt - sentAt;
  counters.durations.noticeWindow.add(window);
  counters.durations.shortfall.add(Math.max(0, requestedLeadSeconds - window));
  if (receivedAt !== null) counters.durations.heardWindow.add(exitAt - receivedAt);
}

/**
 * Counts notices that were heard as soon as they were sent: the first `length` of a column of seconds from notice to
 * exit. Overwrites the column.
 */
export function countPromptNotices(
  counters: Counters,
  windows: Int32Array,
  length: number,
  requestedLeadSeconds: number,
): void {
  const { noticeWindow, heardWindow, shortfall } = counters.durations;
  counters.noticesSent += length;
  noticeWindow.addColumn(windows, length);
  heardWindow.addColumn(windows, length);
  let inFull = 0;
  for (let i = 0; i < length; i++) {
    if (windows[i] >= requestedLeadSeconds) inFull++;
    windows[i] = Math.max(0, requestedLeadSeconds - windows[i]);
  }
  shortfall.addColumn(windows, length);
  countGivenMany(counters.byDefinition, length, inFull);
}

/** How the case of a person ended of whose release the agency was told or found out. */
export interface Ending {
  /** Index into OUTCOMES. */
  outcome: number;
  hasDetainer: boolean;
  isTold: boolean;
}

export function countOutcome(counters: Counters, { outcome, hasDetainer, isTold }: Ending): void {
  counters.outcomes[outcome]++;
  if (!hasDetainer) counters.outcomesWithoutDetainer[outcome]++;
  if (isTold && isPickupAt(outcome)) counters.pickupsWithNotice++;
}

/** How long a person was kept, and on which legal basis. */
export interface Stay {
  undelayedExitAt: number;
  exitAt: number;
  leftAt: number;
  /** Index into LEGAL_BASES. */
  delayBasis: number;
  /** Index into LEGAL_BASES; −1: not held. */
  holdBasis: number;
}

/**
 * What became of one notice at the field office. Times are seconds since the run's start, null if the event never
 * happened.
 */
export interface SettledNotice extends Stay, Ending {
  receivedAt: number;
  /** The end of the hold, or exitAt. */
  leavesAt: number;
  /** Whether the agency heard of the release too late to come. */
  isTooShort: boolean;
  arrivedAt: number | null;
  dispatches: number;
  /** Agents in a team: the times below are the team's, and agent hours count each of them. */
  agents: number;
  drivingSeconds: number;
  waitingSeconds: number;
  doorSeconds: number;
  /** Of the driving, waiting and door time, the seconds on trips without a pickup. */
  fruitlessSeconds: number;
}

/** Counts the rest of a case that continued at the field office. */
export function countSettled(counters: Counters, settled: SettledNotice): void {
  const { outcome, arrivedAt, exitAt, leavesAt, leftAt } = settled;
  countOutcome(counters, settled);
  if (isPickupAt(outcome) && settled.hasDetainer) {
    const { isTold, isTooShort, holdBasis } = settled;
    countMet(counters.byDefinition, { isTold, isTooShort, isHeld: holdBasis >= 0 });
  }
  if (settled.dispatches > 0) {
    const { agents } = settled;
    counters.dispatches += settled.dispatches;
    counters.drivingSeconds += agents * settled.drivingSeconds;
    counters.waitingSeconds += agents * settled.waitingSeconds;
    counters.doorSeconds += agents * settled.doorSeconds;
    counters.fruitlessSeconds += agents * settled.fruitlessSeconds;
  }
  if (arrivedAt !== null) {
    countArrival(counters, settled.receivedAt, exitAt, arrivedAt);
    if (outcome === OUTCOME_INDEX.late) counters.durations.lateBy.add(arrivedAt - leavesAt);
  }
  if (settled.holdBasis >= 0 && !isPickupAt(outcome) && leftAt === leavesAt) counters.heldToLimit++;
  countHeld(counters, settled);
}

/** Counts the arrival of a team, perhaps one of several at the same person. */
export function countArrival(counters: Counters, receivedAt: number, exitAt: number, arrivedAt: number): void {
  counters.durations.responseTime.add(arrivedAt - receivedAt);
  counters.durations.pickupGap.add(arrivedAt - exitAt);
}

/**
 * Counts the time past the undelayed exit: the delay under its legal basis, the time after the exit under the hold's.
 */
export function countHeld(counters: Counters, { undelayedExitAt, exitAt, leftAt, delayBasis, holdBasis }: Stay): void {
  const held = leftAt - undelayedExitAt;
  if (held <= 0) return;
  counters.heldSeconds[delayBasis] += exitAt - undelayedExitAt;
  if (holdBasis >= 0) counters.heldSeconds[holdBasis] += leftAt - exitAt;
  counters.durations.hoursHeld.add(held);
  if (held > HOURS_48) counters.heldPast48h++;
}
