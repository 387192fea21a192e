import type { Hours } from './hours.ts';
import type { LocalDays } from './local-days.ts';
import { type Reach, reachAround } from './reach.ts';
import { EMPTY_TABLE, SpanTable } from './span-table.ts';
import type { HoursSpec } from './weekly-hours.ts';

const WEEK_HOURS = 168;
const HOUR_SECONDS = 3600;
/** Years on either side of the run's start. */
const YEARS = 100;
/** Every weekly opening recurs within this time, holidays apart. */
const LOOK_AHEAD_SECONDS = 8 * 86_400;
/** Weights are whole numbers of this part, so that sums are exact and do not depend on where a table begins. */
const PARTS = 2 ** 20;

/** Stretches of time with one weight each, above 0, in columns: a table has tens of thousands. */
interface Stretches {
  beginnings: number[];
  ends: number[];
  weights: number[];
}

/**
 * Time that passes faster or slower by the hour of the week. While `hours` are open, the weight of an instant is that
 * of its hour in `profile`; otherwise it is 0. Weights are scaled to a mean of 1 over a week without holidays. Times
 * are whole seconds as in LocalDays, whose RangeError for times over 100 years from the start comes through. Tables are
 * made when they are asked for, and grow.
 */
export class WeightedTime {
  private readonly days: LocalDays;
  private readonly hours: Hours;
  /** By hour of the week, in PARTS. */
  private readonly weights: number[];
  /** The weight of all open hours; null if it differs. Then they need not be taken hour by hour. */
  private readonly only: number | null;
  /** The stretches by their ends; their values are the weights. */
  private byTime: SpanTable = EMPTY_TABLE;
  /** The stretches by the weight accumulated at their ends; their values are their beginnings. */
  private byWeight: SpanTable = EMPTY_TABLE;

  /** `hours` are made from `spec`; `profile` has 168 weights of at least 0, Monday 00:00 first. Empty: all alike. */
  constructor(days: LocalDays, hours: Hours, spec: HoursSpec, profile: readonly number[]) {
    this.days = days;
    this.hours = hours;
    const weights = profile.length === 0 ? Array.from({ length: WEEK_HOURS }, () => 1) : profile;
    const open = openSeconds(spec);
    const all = weightOf(spec, profile);
    if (!(all > 0)) throw new Error('No hour of the week has a weight while it is open.');
    const scale = (PARTS * WEEK_HOURS * HOUR_SECONDS) / all;
    this.weights = weights.map((weight, hour) => (open[hour] === 0 ? 0 : Math.round(weight * scale)));
    const distinct = new Set(this.weights.filter((_, hour) => open[hour] > 0));
    this.only = distinct.size === 1 ? [...distinct][0] : null;
  }

  /**
   * The whole second nearest to when the weight accumulated since t reaches `seconds`, which is at least 0. It is never
   * one of weight 0.
   */
  add(t: number, seconds: number): number {
    while (!this.byTime.covers(t)) this.grow(t);
    for (;;) {
      const target = this.weightAt(t) + seconds;
      if (this.byWeight.covers(target)) return this.instantOf(target);
      this.grow(this.byTime.to + (target - this.byWeight.to));
    }
  }

  /** Accumulated since the table's beginning, in seconds at weight 1: a whole number of 1 / PARTS. */
  private weightAt(t: number): number {
    const stretch = this.byTime.endingAfter(t);
    const left = this.byTime.ends[stretch] - Math.max(t, this.byWeight.values[stretch]);
    return this.byWeight.ends[stretch] - (left * this.byTime.values[stretch]) / PARTS;
  }

  private instantOf(accumulated: number): number {
    const stretch = this.byWeight.endingAfter(accumulated);
    const left = (this.byWeight.ends[stretch] - accumulated) * PARTS;
    // Not the stretch's end, which belongs to the time after it.
    return this.byTime.ends[stretch] - Math.max(1, Math.round(left / this.byTime.values[stretch]));
  }

  /** Makes tables that reach beyond t, and further than before. They may still end before a t in closed hours. */
  private grow(t: number): void {
    const reach = reachAround(this.byTime, t, { first: this.days.firstReach, years: YEARS });
    // The last stretch must end after the reach. A table that ends at a closing time could not grow over the gap.
    let made: Stretches = { beginnings: [], ends: [], weights: [] };
    for (let beyond = LOOK_AHEAD_SECONDS; !((made.ends.at(-1) ?? reach.from) >= reach.to); beyond *= 4) {
      made = this.stretches({ from: reach.from, to: reach.to + beyond });
    }
    const { beginnings, ends, weights } = made;
    const accumulated: number[] = [];
    let sum = 0;
    for (let i = 0; i < ends.length; i++) {
      sum += ((ends[i] - beginnings[i]) * weights[i]) / PARTS;
      accumulated.push(sum);
    }
    this.byTime = new SpanTable(reach, Float64Array.from(ends), Float64Array.from(weights));
    this.byWeight = new SpanTable({ from: 0, to: sum }, Float64Array.from(accumulated), Float64Array.from(beginnings));
  }

  private stretches({ from, to }: Reach): Stretches {
    const stretches: Stretches = { beginnings: [], ends: [], weights: [] };
    const spans = this.hours.openSpans(from, to);
    if (this.only !== null) {
      for (const { open, close } of spans) append(stretches, open, close, this.only);
      return stretches;
    }
    let span = 0;
    this.days.eachHourPiece(from, to, (at, seconds, hourOfWeek) => {
      const weight = this.weights[hourOfWeek];
      const end = at + seconds;
      while (span < spans.length && spans[span].close <= at) span++;
      if (weight <= 0) return;
      for (let i = span; i < spans.length && spans[i].open < end; i++) {
        append(stretches, Math.max(at, spans[i].open), Math.min(end, spans[i].close), weight);
      }
    });
    return stretches;
  }
}

/** Adds a stretch, unless it is empty. Neighbours with the same weight become one, so that tables stay short. */
function append({ beginnings, ends, weights }: Stretches, from: number, to: number, weight: number): void {
  if (from >= to) return;
  const last = ends.length - 1;
  if (last >= 0 && ends[last] === from && weights[last] === weight) {
    ends[last] = to;
    return;
  }
  beginnings.push(from);
  ends.push(to);
  weights.push(weight);
}

/** Σ weight × open seconds of a week without holidays; an empty profile has the weight 1 everywhere. */
export function weightOf(spec: HoursSpec, profile: readonly number[]): number {
  return openSeconds(spec).reduce((sum, seconds, hour) => sum + seconds * (profile[hour] ?? 1), 0);
}

/** How many seconds of each hour of a week without holidays are open. */
function openSeconds({ intervals }: HoursSpec): number[] {
  return Array.from({ length: WEEK_HOURS }, (_, hourOfWeek) => {
    const from = (hourOfWeek % 24) * HOUR_SECONDS;
    const today = intervals.filter(({ weekday }) => weekday === Math.floor(hourOfWeek / 24) + 1);
    const within = today.map(({ open, close }) => Math.min(close, from + HOUR_SECONDS) - Math.max(open, from));
    return within.reduce((sum, seconds) => sum + Math.max(0, seconds), 0);
  });
}
