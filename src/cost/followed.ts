import { BookingDraws, bookDay } from '../engine/book/book-day.ts';
import type { Plan } from '../engine/plan/plan.ts';

/**
 * How many people the first replication books, warm-up and cool-down included, and how many it follows, counting each
 * once per policy that does.
 */
export function bookedAndFollowed(plan: Plan): { booked: number; followed: number } {
  const { warmUpDays, days, coolDownDays } = plan.scenario;
  const draws = new BookingDraws(plan);
  const sum = { booked: 0, followed: 0 };
  for (let day = -warmUpDays; day < days + coolDownDays; day++) {
    const { people } = bookDay(plan, { draws, replication: 0, day }, (_, followers) => {
      sum.followed += followers.reduce((policies, follows) => policies + follows, 0);
    });
    sum.booked += people;
  }
  return sum;
}
