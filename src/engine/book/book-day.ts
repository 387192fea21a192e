import type { Booking } from '../../../events/booking.ts';
import { RowDraws } from '../../draws/row-draws.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import { blankArrival, decideBackground, decideBooking, decideFacility } from '../../model/booking.ts';
import { BOOKING_DRAW, STAGE } from '../../model/draw-order.ts';
import { isCountedDay } from '../plan/is-counted.ts';
import type { Plan } from '../plan/plan.ts';
import type { Followers } from '../plan/run-in.ts';
import { BackgroundScreen } from './background-screen.ts';
import { bookOutsiders } from './book-outsiders.ts';
import { NoDraws } from './no-draws.ts';
import { kindOfBackground } from './people.ts';
import { personKey } from './person-key.ts';

/** The draws that a replication's bookings need. */
export class BookingDraws {
  readonly day = new StageDraws(STAGE.day);
  readonly booking = new StageDraws(STAGE.booking);
  /** For a day's people of whom nothing but the time is drawn. */
  readonly times = new RowDraws(STAGE.booking, BOOKING_DRAW.time);
  /** Only for people booked outside the counted days. */
  readonly releaseNotice = new StageDraws(STAGE.releaseNotice);
  readonly screen: BackgroundScreen;

  constructor(plan: Plan) {
    this.screen = new BackgroundScreen(plan);
  }
}

/** A local day of a replication, and the draws to book it with. */
export interface DayToBook {
  draws: BookingDraws;
  replication: number;
  day: number;
}

/** How many people one day booked, and how many of them no policy can touch. */
export interface DayBooked {
  people: number;
  untouched: number;
}

/** By facility: how many people were booked, and how many of them some policy can touch. */
export interface BookedByFacility {
  people: Int32Array;
  touched: Int32Array;
}

/** How a day's people are booked. */
export interface BookingOptions {
  /** Whether to visit those whom no policy can touch, too. */
  everybody?: boolean;
  /** Is overwritten with every person's booking; left out: each has a booking of its own. */
  into?: Booking;
  /** A counted day's people are added to it, if facilities are counted separately. */
  byFacility?: BookedByFacility | null;
}

/**
 * Books one day's people in order of their number. Calls `visit` for each person whom a policy can touch, or for
 * everybody if `everybody` is set; the others are only counted. Of a day outside the counted ones, it visits only those
 * who leave near the counted days under some policy, and says under which. The followers are overwritten for every
 * person.
 */
export function bookDay(
  plan: Plan,
  dayToBook: DayToBook,
  visit: (booking: Booking, followers: Followers) => void,
  { everybody = false, into, byFacility = null }: BookingOptions = {},
): DayBooked {
  const { draws, replication, day } = dayToBook;
  if (!isCountedDay(plan, day)) {
    const people = bookOutsiders(plan, dayToBook, visit, { everybody, into });
    return { people, untouched: 0 };
  }
  const { scenario, booking: rules, bookingDays, runIn, touchable, touchableAt } = plan;
  draws.day.seek(scenario.seed, replication, day);
  const people = bookingDays.count(day, draws.day);
  const alike = certainBooking(plan, into);
  if (alike !== null) {
    const { times } = draws;
    if (people > 0) times.seek(scenario.seed, replication, personKey(day, 0), people);
    for (let number = 0; number < people; number++) {
      alike.person = personKey(day, number);
      times.place = number;
      alike.bookedAt = bookingDays.time(day, number, times);
      visit(alike, runIn.every);
    }
    return { people, untouched: 0 };
  }
  let visited = 0;
  const own = bookingDays.numbers?.(day) ?? null;
  const screened = own === null && !everybody ? draws.screen.numbers(replication, day, people) : null;
  // Where everybody's facility is decided below, it is counted there.
  const isEachCounted = byFacility !== null && screened === null;
  if (byFacility !== null && screened !== null) {
    draws.screen.countFacilities(replication, day, people, byFacility.people);
  }
  const numbers = screened ?? own;
  const length = screened === null ? people : draws.screen.length;
  const arrival = blankArrival();
  for (let i = 0; i < length; i++) {
    const number = numbers === null ? i : numbers[i];
    const person = personKey(day, number);
    draws.booking.seek(scenario.seed, replication, person);
    const known = bookingDays.traits === null ? null : bookingDays.traits(day, number);
    const background = decideBackground(rules, draws.booking, known, arrival.background);
    const kind = kindOfBackground(background);
    let isTouched = everybody || touchable[kind];
    if ((isTouched && touchableAt !== null) || isEachCounted) {
      const facility = decideFacility(background, rules, draws.booking);
      isTouched &&= everybody || touchableAt === null || touchableAt[facility][kind];
      if (byFacility !== null && isEachCounted) byFacility.people[facility]++;
    }
    if (!isTouched) continue;
    visited++;
    arrival.person = person;
    arrival.bookedAt = bookingDays.time(day, number, draws.booking);
    const booking = decideBooking(arrival, rules, draws.booking, into);
    if (byFacility !== null) byFacility.touched[booking.facility]++;
    visit(booking, runIn.every);
  }
  return { people, untouched: people - visited };
}

/**
 * The booking that everybody has except for person and time, written to `into`. There is one only if nothing but the
 * time is drawn and some policy can touch it. Returns null if there is none, or if `into` is missing. Saves 20 ns per
 * person.
 */
function certainBooking(plan: Plan, into: Booking | undefined): Booking | null {
  const { booking: rules, bookingDays, touchable, touchableAt, parts } = plan;
  if (into === undefined || touchableAt !== null || parts.facility > 0 || bookingDays.traits !== null) return null;
  const draws = new NoDraws();
  const background = decideBackground(rules, draws);
  const booking = decideBooking({ person: 0, bookedAt: 0, background }, rules, draws, into);
  return draws.asked || !touchable[kindOfBackground(background)] ? null : booking;
}
