import { DateTime } from 'luxon';
import { dateOfEpochDay, epochDayOf } from '../../calendar/dates.ts';
import { LocalDays } from '../../calendar/local-days.ts';
import { readTime, timeIn } from '../../calendar/written-time.ts';
import { InputError, type Problem } from '../../refusals/input-error.ts';
import type { Arrivals, Traits } from '../../resolved/scenario.ts';
import { readNumbers, type Table } from '../../tables/table.ts';
import type { Finding } from '../checks/findings.ts';
import type { Base } from '../schema/file.ts';
import { LIMITS } from '../values/limits.ts';
import type { ScenarioTables } from './scenario-tables.ts';

/** The counted days and those around them. */
export interface Span {
  zone: string;
  start: string;
  days: number;
  warmUpDays: number;
  coolDownDays: number;
}

export interface ResolvedArrivals {
  arrivals: Arrivals | undefined;
  /** Paths below `booking`. */
  findings: Finding[];
  problems: Problem[];
  notes: string[];
}

const MOST_PROBLEMS = 20;

/** The arrivals of a booking section whose CSV files have been read. */
export function resolveArrivals(booking: Base['booking'], span: Span, tables: ScenarioTables): ResolvedArrivals {
  const { rate, dispersion = 1, hourOfWeek = [], months = [], dailyCounts, times } = booking;
  const flat = (weights: number[], length: number) =>
    withMeanOne(weights.length > 0 ? weights : Array.from({ length }, () => 1));
  const table = dailyCounts
    ? tables.table(dailyCounts.csv, dailyCounts.date, dailyCounts.count)
    : times && tables.table(times.csv, times.column);
  try {
    if (rate !== undefined) {
      return {
        arrivals: {
          kind: 'rate',
          perDay: rate,
          dispersion,
          hourOfWeek: flat(hourOfWeek, 168),
          months: flat(months, 12),
        },
        findings: [],
        problems: [],
        notes: [],
      };
    }
    if (dailyCounts && table) return fromDailyCounts(table, dailyCounts, span, flat(hourOfWeek, 168));
    if (times && table) return fromTimes(table, times.column, span);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { arrivals: undefined, findings: [], problems: error.problems, notes: [] };
  }
  return { arrivals: undefined, findings: [], problems: [], notes: [] };
}

function withMeanOne(weights: number[]): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

function fromDailyCounts(
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
          message: `${where}: "${text.slice(0, 40)}" is not a date`,
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
  const outside = all.filter((day) => !byDay.has(day)).length;
  const total = all.reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0);
  if (total > LIMITS.bookingsPerDay * all.length) {
    return { arrivals: undefined, findings: [tooMany(['dailyCounts'])], problems: [], notes: [] };
  }
  const notes =
    outside === 0
      ? []
      : [`${table.file} has no count for ${outside} of the warm-up and cool-down days; nobody is booked on them`];
  const arrivals: Arrivals = {
    kind: 'dailyCounts',
    first: dateOfEpochDay(all[first]),
    counts: all.slice(first, last + 1).map((day) => byDay.get(day) ?? 0),
    hourOfWeek,
  };
  return { arrivals, findings: [], problems: [], notes };
}

function fromTimes(table: Table, column: string, span: Span): ResolvedArrivals {
  const { zone } = span;
  const problems: Problem[] = [];
  const booked: { unixSeconds: number }[] = [];
  const texts = table.texts(column);
  for (const [row, text] of texts.entries()) {
    const time = readTime(text, zone);
    if (time.seconds === undefined) {
      const message = `row ${row + 1}, column "${column}": "${text.slice(0, 40)}" ${time.why}`;
      problems.push(table.problemAt(row, column, { message, allowed: timeIn(zone) }));
      if (problems.length === MOST_PROBLEMS) break;
      continue;
    }
    booked.push({ unixSeconds: time.seconds });
  }
  if (problems.length > 0) return { arrivals: undefined, findings: [], problems, notes: [] };
  return traced(booked, 'times', table.file, span);
}

/** Bookings at given times, each with what is known of the person; `path` and `file` say where they come from. */
export function traced(
  booked: readonly { unixSeconds: number; traits?: Traits }[],
  path: 'times' | 'log',
  file: string,
  span: Span,
): ResolvedArrivals {
  const days = new LocalDays(span.zone, span.start);
  const zero = days.unixSeconds(0);
  const [from, counted, until] = [-span.warmUpDays, span.days, span.days + span.coolDownDays].map((day) =>
    days.startOf(day),
  );
  const kept = booked
    .map(({ unixSeconds, traits = {} }) => ({ second: unixSeconds - zero, traits }))
    .filter(({ second }) => second >= from && second < until)
    .sort((a, b) => a.second - b.second);
  if (!kept.some(({ second }) => second >= 0 && second < counted)) {
    const finding = {
      path: [path],
      message: `${file} has no booking within the counted days`,
      allowed: 'at least one',
      hint: 'choose a start and a length that hold the bookings',
    };
    return { arrivals: undefined, findings: [finding], problems: [], notes: [] };
  }
  if (kept.length > LIMITS.bookingsPerDay * (span.days + span.warmUpDays + span.coolDownDays)) {
    return { arrivals: undefined, findings: [tooMany([path])], problems: [], notes: [] };
  }
  const outside = booked.length - kept.length;
  const notes =
    outside === 0
      ? []
      : [
          `${file}: ${outside} of ${booked.length} bookings lie outside the run, its warm-up and cool-down and are left out`,
        ];
  const arrivals: Arrivals = { kind: 'times', seconds: kept.map(({ second }) => second) };
  if (kept.some(({ traits }) => Object.keys(traits).length > 0)) arrivals.traits = kept.map(({ traits }) => traits);
  return { arrivals, findings: [], problems: [], notes };
}

function tooMany(path: PropertyKey[]): Finding {
  return {
    path,
    message: `more than ${LIMITS.bookingsPerDay} bookings per day on average`,
    allowed: `at most ${LIMITS.bookingsPerDay} per day on average`,
  };
}
