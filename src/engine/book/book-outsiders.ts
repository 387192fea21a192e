import type { Booking } from '../../../events/booking.ts';
import { blankArrival, decideBackground, decideBooking, decideFacility } from '../../model/booking.ts';
import { RELEASE_DRAW } from '../../model/draw-order.ts';
import type { Plan } from '../plan/plan.ts';
import type { Followers } from '../plan/run-in.ts';
import type { DayToBook } from './book-day.ts';
import { kindOfBackground } from './people.ts';
import { personKey } from './person-key.ts';

/**
 * Books the people of a day of the warm-up or the cool-down, and calls `visit` for those who leave near the counted
 * days under some policy. The others cost two draws at most; most cost one, since nobody with their reason is booked on
 * that day. Returns how many people the day booked.
 */
export function bookOutsiders(
  plan: Plan,
  { draws, replication, day }: DayToBook,
  visit: (booking: Booking, followers: Followers) => void,
  { everybody = false, into }: { everybody?: boolean; into?: Booking },
): number {
  const { scenario, booking: rules, bookingDays, runIn, touchable, touchableAt } = plan;
  const { seed } = scenario;
  draws.day.seek(seed, replication, day);
  const people = bookingDays.count(day, draws.day);
  const reasons = runIn.reasonsOn(day);
  if (reasons === null) return people;
  const { screen } = draws;
  const numbers =
    (reasons.all ? null : screen.numbersWith(reasons, replication, day, people)) ??
    (everybody ? null : screen.numbers(replication, day, people));
  const length = numbers === null ? people : screen.length;
  const arrival = blankArrival();
  for (let i = 0; i < length; i++) {
    const number = numbers === null ? i : numbers[i];
    const person = personKey(day, number);
    draws.releaseNotice.seek(seed, replication, person);
    if (!reasons.all && !reasons.includes(draws.releaseNotice.at(RELEASE_DRAW.reason))) continue;
    draws.booking.seek(seed, replication, person);
    const known = bookingDays.traits === null ? null : bookingDays.traits(day, number);
    const background = decideBackground(rules, draws.booking, known, arrival.background);
    const kind = kindOfBackground(background);
    if (!everybody && !touchable[kind]) continue;
    const facility = decideFacility(background, rules, draws.booking);
    if (!everybody && touchableAt !== null && !touchableAt[facility][kind]) continue;
    arrival.person = person;
    arrival.bookedAt = bookingDays.time(day, number, draws.booking);
    const followers = runIn.followersOf(day, arrival.bookedAt, facility, draws.releaseNotice);
    if (followers !== null) visit(decideBooking(arrival, rules, draws.booking, into), followers);
  }
  return people;
}
