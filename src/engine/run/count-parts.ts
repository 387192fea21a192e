import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import type { Counters } from '../../measures/counters.ts';
import type { Part } from '../../measures/parts.ts';
import type { BookedByFacility, DayBooked } from '../book/book-day.ts';
import { PART_BITS } from '../office/due-notice.ts';
import { COUNTED, type DueNotices, FACILITY, FLAGS } from '../office/due-notices.ts';

/** Counts a day's bookings in the total, and in the month if months are counted separately. */
export function countBooked(counters: Counters, { people, untouched }: DayBooked, month: number): void {
  addBooked(counters, people, untouched);
  if (counters.parts.month.length > 0) addBooked(counters.parts.month[month], people, untouched);
}

/** Counts a replication's bookings in each facility. */
export function countBookedByFacility(counters: Counters, { people, touched }: BookedByFacility): void {
  const { facility } = counters.parts;
  for (let f = 0; f < facility.length; f++) addBooked(facility[f], people[f], people[f] - touched[f]);
}

/** People whom no policy can touch are never identified. */
function addBooked(counters: Counters, people: number, untouched: number): void {
  counters.bookings += people;
  counters.outcomes[OUTCOME_INDEX.notIdentified] += untouched;
}

/** The counters of the parts in which a notice's person is counted; none if the person is not counted. */
export function partsOfNotice(
  counters: Counters,
  due: DueNotices,
  notice: number,
  beside: Part | null = null,
): readonly Counters[] {
  const { rows } = due;
  const row = due.rowOf(notice);
  if (rows[row + COUNTED] === 0) return [];
  return counters.partsOf(rows[row + FACILITY], beside, rows[row + FLAGS] >> PART_BITS);
}
