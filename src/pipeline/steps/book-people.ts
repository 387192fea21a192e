import type { Booking } from '../../../events/booking.ts';
import type { BookingRequested, PeopleBooked } from '../../../events/messages.ts';
import { BookingDraws, bookDay } from '../../engine/book/book-day.ts';
import { isCountedDay } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';

/** Most chunks that a range is cut into: what one function sends in good time, and one set in the table holds. */
const MOST_CHUNKS = 5000;

/** Books the people of a range of days, and cuts those whom a policy can touch into chunks; at least one, which may be empty. */
export function bookPeople(request: BookingRequested, plan: Plan, people: number): PeopleBooked[] {
  const { run, replication, range } = request;
  const bookings: Booking[] = [];
  const uncarried = { bookings: 0, untouched: 0 };
  const draws = new BookingDraws();
  for (let day = range.fromDay; day < range.toDay; day++) {
    const { people, untouched } = bookDay(plan, { draws, replication, day }, (booking) => bookings.push(booking));
    if (!isCountedDay(plan, day)) continue;
    uncarried.bookings += people;
    uncarried.untouched += untouched;
  }
  // A day is the least that a range holds: a crowded one goes in larger chunks than asked for.
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
