import { BookingDraws, bookDay } from '../engine/book/book-day.ts';
import type { Plan } from '../engine/plan/plan.ts';

/**
 * How many people the first replication books, warm-up and cool-down included, and how many of them are
 * followed.
 */
export function bookedAndFollowed(plan: Plan): { booked: number; followed: number } {
  const { warmUpDays, days, coolDownDays } = plan.scenario;
  const draws = new BookingDraws();
  const sum = { booked: 0, followed: 0 };
  for (let day = -warmUpDays; day < days + coolDownDays; day++) {
    const { people } = bookDay(plan, { draws, replication: 0, day }, () => sum.followed++);
    sum.booked += people;
  }
  return sum;
}
