import { DateTime } from 'luxon';
import { type DateFormat, inIsoForm } from '../../calendar/date-format.ts';
import { dateOfEpochDay, epochDayOf } from '../../calendar/dates.ts';
import { shownValue } from '../../personal/shown.ts';
import type { Arrivals } from '../../resolved/scenario.ts';
import { formatHint } from '../../tables/durations.ts';
import { readNumbers, type Table } from '../../tables/table.ts';
import { mostBookings, type ResolvedArrivals, type Span, tooMany } from './span.ts';

const MOST_PROBLEMS = 20;
/** Larger sums of counts would not be exact. How many bookings a run may have is checked below. */
const MOST_A_DAY = 1e9;
/** A date alone, or as a database exports it: with a time of 00:00, which says nothing. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Bookings per day from a table of counts. The table must contain every counted day. */
export function fromDailyCounts(
  table: Table,
  given: { date: string; count: string; dateFormat?: DateFormat | undefined },
  span: Span,
  hourOfWeek: number[],
): ResolvedArrivals {
  const { numbers: counts, problems } = readNumbers(table, given.count, { least: 0, most: MOST_A_DAY, whole: true });
  const mostProblems = problems.length + MOST_PROBLEMS;
  const byDay = new Map<number, number>();
  for (const [row, text] of table.texts(given.date).entries()) {
    if (problems.length === mostProblems) break;
    const { dateFormat } = given;
    const date = DATE.exec(dateFormat === undefined ? text : inIsoForm(text, dateFormat))?.[1];
    const where = `row ${row + 1}, column "${given.date}"`;
    if (date === undefined || !DateTime.fromISO(date, { zone: 'utc' }).isValid) {
      problems.push(
        table.problemAt(row, given.date, {
          message: `${where}: ${shownValue(text)} is not a date`,
          allowed: 'a date such as 2018-01-01, alone or at 00:00',
          ...formatHint(text, dateFormat),
          ...hintOn(text),
        }),
      );
    } else if (byDay.has(epochDayOf(date))) {
      problems.push(
        table.problemAt(row, given.date, {
          message: `${where}: ${date} appears here a second time`,
          allowed: 'each date once',
        }),
      );
    } else byDay.set(epochDayOf(date), counts[row]);
  }
  if (problems.length > 0) return { arrivals: undefined, findings: [], problems, notes: [] };

  const start = epochDayOf(span.start);
  const range = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);
  const missing = range(start, span.days).filter((day) => !byDay.has(day));
  if (missing.length > 0) {
    const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    const known = [...byDay.keys()].sort((a, b) => a - b);
    const covers =
      known.length === 0
        ? 'it has no rows'
        : `it goes from ${dateOfEpochDay(known[0])} to ${dateOfEpochDay(known.at(-1)!)}`;
    const message = `${table.file} has no count for ${dateOfEpochDay(missing[0])}${more}, which the scenario counts`;
    return {
      arrivals: undefined,
      findings: [
        {
          path: ['dailyCounts'],
          message,
          allowed: `a count for every counted day; ${covers}`,
          hint: 'write 0 for a day without bookings, or change start and length',
        },
      ],
      problems: [],
      notes: [],
    };
  }
  const all = range(start - span.warmUpDays, span.warmUpDays + span.days + span.coolDownDays);
  const first = all.findIndex((day) => byDay.has(day));
  const last = all.findLastIndex((day) => byDay.has(day));
  const covered = all.slice(first, last + 1);
  const total = covered.reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0);
  if (total > mostBookings(covered.length)) {
    return { arrivals: undefined, findings: [tooMany(['dailyCounts'])], problems: [], notes: [] };
  }
  const uncounted = covered.filter((day) => !byDay.has(day)).length;
  const notes =
    uncounted === 0
      ? []
      : [`${table.file} has no count for ${uncounted} days between its first and its last; nobody is booked on them`];
  const arrivals: Arrivals = {
    kind: 'dailyCounts',
    first: dateOfEpochDay(all[first]),
    counts: covered.map((day) => byDay.get(day) ?? 0),
    hourOfWeek,
  };
  return { arrivals, findings: [], problems: [], notes, file: { name: table.file } };
}

function hintOn(text: string): { hint?: string } {
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/.test(text))
    return { hint: 'this is a time of day; count the bookings of each day, or read such a column as `times`' };
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(text))
    return { hint: 'write the year first, then the month, then the day' };
  return {};
}
