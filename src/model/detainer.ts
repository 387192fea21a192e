import type { Booking } from '../../events/booking.ts';
import type { Detainer } from '../../events/detainer.ts';
import { chance, type Draws, duration } from './chance.ts';
import { DETAINER_DRAW as DRAW } from './draw-order.ts';
import type { DetainerRules } from './policy.ts';

/** Stage 2: how and when the agency learns of a person, and whether and when it lodges a detainer. Writes over `detainer`. */
export function decideDetainer(
  booking: Booking,
  rules: DetainerRules,
  draws: Draws,
  detainer: Detainer = blankDetainer(),
): Detainer {
  const matchedAt = fingerprintMatch(booking, rules, draws);
  const asked = isAsked(booking, rules);
  const calledAt = bookingCall(booking, rules, draws);
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
  detainer.lodgedAt = identifiedAt === null ? null : lodged(identifiedAt, booking, rules, draws);
  return detainer;
}

export function blankDetainer(): Detainer {
  return { person: 0, asked: false, calledAt: null, channel: null, identifiedAt: null, lodgedAt: null };
}

/** Whether any channel of these rules can identify, ask or call a person of this background. */
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

/** Asking first changes who knows of the call; only the rule `foreignBornWhoConsent` lets a refusal prevent it. */
function isAsked(booking: Booking, { bookingCall: { rule, asksFirst } }: DetainerRules): boolean {
  return booking.foreignBorn && (rule === 'foreignBornWhoConsent' || (rule === 'everyForeignBorn' && asksFirst));
}

function bookingCall(booking: Booking, { bookingCall: { rule, delay } }: DetainerRules, draws: Draws): number | null {
  if (rule === 'none' || !booking.foreignBorn || (rule === 'foreignBornWhoConsent' && !booking.consents)) return null;
  return booking.bookedAt + duration(delay, draws, DRAW.callDelay);
}

function courtRecord(booking: Booking, { courtRecords }: DetainerRules, draws: Draws): number | null {
  const { foreignBorn, notForeignBorn } = courtRecords.probability;
  if (!chance(booking.foreignBorn ? foreignBorn : notForeignBorn, draws, DRAW.found)) return null;
  return booking.bookedAt + duration(courtRecords.delay, draws, DRAW.foundDelay);
}

function lodged(identifiedAt: number, booking: Booking, { issue }: DetainerRules, draws: Draws): number | null {
  const probability = issue.probability[booking.priority] * issue.regimeFactor;
  if (!chance(probability, draws, DRAW.issued)) return null;
  return identifiedAt + duration(issue.delay, draws, DRAW.issueDelay);
}
