import { DAY_SECONDS, dateOfEpochDay, epochDayOf, modulo, weekdayOfEpochDay } from './dates.ts';
import { type Reach, reachAround } from './reach.ts';
import { EMPTY_TABLE, SpanTable } from './span-table.ts';
import { Zone } from './zone.ts';
import { localMidnights, offsetSpans } from './zone-offsets.ts';

const HOUR_SECONDS = 3600;
/** Wider than the limits of Hours, which looks ahead for its next opening. */
const YEARS = 101;
const WIDER = { before: 8 * DAY_SECONDS, after: 32 * DAY_SECONDS };
/** The days that a year's run with its warm-up, its cool-down and its last cases usually needs. */
const USUAL_DAYS = { from: -64, to: 512 };
/**
 * Days that the tables hold beyond their reach on either side. Local midnight is never this far from t = day × 86400.
 */
const MARGIN_DAYS = 3;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A stretch [from, to) of time in which the clock on the wall runs without a jump. Times are in seconds. */
export interface ClockSpan {
  from: number;
  to: number;
  /** The wall shows `t + ahead` seconds since the start date's midnight. */
  ahead: number;
}

/** A part of a local day within one hour of the clock on the wall. */
export interface HourPiece {
  from: number;
  seconds: number;
  /** 0 to 167; 0 is Monday 00:00 to 01:00. */
  hourOfWeek: number;
}

/**
 * The local days of a time zone. Times t are seconds since the first instant of the start date, and negative before it.
 * Days are numbered from the start date in the same way. A day is the time from its first instant to that of the next,
 * so days follow each other without a gap. A date that its zone skipped (Samoa's 2011-12-30) has no length. If the
 * clock was set back across midnight, the repeated minutes belong to the new day, while `hourOf`, `hourOfWeekOf` and
 * `label` give what the wall shows.
 *
 * Tables are made when they are asked for, and grow. Every method that takes a day or time throws a RangeError if it is
 * over 101 years from the start (or NaN).
 */
export class LocalDays {
  /** The times that tables of hours cover when they are first made, so that most runs never need a second table. */
  readonly firstReach: Reach;
  private readonly zone: Zone;
  /** Days from 1970-01-01 to the start date. */
  private readonly startDay: number;
  /** Hours from Monday 00:00 to the start date's midnight. */
  private readonly hoursSinceMonday: number;
  /** Unix seconds at t = 0. */
  private readonly origin: number;
  /** First instants of the days from lowDay on. */
  private start: Float64Array = new Float64Array(0);
  private lowDay = 0;
  /** The clock's stretches. The value of each is the `ahead` of its ClockSpan. */
  private clock: SpanTable = EMPTY_TABLE;

  /**
   * `startDate` is YYYY-MM-DD; `expected` are the days, counted from it, for which most questions will be.
   * @throws Error for an unknown zone or a date that does not exist.
   */
  constructor(zone: string, startDate: string, expected = USUAL_DAYS) {
    this.firstReach = { from: expected.from * DAY_SECONDS, to: expected.to * DAY_SECONDS };
    this.zone = new Zone(zone);
    this.startDay = epochDayOf(startDate);
    this.hoursSinceMonday = (this.weekdayOf(0) - 1) * 24;
    const midnight = this.startDay * DAY_SECONDS;
    const margin = MARGIN_DAYS * DAY_SECONDS;
    const around = offsetSpans(this.zone, midnight - margin, midnight + margin);
    this.origin = localMidnights(around, this.startDay, 1)[0];
  }

  /** The first instant of the day: local midnight (the earlier of two), or the end of the gap that swallowed it. */
  startOf(day: number): number {
    return this.start[day - this.lowDay] ?? this.startOfFar(day);
  }

  dayOf(t: number): number {
    this.clockAround(t);
    const start = this.start;
    let index = Math.floor(t / DAY_SECONDS) - this.lowDay;
    while (start[index] > t) index -= 1;
    while (start[index + 1] <= t) index += 1;
    return index + this.lowDay;
  }

  /** YYYY-MM-DD. */
  dateOf(day: number): string {
    return dateOfEpochDay(this.startDay + day);
  }

  /** @throws Error when `date` is not a YYYY-MM-DD that exists. */
  dayOfDate(date: string): number {
    return epochDayOf(date) - this.startDay;
  }

  /** 1 is Monday, 7 is Sunday. */
  weekdayOf(day: number): number {
    return weekdayOfEpochDay(this.startDay + day);
  }

  /** 1 is January. */
  monthOf(day: number): number {
    return new Date((this.startDay + day) * 1000 * DAY_SECONDS).getUTCMonth() + 1;
  }

  /** The hour that the wall shows, 0 to 23. */
  hourOf(t: number): number {
    return modulo(Math.floor(this.wallOf(t) / HOUR_SECONDS), 24);
  }

  /** The hour of the week that the wall shows, 0 to 167; 0 is Monday 00:00 to 01:00. */
  hourOfWeekOf(t: number): number {
    return this.hourOfWeek(this.wallOf(t));
  }

  /**
   * The instant at which the clock shows `secondsAfterMidnight` (0 to 86400) on that day. A time in a gap moves forward
   * by the gap's length, as in Luxon. If the clock shows a time twice, the earlier instant counts. 86400 is the next
   * day's first instant.
   */
  atWallClock(day: number, secondsAfterMidnight: number): number {
    if (secondsAfterMidnight === 0) return this.startOf(day);
    if (secondsAfterMidnight === DAY_SECONDS) return this.startOf(day + 1);
    const wall = day * DAY_SECONDS + secondsAfterMidnight;
    const midnight = this.startOf(day);
    const clock = this.clockAround(midnight);
    const { ends, values } = clock;
    let span = clock.endingAfter(midnight);
    while (wall - values[span] >= ends[span]) span += 1;
    const inGap = span > 0 && wall - values[span] < ends[span - 1];
    return wall - values[inGap ? span - 1 : span];
  }

