import type { LocalDays } from '../../calendar/local-days.ts';
import { type DayCount, dayCount } from '../../draws/day-count.ts';
import type { Draws } from '../../model/chance.ts';
import { BOOKING_DRAW, DAY_DRAW } from '../../model/draw-order.ts';
import { wholeInstant } from '../../model/instant.ts';
import type { Arrivals, Traits } from '../../resolved/scenario.ts';
import { ByDay } from './by-day.ts';

const DAY = 86_400;

/** How many people are booked on each local day, and when. Any day can be made without the days before it. */
export interface BookingDays {
  /** Number of bookings; `draws` are the day's own. */
  count(day: number, draws: Draws): number;
  /** The expected number of bookings. */
  mean(day: number): number;
  /** When the day's person of this number is booked; `draws` are the person's of the stage booking. */
  time(day: number, number: number, draws: Draws): number;
  /** What is known of the day's person of this number; null if nothing is known of anybody. */
  readonly traits: ((day: number, number: number) => Traits) | null;
  /** The numbers of a day's people where they do not run from 0 to the count; null on other days. Absent: nowhere. */
  numbers?(day: number): Int32Array | null;
}

export function bookingDays(arrivals: Arrivals, days: LocalDays): BookingDays {
  switch (arrivals.kind) {
    case 'rate': {
      const meanOf: MeanOf = (day, openness) =>
        arrivals.perDay * arrivals.months[days.monthOf(day) - 1] * (openness(day) / DAY);
      const counts = new ByDay((day) => {
        const expected = profiled.mean(day);
        return expected === 0 ? null : countOf(expected, arrivals.dispersion);
      });
      const profiled: BookingDays = new ProfiledDays(days, arrivals.hourOfWeek, meanOf, (day, _, draws) => {
        const count = counts.of(day);
        return count === null ? 0 : count.quantile(draws.at(DAY_DRAW.count));
      });
      return profiled;
    }
    case 'dailyCounts': {
      const first = days.dayOfDate(arrivals.first);
      return new ProfiledDays(days, arrivals.hourOfWeek, (day) => arrivals.counts[day - first] ?? 0);
    }
    case 'times':
      return new TracedDays(arrivals, days);
  }
}

/** Tables by mean. A run has few distinct means (weekday, month, days of 23 or 25 hours), and policies share them. */
const tables = new Map<string, DayCount>();

function countOf(mean: number, dispersion: number): DayCount {
  const key = `${mean}/${dispersion}`;
  let table = tables.get(key);
  if (table === undefined) {
    table = dayCount(mean, dispersion);
    tables.set(key, table);
  }
  return table;
}

/** The weight of a day up to the end of each of its hourly pieces. */
interface Profile {
  from: Int32Array;
  length: Int32Array;
  /** Σ multiplier × seconds up to the end of each piece. */
  cumulative: Float64Array;
}

const NO_PROFILE: Profile = { from: new Int32Array(0), length: new Int32Array(0), cumulative: new Float64Array(0) };

/** A day's expected number of bookings; `openness` is its length, weighted by the profile. */
type MeanOf = (day: number, openness: (day: number) => number) => number;
/** A day's number of bookings, where it is drawn. */
type CountOf = (day: number, mean: (day: number) => number, draws: Draws) => number;

class ProfiledDays implements BookingDays {
  readonly traits = null;
  private readonly days: LocalDays;
  private readonly multipliers: number[];
  private readonly flat: boolean;
  private readonly meanOf: MeanOf;
  private readonly countOf: CountOf;
  private readonly profiles = new ByDay((day) => this.profile(day));
  /** The day that was last booked: a day's people are booked one after the other. */
  private today = Number.NaN;
  /** Its first instant and its length in seconds; its profile unless that is flat. */
  private from = 0;
  private seconds = 0;
  private todayProfile = NO_PROFILE;

  constructor(days: LocalDays, multipliers: number[], meanOf: MeanOf, countOf: CountOf = (day, mean) => mean(day)) {
    this.days = days;
    this.multipliers = multipliers;
    this.flat = multipliers.every((multiplier) => multiplier === multipliers[0]);
    this.meanOf = meanOf;
    this.countOf = countOf;
  }

  count(day: number, draws: Draws): number {
    return this.countOf(day, this.mean, draws);
  }

  readonly mean = (day: number): number => this.meanOf(day, this.openness);

  time(day: number, _number: number, draws: Draws): number {
    const u = draws.at(BOOKING_DRAW.time);
    if (day !== this.today) this.turnTo(day);
    if (this.flat) return wholeInstant(this.from + Math.floor(u * this.seconds));
    const { from, length, cumulative } = this.todayProfile;
    const target = u * cumulative[cumulative.length - 1];
    let piece = 0;
    while (cumulative[piece] <= target) piece++;
    const before = piece === 0 ? 0 : cumulative[piece - 1];
    return wholeInstant(from[piece] + Math.floor(((target - before) / (cumulative[piece] - before)) * length[piece]));
  }

  private turnTo(day: number): void {
    this.today = day;
    this.from = this.days.startOf(day);
    this.seconds = this.days.startOf(day + 1) - this.from;
    if (!this.flat) this.todayProfile = this.profiles.of(day);
  }

  /** Σ multiplier × seconds of the day: 86,400 on an average day. */
  private readonly openness = (day: number): number => {
    if (this.flat) return this.multipliers[0] * (this.days.startOf(day + 1) - this.days.startOf(day));
    const { cumulative } = this.profiles.of(day);
    return cumulative[cumulative.length - 1];
  };

  private profile(day: number): Profile {
    const pieces = this.days.hourPieces(day);
    let sum = 0;
    return {
      from: Int32Array.from(pieces, (piece) => piece.from),
      length: Int32Array.from(pieces, (piece) => piece.seconds),
      cumulative: Float64Array.from(pieces, (piece) => (sum += this.multipliers[piece.hourOfWeek] * piece.seconds)),
    };
  }
}

class TracedDays implements BookingDays {
  readonly traits: BookingDays['traits'];
  private readonly byDay = new Map<number, { times: number[]; traits: Traits[] }>();

  constructor({ seconds, traits }: Extract<Arrivals, { kind: 'times' }>, days: LocalDays) {
    for (const [i, instant] of seconds.entries()) {
      const day = days.dayOf(instant);
      let booked = this.byDay.get(day);
      if (booked === undefined) {
        booked = { times: [], traits: [] };
        this.byDay.set(day, booked);
      }
      booked.times.push(instant);
      if (traits !== undefined) booked.traits.push(traits[i]);
    }
    this.traits = traits === undefined ? null : (day, number) => this.on(day).traits[number];
  }

  count(day: number): number {
    return this.byDay.get(day)?.times.length ?? 0;
  }

  mean(day: number): number {
    return this.count(day);
  }

  time(day: number, number: number): number {
    return this.on(day).times[number];
  }

  private on(day: number) {
    const booked = this.byDay.get(day);
    if (booked === undefined) throw new Error(`No booking on day ${day}.`);
    return booked;
  }
}
