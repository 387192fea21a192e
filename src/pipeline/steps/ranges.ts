import type { BookingRequested } from '../../../events/messages.ts';
import { peopleADay } from '../../engine/plan/size.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/**
 * About this many people per range, well within a function's time, and at most this many chunks, since every chunk that
 * is done receives the set of all that are.
 */
const PEOPLE = 50_000;
const CHUNKS = 100;

/**
 * The ranges of days in which a replication's bookings are requested, warm-up and cool-down included. `chunk` is the
 * number of people per chunk.
 */
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
