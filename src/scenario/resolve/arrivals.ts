import type { DateFormat } from '../../calendar/date-format.ts';
import { readTime, timeIn } from '../../calendar/written-time.ts';
import { shownValue } from '../../personal/shown.ts';
import { InputError, type Problem } from '../../refusals/input-error.ts';
import { formatHint } from '../../tables/durations.ts';
import type { Table } from '../../tables/table.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import type { Base } from '../schema/file.ts';
import { arrivalsFromLog } from './arrivals-from-log.ts';
import { fromDailyCounts } from './daily-counts.ts';
import { rateOfFacilities } from './resolve.ts';
import type { ScenarioTables } from './scenario-tables.ts';
import type { ArrivalsOfBase, ResolvedArrivals, Span } from './span.ts';
import { traced } from './traced.ts';

const MOST_PROBLEMS = 20;

/**
 * The arrivals of a base, from a log of real cases, or from its rate, counts or times. Undefined if a booking section
 * is not valid, or if `tables` lacks a column.
 */
export async function arrivalsOf(
  { booking, facilities = {} }: Partial<Base>,
  span: Span,
  { files, tables, areRead }: { files: Pick<ScenarioFiles, 'readLog'>; tables: ScenarioTables; areRead: boolean },
): Promise<ArrivalsOfBase | undefined> {
  if (booking?.log !== undefined) {
    const names = { facilities: Object.keys(facilities), priorities: Object.keys(booking.priority) };
    return arrivalsFromLog({ log: booking.log, atMidnight: booking.atMidnight }, files, names, span);
  }
  if (booking === undefined || !areRead) return undefined;
  return { ...resolveArrivals(withRates(booking, facilities), span, tables), inputs: [] };
}

/** The booking section. If facilities have rates of their own, its rate is their sum. */
function withRates(booking: Base['booking'], facilities: Base['facilities']): Base['booking'] {
  const rate = booking.rate ?? rateOfFacilities(facilities);
  return rate === undefined ? booking : { ...booking, rate };
}

function resolveArrivals(booking: Base['booking'], span: Span, tables: ScenarioTables): ResolvedArrivals {
  const { rate, dispersion = 1, hourOfWeek = [], months = [], dailyCounts, times } = booking;
  const flat = (weights: number[], length: number) =>
    withMeanOne(weights.length > 0 ? weights : Array.from({ length }, () => 1));
  const table = dailyCounts
    ? tables.table(dailyCounts, dailyCounts.date, dailyCounts.count)
    : times && tables.table(times, times.column);
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
    if (times && table) return fromTimes(table, times, booking.atMidnight, span);
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

function fromTimes(
  table: Table,
  { column, dateFormat }: { column: string; dateFormat?: DateFormat | undefined },
  atMidnight: boolean | undefined,
  span: Span,
): ResolvedArrivals {
  const { zone } = span;
  const problems: Problem[] = [];
  const booked: { unixSeconds: number }[] = [];
  const texts = table.texts(column);
  for (const [row, text] of texts.entries()) {
    const time = readTime(text, zone, dateFormat);
    if (time.seconds === undefined) {
      const message = `row ${row + 1}, column "${column}": ${shownValue(text)} ${time.why}`;
      problems.push(
        table.problemAt(row, column, {
          message,
          allowed: timeIn(zone),
          ...formatHint(text, dateFormat),
          ...hintOn(text),
        }),
      );
      if (problems.length === MOST_PROBLEMS) break;
      continue;
    }
    booked.push({ unixSeconds: time.seconds });
  }
  if (problems.length > 0) return { arrivals: undefined, findings: [], problems, notes: [] };
  return traced(booked, { path: 'times', file: table.file, atMidnight }, span);
}

function hintOn(text: string): { hint?: string } {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? { hint: 'this is a date without an hour; dailyCounts spreads the bookings of a day over its hours' }
    : {};
}
