import { DAY_SECONDS } from './dates.ts';
import type { ClockSpan, LocalDays } from './local-days.ts';
import { reachAround } from './reach.ts';
import { EMPTY_TABLE, SpanTable } from './span-table.ts';
import type { HoursSpec } from './weekly-hours.ts';

/** Years on either side of the run's start. */
const YEARS = 100;
/** Every weekly opening recurs within this time, holidays apart. */
const LOOK_AHEAD_SECONDS = 8 * DAY_SECONDS;

/** In seconds, after midnight or of simulated time. */
interface Interval {
  open: number;
  close: number;
}

/**
 * Weekly opening hours as instants. They are open when the clock on the wall and its date say so: an hour that the
 * clock skips does not exist, and an hour that it repeats counts twice. Times t are whole seconds as in LocalDays,
 * whose RangeError for times over 100 years from the start is passed on. Tables are made when they are asked for, and
 * grow.
 */
export class Hours {
  /** Open at every instant. */
  readonly always: boolean;
  /** Open at no instant: there is no interval. */
  readonly never: boolean;
  private readonly days: LocalDays;
  private readonly holidays: ReadonlySet<string>;
  /** By weekday, 1 to 7: intervals that neither touch nor overlap, in order. */
  private readonly week: Interval[][];
  /** Open spans. The value of each is its opening. */
  private table: SpanTable = EMPTY_TABLE;

  /** `holidays` are local dates, YYYY-MM-DD. They matter only with `spec.closedOnHolidays`. */
  constructor(spec: HoursSpec, days: LocalDays, holidays: ReadonlySet<string>) {
    this.days = days;
    this.holidays = spec.closedOnHolidays ? holidays : new Set();
    this.week = Array.from({ length: 8 }, (_, weekday) => merged(spec.intervals.filter((i) => i.weekday === weekday)));
    const openAllDay = ([interval]: Interval[]) => interval?.open === 0 && interval.close === DAY_SECONDS;
    this.always = this.holidays.size === 0 && this.week.slice(1).every(openAllDay);
    this.never = this.week.every((intervals) => intervals.length === 0);
  }

  isOpen(t: number): boolean {
    if (this.always) return true;
    if (this.never) return false;
    const table = this.table.covers(t) ? this.table : this.grow(t);
    return table.values[table.endingAfter(t)] <= t;
  }

  /** The first instant at or after t that is open; null if it never opens. */
  nextOpen(t: number): number | null {
    if (this.always) return t;
    if (this.never) return null;
    const table = this.table.covers(t) ? this.table : this.grow(t);
    const open = table.values[table.endingAfter(t)];
    // Math.max would take a third of this call's time to handle NaN and -0.
    if (open <= t) return t;
    return open;
  }

  /**
   * The first instant by which the hours have been open for `seconds` (at least 0) since t; null if they never open.
   * This can be a closing time. For 0 seconds it is the same as `nextOpen(t)`.
   */
  addOpen(t: number, seconds: number): number | null {
    if (this.always) return t + seconds;
    if (this.never) return null;
    let left = seconds;
    let from = t;
    for (;;) {
      const table = this.table.covers(from) ? this.table : this.grow(from);
      const span = table.endingAfter(from);
      const open = Math.max(from, table.values[span]);
      const close = table.ends[span];
      if (open + left <= close) return open + left;
      left -= close - open;
      from = close;
    }
  }

  /**
   * For an instant t that is open: an instant after it until which it stays open, which is its closing if that is less
   * than a week away. Infinity if it never closes.
   */
  openUntil(t: number): number {
    if (this.always) return Number.POSITIVE_INFINITY;
    const table = this.table.covers(t) ? this.table : this.grow(t);
    return table.ends[table.endingAfter(t)];
  }

  /** Whether it is open at some instant of [from, to). */
  openWithin(from: number, to: number): boolean {
    if (from >= to) return false;
    const open = this.nextOpen(from);
    return open !== null && open < to;
  }

  /** Makes a table that covers t, and returns it. */
  private grow(t: number): SpanTable {
    const reach = reachAround(this.table, t, { first: this.days.firstReach, years: YEARS });
    let spans: Interval[] = [];
    for (let beyond = LOOK_AHEAD_SECONDS; !((spans.at(-1)?.close ?? reach.from) >= reach.to); beyond *= 4) {
      spans = this.openSpans(reach.from, reach.to + beyond);
    }
    const ends = Float64Array.from(spans, ({ close }) => close);
    const openings = Float64Array.from(spans, ({ open }) => open);
    this.table = new SpanTable(reach, ends, openings);
    return this.table;
  }

  /** The open spans of [from, to), in order and apart. */
  openSpans(from: number, to: number): Interval[] {
    const holidays = new Set(Array.from(this.holidays, (date) => this.days.dayOfDate(date)));
    const spans: Interval[] = [];
    for (const clock of this.days.clockSpans(from, to)) this.addSpans(clock, holidays, spans);
    return spans;
  }

  private addSpans(clock: ClockSpan, holidays: ReadonlySet<number>, spans: Interval[]): void {
    const lastDay = Math.floor((clock.to - 1 + clock.ahead) / DAY_SECONDS);
    for (let day = Math.floor((clock.from + clock.ahead) / DAY_SECONDS); day <= lastDay; day += 1) {
      if (!holidays.has(day)) this.addDay(day, clock, spans);
    }
  }

  private addDay(day: number, clock: ClockSpan, spans: Interval[]): void {
    const midnight = day * DAY_SECONDS - clock.ahead;
    for (const interval of this.week[this.days.weekdayOf(day)]) {
      const open = Math.max(clock.from, midnight + interval.open);
      const close = Math.min(clock.to, midnight + interval.close);
      if (open < close) append(spans, open, close);
    }
  }
}

/**
 * Monday to Friday around the clock, except holidays. This is the clock of 8 CFR 287.7(d), which excludes Saturdays,
 * Sundays and holidays: a hold of 48 hours from t ends at `addOpen(t, 48 * 3600)`.
 */
export function businessDays(days: LocalDays, holidays: ReadonlySet<string>): Hours {
  const intervals = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, open: 0, close: DAY_SECONDS }));
  return new Hours({ intervals, closedOnHolidays: true }, days, holidays);
}

function merged(intervals: Interval[]): Interval[] {
  const apart: Interval[] = [];
  for (const { open, close } of intervals.toSorted((a, b) => a.open - b.open)) append(apart, open, close);
  return apart;
}

/** Adds an interval. Intervals must come by ascending opening. One that touches or overlaps the last extends it. */
function append(intervals: Interval[], open: number, close: number): void {
  const last = intervals.at(-1);
  if (last !== undefined && open <= last.close) last.close = Math.max(last.close, close);
  else intervals.push({ open, close });
}