  /** Such as `Mon 2018-03-12 14:05`, as the wall shows it. */
  label(t: number): string {
    const wall = this.wallOf(t);
    const day = Math.floor(wall / DAY_SECONDS);
    const minutes = Math.floor(modulo(wall, DAY_SECONDS) / 60);
    const twoDigits = (value: number) => String(value).padStart(2, '0');
    const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    return `${WEEKDAYS[this.weekdayOf(day) - 1]} ${this.dateOf(day)} ${time}`;
  }

  /** Seconds since 1970-01-01 UTC. */
  unixSeconds(t: number): number {
    return this.origin + t;
  }

  /**
   * ISO 8601 with the offset from UTC, such as `2018-03-12T14:05:00-05:00`; in UTC if the offset is not whole minutes.
   */
  iso(t: number): string {
    const unix = this.unixSeconds(t);
    const wall = this.startDay * DAY_SECONDS + this.wallOf(t);
    const offset = wall - unix;
    if (offset % 60 !== 0) return new Date(unix * 1000).toISOString().replace('.000', '');
    const twoDigits = (value: number) => String(value).padStart(2, '0');
    const minutes = Math.abs(offset) / 60;
    const ahead = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    return new Date(wall * 1000).toISOString().slice(0, 19) + ahead;
  }

  /**
   * The day cut at every full hour of the clock and at every jump of it, in order and without a gap. This gives 24
   * pieces of 3600 s, 23 or 25 if the clock jumps by an hour, and shorter pieces if it jumps by half an hour. Each call
   * makes new pieces.
   */
  hourPieces(day: number): HourPiece[] {
    const pieces: HourPiece[] = [];
    this.eachHourPiece(this.startOf(day), this.startOf(day + 1), (from, seconds, hourOfWeek) => {
      pieces.push({ from, seconds, hourOfWeek });
    });
    return pieces;
  }

  /**
   * Visits the pieces of [from, to) in order. Makes no objects: a table of weighted hours has tens of thousands of
   * pieces, and collecting them as garbage took as long as computing them.
   */
  eachHourPiece(from: number, to: number, visit: (from: number, seconds: number, hourOfWeek: number) => void): void {
    for (const span of this.clockSpans(from, to)) this.eachHourOf(span, visit);
  }

  private eachHourOf(span: ClockSpan, visit: (from: number, seconds: number, hourOfWeek: number) => void): void {
    for (let at = span.from; at < span.to; ) {
      const wall = at + span.ahead;
      const seconds = Math.min(span.to - at, HOUR_SECONDS - modulo(wall, HOUR_SECONDS));
      visit(at, seconds, this.hourOfWeek(wall));
      at += seconds;
    }
  }

  /** The stretches of [from, to) in which the clock runs without a jump, in order and without a gap. */
  clockSpans(from: number, to: number): ClockSpan[] {
    if (from >= to) return [];
    this.clockAround(from);
    const clock = this.clockAround(to);
    const { ends, values } = clock;
    const spans: ClockSpan[] = [];
    for (let i = clock.endingAfter(from); i === 0 || ends[i - 1] < to; i += 1) {
      spans.push({ from: Math.max(from, ends[i - 1] ?? from), to: Math.min(to, ends[i]), ahead: values[i] });
    }
    return spans;
  }

  /** What the wall shows, as seconds since the start date's midnight. */
  private wallOf(t: number): number {
    const clock = this.clockAround(t);
    return t + clock.values[clock.endingAfter(t)];
  }

  private hourOfWeek(wall: number): number {
    return modulo(Math.floor(wall / HOUR_SECONDS) + this.hoursSinceMonday, 168);
  }

  private clockAround(t: number): SpanTable {
    return this.clock.covers(t) ? this.clock : this.grow(t);
  }

  private startOfFar(day: number): number {
    this.grow(day * DAY_SECONDS);
    return this.start[day - this.lowDay];
  }

  /** Makes tables that cover t, and returns the clock's. */
  private grow(t: number): SpanTable {
    const { from, to } = this.firstReach;
    const first = { from: from - WIDER.before, to: to + WIDER.after };
    const reach = reachAround(this.clock, t, { first, years: YEARS });
    this.lowDay = Math.floor(reach.from / DAY_SECONDS) - MARGIN_DAYS;
    const highDay = Math.ceil(reach.to / DAY_SECONDS) + MARGIN_DAYS;
    const toUnix = (day: number) => (this.startDay + day) * DAY_SECONDS;
    const margin = MARGIN_DAYS * DAY_SECONDS;
    const spans = offsetSpans(this.zone, toUnix(this.lowDay) - margin, toUnix(highDay) + margin);
    const midnights = localMidnights(spans, this.startDay + this.lowDay, highDay - this.lowDay);
    this.start = midnights.map((midnight) => midnight - this.origin);
    const ends = Float64Array.from(spans, ({ to }) => to - this.origin);
    const ahead = Float64Array.from(spans, ({ offset }) => offset + this.origin - toUnix(0));
    this.clock = new SpanTable(reach, ends, ahead);
    return this.clock;
  }
}
