import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import { chance, type Draws, duration } from './chance.ts';
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
  draws: Draws,
  detainer: Detainer = blankDetainer(),
): Detainer {
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
  detainer.lodgedAt = lodged(booking, detainer, policy, draws);
  return detainer;
}

export function blankDetainer(): Detainer {
  return { person: 0, asked: false, calledAt: null, channel: null, identifiedAt: null, lodgedAt: null };
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
function lodged(booking: Booking, detainer: Detainer, policy: Policy, draws: Draws): number | null {
  const { identifiedAt } = detainer;
  if (identifiedAt === null) return null;
  const { issue } = rulesAt(policy, booking.facility, identifiedAt).detainer;
  if (policy.periods === null) {
    const isIssued = chance(issuance(booking, detainer, issue, policy), draws, DRAW.issued);
    return isIssued ? identifiedAt + duration(issue.delay, draws, DRAW.issueDelay) : null;
  }
  const lodgedAt = identifiedAt + duration(issue.delay, draws, DRAW.issueDelay);
  const whenDue = rulesAt(policy, booking.facility, lodgedAt).detainer.issue;
  return chance(issuance(booking, detainer, whenDue, policy), draws, DRAW.issued) ? lodgedAt : null;
}

/** The probability that a detainer is issued; at 1 and above it is certain. */
function issuance(
  { priority, consents }: Booking,
  { identifiedAt, asked, calledAt }: Detainer,
  { probability, regimeFactor, weekdays, afterRefusal }: DetainerRules['issue'],
  policy: Policy,
): number {
  const hasRefused = !consents && (asked || calledAt !== null);
  const usual = probability[priority] * regimeFactor * (hasRefused ? afterRefusal : 1);
  return weekdays.length === 0 || identifiedAt === null ? usual : usual * weekdays[policy.weekdayOf(identifiedAt)];
}
