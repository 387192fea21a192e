import type { Booking } from '../../events/booking.ts';
import type { LocalDays } from '../calendar/local-days.ts';
import { type BookingDays, bookingDays } from '../engine/plan/booking-days.ts';
import { decideBooking } from '../model/booking.ts';
import { BOOKING_DRAW } from '../model/draw-order.ts';
import type { ResolvedBooking, ResolvedScenario, Traits } from '../resolved/scenario.ts';
import { LatticePoint } from './lattice.ts';

/** How many people are followed for each background, and at most for all rows of a joint table together. */
const POINTS = 4096;
const MOST_POINTS = 32_768;

/** A person who stands for many. */
export interface Sampled {
  booking: Booking;
  point: LatticePoint;
  /** How many people of a run this one stands for. */
  people: number;
}

/**
 * People who represent those booked in the counted days. Each background comes with its exact weight, so that a rare
 * one is followed as closely as a common one. The rest about them is spread evenly over what can be drawn. The next
 * person overwrites the one before.
 */
export function* sampledPeople(scenario: ResolvedScenario, days: LocalDays): Generator<Sampled> {
  const { booking: rules } = scenario;
  const rows: readonly (Traits & { weight: number })[] = rules.joint.length === 0 ? [{ weight: 1 }] : rules.joint;
  const strata = rows.flatMap((row) => BACKGROUNDS.map((background) => ({ row, ...background })));
  const count = Math.max(16, Math.min(POINTS, Math.floor(MOST_POINTS / strata.length)));
  const calendar = new CountedDays(bookingDays(rules.arrivals, days), scenario.days);
  const point = new LatticePoint();
  const draws = { at: (index: number) => (index === BOOKING_DRAW.time ? calendar.within : point.booking(index)) };
  let booking: Booking | undefined;
  for (const { row: ofTable, foreignBorn, priorContact } of strata) {
    for (let i = 0; i < count; i++) {
      point.seek(i);
      calendar.seek((i + 0.5) / count);
      const row = { ...ofTable, ...calendar.traits() };
      const share = ofTable.weight * shareOf({ foreignBorn, priorContact }, row, rules);
      if (share === 0) continue;
      const arrival = { person: i, bookedAt: calendar.time(draws), background: { row, foreignBorn, priorContact } };
      booking = decideBooking(arrival, rules, draws, booking);
      yield { booking, point, people: (share * calendar.people) / count };
    }
  }
}

const BACKGROUNDS = [true, false].flatMap((foreignBorn) =>
  [true, false].map((priorContact) => ({ foreignBorn, priorContact })),
);

function shareOf(
  { foreignBorn, priorContact }: { foreignBorn: boolean; priorContact: boolean },
  row: Traits,
  rules: ResolvedBooking,
): number {
  const contact = foreignBorn ? rules.priorContact.foreignBorn : rules.priorContact.notForeignBorn;
  return part(rules.foreignBorn, foreignBorn, row.foreignBorn) * part(contact, priorContact, row.priorContact);
}

function part(probability: number, is: boolean, known: boolean | undefined): number {
  if (known !== undefined) return known === is ? 1 : 0;
  return is ? probability : 1 - probability;
}

/** The counted days, each with the people expected on it. */
class CountedDays {
  /** All people expected in the counted days. */
  readonly people: number;
  /** Where in its day a booking is, from 0 to 1. */
  within = 0;
  private day = 0;
  private readonly bookings: BookingDays;
  /** People expected up to the end of each day. */
  private readonly until: number[] = [];

  constructor(bookings: BookingDays, days: number) {
    this.bookings = bookings;
    let people = 0;
    for (let day = 0; day < days; day++) {
      people += bookings.mean(day);
      this.until.push(people);
    }
    this.people = people;
  }

  /** The booking at a place from 0 to 1 among all of them, in order of time. */
  seek(place: number): void {
    const target = place * this.people;
    if (this.day > 0 && this.until[this.day - 1] > target) this.day = 0;
    while (this.day < this.until.length - 1 && this.until[this.day] <= target) this.day++;
    const before = this.day === 0 ? 0 : this.until[this.day - 1];
    const ofDay = this.until[this.day] - before;
    this.within = ofDay === 0 ? 0 : Math.min(1 - 1e-9, Math.max(0, (target - before) / ofDay));
  }

  time(draws: { at(index: number): number }): number {
    return this.bookings.time(this.day, this.number(), draws);
  }

  traits(): Traits {
    return this.people === 0 || this.bookings.traits === null ? {} : this.bookings.traits(this.day, this.number());
  }

  private number(): number {
    return Math.floor(this.within * this.bookings.mean(this.day));
  }
}
