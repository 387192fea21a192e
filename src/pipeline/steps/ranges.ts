import type { BookingRequested } from '../../../events/messages.ts';
import { peopleADay } from '../../engine/plan/size.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** About so many people a range, well inside a function's time, and so many chunks of them: each that is done is told of all. */
const PEOPLE = 50_000;
const CHUNKS = 100;

/** The ranges of days that a replication's bookings are asked for in, in chunks of so many people, warm-up and cool-down included. */
export function rangesOf(scenario: ResolvedScenario, chunk: number): BookingRequested['range'][] {
  const first = -scenario.warmUpDays;
  const end = scenario.days + scenario.coolDownDays;
  const daysEach = Math.max(1, Math.floor(Math.min(PEOPLE, CHUNKS * chunk) / Math.max(1, peopleADay(scenario))));
  const of = Math.ceil((end - first) / daysEach);
  return Array.from({ length: of }, (_, index) => {
    const fromDay = first + index * daysEach;
    return { index, of, fromDay, toDay: Math.min(end, fromDay + daysEach) };
  });
}
