import { dateOfEpochDay, epochDayOf, modulo, weekdayOfEpochDay } from './dates.ts';

const MONDAY = 1;
const THURSDAY = 4;

interface Holiday {
  month: number;
  /** A day of the month, or the nth weekday of the month (nth −1: the last). */
  on: number | { nth: number; weekday: number };
  /** First and last year. If left out, the rule holds for every year that this file covers. */
  from?: number;
  until?: number;
}

/**
 * 5 U.S.C. 6103(a), as in force from 1971 under the Uniform Monday Holiday Act (Pub. L. 90-363). Inauguration Day
 * (6103(c)) is left out, because it is a holiday only around Washington.
 */
const HOLIDAYS: Holiday[] = [
  { month: 1, on: 1 },
  // Birthday of Martin Luther King, Jr.: Pub. L. 98-144.
  { month: 1, on: { nth: 3, weekday: MONDAY }, from: 1986 },
  { month: 2, on: { nth: 3, weekday: MONDAY } },
  { month: 5, on: { nth: -1, weekday: MONDAY } },
  // Juneteenth: Pub. L. 117-17, signed two days before.
  { month: 6, on: 19, from: 2021 },
  { month: 7, on: 4 },
  { month: 9, on: { nth: 1, weekday: MONDAY } },
  { month: 10, on: { nth: 2, weekday: MONDAY } },
  // Veterans Day went back to its date by Pub. L. 94-97.
  { month: 10, on: { nth: 4, weekday: MONDAY }, until: 1977 },
  { month: 11, on: 11, from: 1978 },
  { month: 11, on: { nth: 4, weekday: THURSDAY } },
  { month: 12, on: 25 },
];
const FIRST_YEAR = 1971;
const LAST_YEAR = 9998;

/**
 * The dates within a year on which federal holidays of the United States are observed, YYYY-MM-DD, ascending. A holiday
 * on a Saturday is observed on the Friday before (5 U.S.C. 6103(b)), one on a Sunday on the Monday after (Executive
 * Order 11582). So the New Year's Day of 2022, a Saturday, is the last date of 2021 here, and 2022 has none. Lists of
 * adjoining years join without a gap.
 *
 * @throws RangeError for years before 1971, which had other rules, and after 9998.
 */
export function usFederalHolidays(year: number): string[] {
  if (!(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`Federal holidays are known for the years ${FIRST_YEAR} to ${LAST_YEAR}; asked for ${year}.`);
  }
  return [...observedHolidaysOf(year), ...observedHolidaysOf(year + 1)]
    .map(dateOfEpochDay)
    .filter((date) => date.startsWith(String(year)));
}

/** Every load of a scenario asks for the same few years. */
const OBSERVED = new Map<number, readonly number[]>();

function observedHolidaysOf(year: number): readonly number[] {
  const known = OBSERVED.get(year) ?? observedIn(year);
  OBSERVED.set(year, known);
  return known;
}

function observedIn(year: number): number[] {
  return HOLIDAYS.filter(({ from = FIRST_YEAR, until = LAST_YEAR + 1 }) => from <= year && year <= until)
    .map((holiday) => observed(legalDay(holiday, year)))
    .sort((a, b) => a - b);
}

function legalDay({ month, on }: Holiday, year: number): number {
  const dayOfMonth = (m: number, d: number) =>
    epochDayOf(`${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  if (typeof on === 'number') return dayOfMonth(month, on);
  const { nth, weekday } = on;
  if (nth < 0) {
    const next = dayOfMonth(month + 1, 1);
    return next - 7 + modulo(weekday - weekdayOfEpochDay(next), 7);
  }
  const first = dayOfMonth(month, 1);
  return first + modulo(weekday - weekdayOfEpochDay(first), 7) + (nth - 1) * 7;
}

function observed(day: number): number {
  const weekday = weekdayOfEpochDay(day);
  if (weekday === 6) return day - 1;
  return weekday === 7 ? day + 1 : day;
}
