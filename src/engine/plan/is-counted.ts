import type { Booking } from '../../../events/booking.ts';
import type { Plan } from './plan.ts';

/** Tells people booked in the counted time from those of the warm-up and the cool-down. */
export function countedIn({ days, scenario }: Plan): (booking: Pick<Booking, 'bookedAt'>) => boolean {
  const end = days.startOf(scenario.days);
  return ({ bookedAt }) => bookedAt >= 0 && bookedAt < end;
}
