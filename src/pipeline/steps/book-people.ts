import type { Booking } from '../../../events/booking.ts';
import type { BookingRequested, PeopleBooked } from '../../../events/messages.ts';
import { BookingDraws, bookDay } from '../../engine/book/book-day.ts';
import { isCountedDay } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';

/** The most chunks per range: what one function can send in good time, and what one set in the table can hold. */
const MOST_CHUNKS = 5000;

/**
 * Books the people of a range of days, and cuts those whom a policy can affect into chunks. There is at least one
 * chunk, which may be empty.
 */
export function bookPeople(request: BookingRequested, plan: Plan, people: number): PeopleBooked[] {
  const { run, replication, range } = request;
  const bookings: Booking[] = [];
  const uncarried = { bookings: 0, untouched: 0 };
  const draws = new BookingDraws(plan);
  for (let day = range.fromDay; day < range.toDay; day++) {
    const { people, untouched } = bookDay(plan, { draws, replication, day }, (booking) => bookings.push(booking));
    if (!isCountedDay(plan, day)) continue;
    uncarried.bookings += people;
    uncarried.untouched += untouched;
  }
  // A range holds at least one day, so a crowded day needs larger chunks than requested.
  const chunk = Math.max(people, Math.ceil(bookings.length / MOST_CHUNKS));
  const of = Math.max(1, Math.ceil(bookings.length / chunk));
  return Array.from({ length: of }, (_, index) => ({
    run,
    replication,
    range,
    chunk: { index, of },
    uncarried: index === 0 ? uncarried : { bookings: 0, untouched: 0 },
    bookings: bookings.slice(index * chunk, (index + 1) * chunk),
  }));
}
