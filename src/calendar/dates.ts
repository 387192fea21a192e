export const DAY_SECONDS = 86_400;

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar, written YYYY-MM-DD.
 * @throws Error if the text is not such a date (`2018-02-30`, `2018-2-3`).
 */
export function epochDayOf(date: string): number {
  const milliseconds = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const day = milliseconds / (1000 * DAY_SECONDS);
  // Date.parse takes February 30 for March 2.
  if (Number.isNaN(day) || dateOfEpochDay(day) !== date) {
    throw new Error(`"${date}" is not a date: write YYYY-MM-DD, a day that exists, such as 2018-03-12.`);
  }
  return day;
}

/** The date, YYYY-MM-DD, that many days after 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return new Date(day * 1000 * DAY_SECONDS).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOfEpochDay(day: number): number {
  return modulo(day + 3, 7) + 1;
}

/** The remainder of a division, never negative. */
export function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
