import { type DateFormat, inIsoForm, readingsOfDate } from '../calendar/date-format.ts';
import { readTime, timeIn } from '../calendar/written-time.ts';
import { shownValue } from '../personal/shown.ts';
import type { Problem } from '../refusals/input-error.ts';
import type { Decimal } from './decimal.ts';
import { readNumbers, type Table } from './table.ts';

const MOST_PROBLEMS = 20;
const CLOCK = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/;

/** Where the lengths of time of a table are. */
export type DurationColumns =
  /** Numbers in a unit, at most `most`. */
  | { kind: 'numbers'; column: string; most: number; decimal?: Decimal | undefined }
  /** Hours and minutes: 1:30. */
  | { kind: 'clock'; column: string }
  /** From one time to another. */
  | { kind: 'between'; from: string; to: string; zone: string; dateFormat?: DateFormat | undefined };

export interface Durations {
  /** In the column's unit; of clocks and times in minutes. */
  values: Float64Array;
  /** Rows without a length of time, which are left out. */
  blank: number;
  /** Rows whose length cannot be read. */
  problems: Problem[];
}

/** The columns that are read. */
export function columnsOf(where: DurationColumns): string[] {
  return where.kind === 'between' ? [where.from, where.to] : [where.column];
}

export function readDurations(table: Table, where: DurationColumns): Durations {
  const texts = columnsOf(where).map((column) => table.texts(column));
  const isBlank = (row: number) => texts.some((of) => of[row] === '');
  let blank = 0;
  for (let row = 0; row < table.rows; row++) if (isBlank(row)) blank++;
  if (where.kind === 'numbers') {
    const { most, decimal } = where;
    const due = { least: 0, most, mayBeBlank: true, ...(decimal && { decimal }) };
    const { numbers, problems } = readNumbers(table, where.column, due);
    return { values: numbers.filter((value) => value >= 0 && value <= most), blank, problems };
  }
  const values: number[] = [];
  const problems: Problem[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (isBlank(row)) continue;
    const read = where.kind === 'clock' ? clock(table, where.column, row) : between(table, where, row);
    if (typeof read === 'number') values.push(read);
    else if (problems.length < MOST_PROBLEMS) problems.push(read);
  }
  return { values: Float64Array.from(values), blank, problems };
}

function clock(table: Table, column: string, row: number): number | Problem {
  const text = table.texts(column)[row];
  const found = CLOCK.exec(text);
  if (found !== null) return Number(found[1]) * 60 + Number(found[2]) + Number(found[3] ?? 0) / 60;
  const message = `row ${row + 1}, column "${column}": ${shownValue(text)} is not a length of time as h:mm`;
  return table.problemAt(row, column, { message, allowed: 'hours and minutes, such as 1:30 or 26:05' });
}

function between(
  table: Table,
  { from, to, zone, dateFormat }: Extract<DurationColumns, { kind: 'between' }>,
  row: number,
): number | Problem {
  const ends: number[] = [];
  for (const column of [from, to]) {
    const text = table.texts(column)[row];
    const time = readTime(text, zone, dateFormat);
    if (time.seconds === undefined) {
      const message = `row ${row + 1}, column "${column}": ${shownValue(text)} ${time.why}`;
      return table.problemAt(row, column, { message, allowed: timeIn(zone), ...formatHint(text, dateFormat) });
    }
    ends.push(time.seconds);
  }
  const [begins, endsAt] = ends;
  if (endsAt >= begins) return (endsAt - begins) / 60;
  const message = `row ${row + 1}: the time in "${to}" is before the one in "${from}"`;
  return table.problemAt(row, to, { message, allowed: 'a time that is not before the other' });
}

/** What to say of a date in another form: how it could be read, or that it is not in the form that was given. */
export function formatHint(text: string, format: DateFormat | undefined): { hint?: string } {
  if (format !== undefined) {
    return inIsoForm(text, format) === text ? { hint: `it is not written as ${format}` } : {};
  }
  const hint = readingsOfDate(text);
  return hint === undefined ? {} : { hint: `${hint} (dateFormat in a scenario, --date-format on the command line)` };
}
