import type { BookingRequested } from '../../../events/messages.ts';
import { nearDays, peopleADay } from '../../engine/plan/size.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/**
 * About this many people per range, well within a function's time, and at most this many chunks, since every chunk that
 * is done receives the set of all that are.
 */
const PEOPLE = 50_000;
const CHUNKS = 100;
/** A person who is not followed takes about this part of the time. */
const LOOKED_AT = 1 / 8;

/**
 * The ranges of days in which a replication's bookings are requested, warm-up and cool-down included. `chunk` is the
 * number of people per chunk.
 */
export function rangesOf(scenario: ResolvedScenario, chunk: number): BookingRequested['range'][] {
  const end = scenario.days + scenario.coolDownDays;
  const daysEach = Math.max(1, Math.floor(Math.min(PEOPLE, CHUNKS * chunk) / Math.max(1, peopleADay(scenario))));
  const [near, far] = nearDays(scenario);
  const starts: number[] = [];
  let left = 0;
  for (let day = -scenario.warmUpDays; day < end; day++) {
    const takes = day >= near && day < far ? 1 : LOOKED_AT;
    if (left < takes) {
      starts.push(day);
      left = daysEach;
    }
    left -= takes;
  }
  return starts.map((fromDay, index) => ({ index, of: starts.length, fromDay, toDay: starts[index + 1] ?? end }));
}
