import type { BookingRequested } from '../../events/messages.ts';
import { peopleADay } from '../engine/size.ts';
import type { ResolvedScenario } from '../scenario/resolved.ts';

/** About so many people a range: well inside a function's time, and a message's size once they are cut into chunks. */
const PEOPLE = 50_000;

/** The ranges of days that a replication's bookings are asked for in, warm-up and cool-down included. */
export function rangesOf(scenario: ResolvedScenario): BookingRequested['range'][] {
  const first = -scenario.warmUpDays;
  const end = scenario.days + scenario.coolDownDays;
  const daysEach = Math.max(1, Math.floor(PEOPLE / Math.max(1, peopleADay(scenario))));
  const of = Math.ceil((end - first) / daysEach);
  return Array.from({ length: of }, (_, index) => {
    const fromDay = first + index * daysEach;
    return { index, of, fromDay, toDay: Math.min(end, fromDay + daysEach) };
  });
}
