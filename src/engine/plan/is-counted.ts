import type { Booking } from '../../../events/booking.ts';
import type { Plan } from './plan.ts';

/** Whether people booked on this day are counted. People of the warm-up and the cool-down only compete for teams. */
export function isCountedDay({ scenario }: Plan, day: number): boolean {
  return day >= 0 && day < scenario.days;
}

/** Returns a test of whether a booking is in the counted time, not in the warm-up or the cool-down. */
export function countedIn({ days, scenario }: Plan): (booking: Pick<Booking, 'bookedAt'>) => boolean {
  const end = days.startOf(scenario.days);
  return ({ bookedAt }) => bookedAt >= 0 && bookedAt < end;
}
