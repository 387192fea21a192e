import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import { chance, type DetainerDraws, type Draws, duration } from './chance.ts';
import { DETAINER_DRAW as DRAW } from './draw-order.ts';
import { type DetainerRules, type Policy, rulesAt } from './policy.ts';

/**
 * Stage 2: how and when the agency learns of a person, and whether and when it lodges a detainer. Each channel follows
 * the rules in force at booking, with one exception: whether the jail asks and calls depends on the rules in force when
 * the call is due. Overwrites `detainer`.
 */
export function decideDetainer(
  booking: Booking,
  policy: Policy,
  detainerDraws: DetainerDraws,
  detainer: Detainer = blankDetainer(),
): Detainer {
  const draws = detainerDraws.detainer;
  const rules = rulesAt(policy, booking.facility, booking.bookedAt).detainer;
  const matchedAt = fingerprintMatch(booking, rules, draws);
  const call = policy.periods === null ? rules.bookingCall : callWhenDue(booking, policy, rules, draws);
  const asked = isAsked(booking, call);
  const calledAt = isCalled(booking, call) ? dueCall(booking, rules, draws) : null;
  const foundAt = courtRecord(booking, rules, draws);

  let channel: Detainer['channel'] = null;
  let identifiedAt: number | null = null;
  if (matchedAt !== null) {
    channel = 'fingerprint';
    identifiedAt = matchedAt;
  }
  if (calledAt !== null && (identifiedAt === null || calledAt < identifiedAt)) {
    channel = 'bookingCall';
    identifiedAt = calledAt;
  }
  if (foundAt !== null && (identifiedAt === null || foundAt < identifiedAt)) {
    channel = 'courtRecords';
    identifiedAt = foundAt;
  }
  detainer.person = booking.person;
  detainer.asked = asked;
  detainer.calledAt = calledAt;
  detainer.channel = channel;
  detainer.identifiedAt = identifiedAt;
  detainer.lodgedAt = lodged(booking, detainer, policy, detainerDraws);
  detainer.askedAboutAt = askedAbout(booking, identifiedAt, policy, draws);
  return detainer;
}

export function blankDetainer(): Detainer {
  return {
    person: 0,
    asked: false,
    calledAt: null,
    channel: null,
    identifiedAt: null,
    capped: false,
    lodgedAt: null,
    askedAboutAt: null,
  };
}

/** Whether the agency never asks the jail for anything, with a detainer or without. */
export function asksNothing({ lodgedAt, askedAboutAt }: Detainer): boolean {
  return lodgedAt === null && askedAboutAt === null;
}

/** Whether any channel of these rules can identify a person of this background, ask them or call about them. */
export function canTouch(rules: DetainerRules, foreignBorn: boolean, priorContact: boolean): boolean {
  const { fingerprint, bookingCall, courtRecords } = rules;
  if (priorContact && fingerprint.match > 0) return true;
  if (foreignBorn && bookingCall.rule !== 'none') return true;
  return (foreignBorn ? courtRecords.probability.foreignBorn : courtRecords.probability.notForeignBorn) > 0;
}

function fingerprintMatch(booking: Booking, { fingerprint }: DetainerRules, draws: Draws): number | null {
  if (!booking.priorContact || !chance(fingerprint.match, draws, DRAW.match)) return null;
  return booking.bookedAt + duration(fingerprint.delay, draws, DRAW.matchDelay);
}

/**
 * Whether the jail asks the person. Asking first changes who knows of the call; a refusal prevents the call only under
 * the rule `foreignBornWhoConsent`.
 */
function isAsked(booking: Booking, { rule, asksFirst }: DetainerRules['bookingCall']): boolean {
  return booking.foreignBorn && (rule === 'foreignBornWhoConsent' || (rule === 'everyForeignBorn' && asksFirst));
}

function isCalled(booking: Booking, { rule }: DetainerRules['bookingCall']): boolean {
  return rule !== 'none' && booking.foreignBorn && (rule !== 'foreignBornWhoConsent' || booking.consents);
}

/** When the jail would call, whether it does or not. */
function dueCall(booking: Booking, { bookingCall: { delay } }: DetainerRules, draws: Draws): number {
  return booking.bookedAt + duration(delay, draws, DRAW.callDelay);
}

function callWhenDue(
  booking: Booking,
  policy: Policy,
  rules: DetainerRules,
  draws: Draws,
): DetainerRules['bookingCall'] {
  return rulesAt(policy, booking.facility, dueCall(booking, rules, draws)).detainer.bookingCall;
}

function courtRecord(booking: Booking, { courtRecords }: DetainerRules, draws: Draws): number | null {
  const { foreignBorn, notForeignBorn } = courtRecords.probability;
  if (!chance(booking.foreignBorn ? foreignBorn : notForeignBorn, draws, DRAW.found)) return null;
  return booking.bookedAt + duration(courtRecords.delay, draws, DRAW.foundDelay);
}

/**
 * When the detainer is lodged; null if it is not. The delay follows the rules in force when the agency learns of the
 * person. Whether a detainer follows depends on the rules in force when it is due.
 */
function lodged(booking: Booking, detainer: Detainer, policy: Policy, draws: DetainerDraws): number | null {
  const { identifiedAt } = detainer;
  detainer.capped = false;
  if (identifiedAt === null) return null;
  const rules = rulesAt(policy, booking.facility, identifiedAt);
  // Only where rules change does it depend on when it is due. Elsewhere, most delays need not be drawn.
  if (policy.periods === null && !isIssued(booking, detainer, rules, draws)) return null;
  const lodgedAt = identifiedAt + duration(rules.detainer.issue.delay, draws.detainer, DRAW.issueDelay);
  if (policy.periods === null) return lodgedAt;
  return isIssued(booking, detainer, rulesAt(policy, booking.facility, lodgedAt), draws) ? lodgedAt : null;
}

/** Whether a detainer is issued under the rules in force when it is due. Notes where the probability is capped at 1. */
function isIssued(booking: Booking, detainer: Detainer, rules: Policy, draws: DetainerDraws): boolean {
  const { facility, priority } = booking;
  const { identifiedAt } = detainer;
  const { probability, swing } = rules.detainer.issue;
  let issued = beforeSwing(probability[priority], booking, detainer, rules);
  if (identifiedAt !== null && swing > 0) issued *= draws.swing(facility, rules.dayOf(identifiedAt), swing);
  detainer.capped = issued > 1;
  return chance(issued, draws.detainer, DRAW.issued);
}

/** A probability of a detainer with its factors, except the swing of the day. It can be above 1. */
export function beforeSwing(probability: number, booking: Booking, detainer: Detainer, rules: Policy): number {
  const { identifiedAt, asked, calledAt } = detainer;
  const { regimeFactor, weekdays, afterRefusal } = rules.detainer.issue;
  let issued = probability * regimeFactor;
  if (!booking.consents && (asked || calledAt !== null)) issued *= afterRefusal;
  if (identifiedAt !== null && weekdays.length > 0) issued *= weekdays[rules.weekdayOf(identifiedAt)];
  return issued;
}

/** When the agency asks about a person it has identified, under the rules in force then; null if it does not. */
function askedAbout(booking: Booking, identifiedAt: number | null, policy: Policy, draws: Draws): number | null {
  if (identifiedAt === null) return null;
  const { probability, delay } = rulesAt(policy, booking.facility, identifiedAt).detainer.askedAbout;
  return chance(probability, draws, DRAW.askedAbout) ? identifiedAt + duration(delay, draws, DRAW.askDelay) : null;
}
