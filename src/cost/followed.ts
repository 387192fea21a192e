import { BookingDraws, bookDay } from '../engine/book/book-day.ts';
import type { Plan } from '../engine/plan/plan.ts';

/**
 * How many people the first replication books, warm-up and cool-down included, and how many of them a policy can
 * affect.
 */
export function bookedAndTouched(plan: Plan): { booked: number; touched: number } {
  const { warmUpDays, days, coolDownDays } = plan.scenario;
  const draws = new BookingDraws();
  const sum = { booked: 0, touched: 0 };
  for (let day = -warmUpDays; day < days + coolDownDays; day++) {
    const { people, untouched } = bookDay(plan, { draws, replication: 0, day }, () => undefined);
    sum.booked += people;
    sum.touched += people - untouched;
  }
  return sum;
}
