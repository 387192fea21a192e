import { words } from './personal-spelling.ts';

/** Dates of events in one file are seldom this far apart; birth dates are. */
const GENERATION_YEARS = 20;
/** Dates of what happened in custody or in court, in a column's header. Those files may go back decades. */
const EVENTS = words(
  'arrest arrested book booked booking bookin bookout apprehension apprehended entry entered order ordered ' +
    'offense offence conviction convicted sentence sentencing sentenced court hearing filed filing opened open ' +
    'opening closed close enacted effective issued issue expires expired expiration hire hired admitted admission ' +
    'departed departure removal removed release released detained detainer detention updated created modified ' +
    'reported incident crime trial disposition charge charged transfer bond warrant contract inspection built ' +
    'founded prepare prepared lift lifted lodged stay start end begin first last published',
);
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
// A birth date that a database exported as a time is at midnight, also when local midnight was written in UTC.
const MIDNIGHT =
  '(?:[T ] ?(?:0?0:00(?::00(?:\\.0{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?|12:00(?::00)? ?AM|' +
  '(?:0[1-9]|1[0-2]):00:00(?:\\.0{1,9})?(?:Z|\\+00:?00)))?';
const FORMS = [
  `^(\\d{4})[-/.]\\d{1,2}[-/.]\\d{1,2}${MIDNIGHT}$`,
  `^\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})${MIDNIGHT}$`,
  `^${MONTH} \\d{1,2},? (\\d{4})$`,
  `^\\d{1,2}[- ]?${MONTH},?[- ]?(\\d{4}|\\d{2})$`,
  '^((?:19|20)\\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$',
  '^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])((?:19|20)\\d{2})$',
].map((form) => new RegExp(form, 'i'));

/** The year of a date without an hour, in any common form; undefined if a plain text is none. */
export function yearOfDate(text: string): number | undefined {
  if (text.length < 6 || text.length > 40) return undefined;
  for (const form of FORMS) {
    const year = form.exec(text)?.[1];
    if (year !== undefined) return year.length === 4 ? Number(year) : Number(year) + (Number(year) > 30 ? 1900 : 2000);
  }
  return undefined;
}

/** Whether dates are so far apart that they are people's, unless the header's words name an event. */
export function areBirthDates(years: readonly number[], header: readonly string[]): boolean {
  if (years.length === 0 || header.some((token) => EVENTS.has(token))) return false;
  return Math.max(...years) - Math.min(...years) >= GENERATION_YEARS;
}
