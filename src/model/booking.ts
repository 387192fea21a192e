import type { Booking } from '../../events/booking.ts';
import type { ResolvedBooking, Traits } from '../resolved/scenario.ts';
import { chance, type Draws, type Picker, pick } from './chance.ts';
import { BOOKING_DRAW } from './draw-order.ts';

/** What determines which channels can identify a person at all. */
export interface Background {
  /** What a row of the joint table, or the log of real cases, says about the person. */
  row: Traits | null;
  foreignBorn: boolean;
  priorContact: boolean;
}

/**
 * Decides the background. It comes first, because people whom no policy can touch need no other draws. What is already
 * known is not drawn. Overwrites `background` if it is given.
 */
export function decideBackground(
  rules: ResolvedBooking & { jointShares: number[] },
  draws: Draws,
  known: Traits | null = null,
  background: Background = blankBackground(),
): Background {
  const drawn = rules.joint.length === 0 ? null : rules.joint[pick(rules.jointShares, draws, BOOKING_DRAW.jointRow)];
  const row = known === null ? drawn : { ...drawn, ...known };
  const foreignBorn = row?.foreignBorn ?? chance(rules.foreignBorn, draws, BOOKING_DRAW.foreignBorn);
  const given = foreignBorn ? rules.priorContact.foreignBorn : rules.priorContact.notForeignBorn;
  background.row = row;
  background.foreignBorn = foreignBorn;
  background.priorContact = row?.priorContact ?? chance(given, draws, BOOKING_DRAW.priorContact);
  return background;
}

export function blankBackground(): Background {
  return { row: null, foreignBorn: false, priorContact: false };
}

export interface BookingRules extends ResolvedBooking {
  /** Picks from the shares of `facility`, where there are so many that going through them would take long. */
  facilities?: Picker | null;
}

/** A person who arrives, before the rest about them is decided. */
export interface Arrival {
  person: number;
  bookedAt: number;
  background: Background;
}

export function blankArrival(): Arrival {
  return { person: 0, bookedAt: 0, background: blankBackground() };
}

/** Stage 1: who was booked at `bookedAt`. Overwrites `booking` if it is given. */
export function decideBooking(
  { person, bookedAt, background }: Arrival,
  rules: BookingRules,
  draws: Draws,
  booking: Booking = blankBooking(),
): Booking {
  const { row, foreignBorn, priorContact } = background;
  booking.person = person;
  booking.bookedAt = bookedAt;
  booking.facility = decideFacility(background, rules, draws);
  booking.foreignBorn = foreignBorn;
  booking.priorContact = priorContact;
  booking.priority = row?.priority ?? pick(rules.priority, draws, BOOKING_DRAW.priority);
  booking.convicted = row?.convicted ?? chance(rules.convicted, draws, BOOKING_DRAW.convicted);
  booking.consents = row?.consents ?? chance(rules.consents, draws, BOOKING_DRAW.consents);
  return booking;
}

export function decideFacility({ row }: Background, rules: BookingRules, draws: Draws): number {
  if (row?.facility !== undefined) return row.facility;
  const { facility, facilities = null } = rules;
  return facilities === null
    ? pick(facility, draws, BOOKING_DRAW.facility)
    : facilities.pick(draws.at(BOOKING_DRAW.facility));
}

export function blankBooking(): Booking {
  return {
    person: 0,
    bookedAt: 0,
    facility: 0,
    foreignBorn: false,
    priorContact: false,
    priority: 0,
    convicted: false,
    consents: false,
  };
}
