import { DateTime } from 'luxon';
import { dateOfEpochDay, epochDayOf } from '../../calendar/dates.ts';
import type { Arrivals } from '../../resolved/scenario.ts';
import { shownValue } from '../../tables/personal-shown.ts';
import { readNumbers, type Table } from '../../tables/table.ts';
import { mostBookings, type ResolvedArrivals, type Span, tooMany } from './span.ts';

const MOST_PROBLEMS = 20;

/** Bookings per day from a table of counts. The table must contain every counted day. */
export function fromDailyCounts(
  table: Table,
  given: { date: string; count: string },
  span: Span,
  hourOfWeek: number[],
): ResolvedArrivals {
  const { numbers: counts, problems } = readNumbers(table, given.count, 0, true);
  const mostProblems = problems.length + MOST_PROBLEMS;
  const byDay = new Map<number, number>();
  for (const [row, text] of table.texts(given.date).entries()) {
    if (problems.length === mostProblems) break;
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
    const where = `row ${row + 1}, column "${given.date}"`;
    if (!isDate) {
      problems.push(
        table.problemAt(row, given.date, {
          message: `${where}: ${shownValue(text)} is not a date`,
          allowed: 'a date such as 2018-01-01',
        }),
      );
    } else if (byDay.has(epochDayOf(text))) {
      problems.push(
        table.problemAt(row, given.date, {
          message: `${where}: ${text} appears here a second time`,
          allowed: 'each date once',
        }),
      );
    } else byDay.set(epochDayOf(text), counts[row]);
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
