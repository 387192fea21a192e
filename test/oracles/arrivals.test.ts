import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { LocalDays } from '../../src/calendar/local-days.ts';
import { gammaQ } from '../../src/draws/gamma.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { personKey } from '../../src/engine/book/person-key.ts';
import { bookingDays } from '../../src/engine/plan/booking-days.ts';
import { STAGE } from '../../src/model/draw-order.ts';
import type { Arrivals } from '../../src/resolved/scenario.ts';
import { luxonClock } from '../calendar/calendars.ts';
import { sampleMoments, standardErrors } from '../draws/goodness-of-fit.ts';
import { FALSE_ALARM } from './deviation.ts';

// Bookings by hour of week and month compared with what they should be, across both changes of the clock. Luxon gives
// the local time of every hour; each chi-square test raises one false alarm in a million.

const ZONE = 'America/Chicago';
const HOUR = 3600;

type Rate = Extract<Arrivals, { kind: 'rate' }>;

/** Mean 1: busy afternoons and evenings, quiet Sundays. */
const PROFILE = normalised(
  Array.from({ length: 168 }, (_, hour) => (1 + Math.sin(((hour % 24) - 12) / 4) ** 2) * (hour < 144 ? 1 : 0.4)),
);
const MONTHS = normalised([1, 2, 0.5, 1.5, 1, 1, 1, 1, 1, 0.7, 1.8, 1]);
const rate = (changes: Partial<Rate> = {}): Rate => ({
  kind: 'rate',
  perDay: 40,
  dispersion: 1,
  hourOfWeek: PROFILE,
  months: MONTHS,
  ...changes,
});

function normalised(weights: number[]): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/** The times of all people booked on days 0 … days − 1, by replication and day. */
function book(arrivals: Arrivals, start: string, days: number, replications: number): number[][][] {
  const calendar = new LocalDays(ZONE, start);
  const booked = bookingDays(arrivals, calendar);
  const ofDay = new StageDraws(STAGE.day);
  const ofPerson = new StageDraws(STAGE.booking);
  return Array.from({ length: replications }, (_, replication) =>
    Array.from({ length: days }, (_, day) => {
      ofDay.seek(1, replication, day);
      return Array.from({ length: booked.count(day, ofDay) }, (_, number) => {
        ofPerson.seek(1, replication, personKey(day, number));
        return booked.time(day, number, ofPerson);
      });
    }),
  );
}

/** Luxon's clock, read once per hour, since this zone's offsets are whole hours. */
function hourClock(start: string): (t: number) => DateTime {
  const clock = luxonClock(ZONE, start);
  const hours = new Map<number, DateTime>();
  return (t) => {
    const hour = Math.floor(t / HOUR);
    const local = hours.get(hour) ?? clock(hour * HOUR);
    hours.set(hour, local);
    return local;
  };
}

const hourOfWeek = (local: DateTime) => (local.weekday - 1) * 24 + local.hour;
/** One cell per hour of week and month. */
const cellOf = (local: DateTime) => (local.month - 1) * 168 + hourOfWeek(local);

/** The expected number per cell in a replication: the rate, summed hour by real hour. */
function expectedCells(arrivals: Rate, clock: (t: number) => DateTime, days: number, start: string): Float64Array {
  const cells = new Float64Array(12 * 168);
  const end = DateTime.fromISO(start, { zone: ZONE }).plus({ days });
  for (let t = 0; clock(t) < end; t += HOUR) {
    const local = clock(t);
    cells[cellOf(local)] +=
      (arrivals.perDay / 24) * arrivals.hourOfWeek[hourOfWeek(local)] * arrivals.months[local.month - 1];
  }
  return cells;
}

/**
 * The p-value of Poisson counts, independent of each other, against their means: chi-square with as many degrees as
 * cells.
 */
function poissonFit(observed: Float64Array, expected: Float64Array): number {
  let statistic = 0;
  let cells = 0;
  expected.forEach((mean, cell) => {
    if (mean === 0 && observed[cell] > 0) statistic = Number.POSITIVE_INFINITY;
    if (mean === 0) return;
    // The condition under which the approximation holds.
    if (mean < 5) throw new Error(`Cell ${cell} expects only ${mean}.`);
    statistic += (observed[cell] - mean) ** 2 / mean;
    cells++;
  });
  return statistic === Number.POSITIVE_INFINITY ? 0 : gammaQ(cells / 2, statistic / 2);
}

describe.each([
  ['to summer time', '2018-02-12', 56],
  ['to winter time', '2018-10-08', 56],
])('bookings over eight weeks with the change %s', (_, start, days) => {
  const replications = 60;
  const clock = hourClock(start);
  const times = book(rate(), start, days, replications).flat(2);
  const observed = new Float64Array(12 * 168);
  for (const t of times) observed[cellOf(clock(t))]++;
  const expected = expectedCells(rate(), clock, days, start).map((mean) => mean * replications);

  test('have the expected number in each hour of the week of each month', () => {
    expect(poissonFit(observed, expected)).toBeGreaterThan(FALSE_ALARM);
  });

  test('planted fault: the numbers do not fit if the clock had stayed as it was', () => {
    const first = clock(0).offset * 60;
    const unchanged = (t: number) => clock(t - (clock(t).offset * 60 - first));
    const seen = new Float64Array(12 * 168);
    for (const t of times) seen[cellOf(unchanged(t))]++;
    expect(poissonFit(seen, expected)).toBeLessThan(FALSE_ALARM);
  });

  test('planted fault: the numbers do not fit another month’s weight', () => {
    const months = MONTHS.with(clock(0).month - 1, MONTHS[clock(0).month - 1] * 1.1);
    const faulty = expectedCells(rate({ months }), clock, days, start).map((mean) => mean * replications);
    expect(poissonFit(observed, faulty)).toBeLessThan(FALSE_ALARM);
  });
});

describe.each([
  ['of 23 hours', '2018-03-11', 23],
  ['of 25 hours', '2018-11-04', 25],
])('the day %s', (_, start, hours) => {
  const replications = 2000;
  const clock = hourClock(start);
  const hourly = (profile: number[]) => {
    const observed = new Float64Array(24);
    for (const t of book(rate({ hourOfWeek: profile }), start, 1, replications).flat(2)) observed[clock(t).hour]++;
    const expected = new Float64Array(24);
    for (let t = 0; t < hours * HOUR; t += HOUR) {
      const local = clock(t);
      expected[local.hour] += (replications * 40 * MONTHS[local.month - 1] * profile[hourOfWeek(local)]) / 24;
    }
    return { observed, expected };
  };

  test.each([
    ['a profile', PROFILE],
    ['a flat profile', Array<number>(168).fill(1)],
  ])('has nobody in the missing hour and twice as many in the doubled one, with %s', (_, profile) => {
    const { observed, expected } = hourly(profile);
    expect(expected.filter((mean) => mean === 0)).toHaveLength(hours === 23 ? 1 : 0);
    expect(poissonFit(observed, expected)).toBeGreaterThan(FALSE_ALARM);
  });

  test('planted fault: a day of 24 hours does not fit', () => {
    const { observed, expected } = hourly(PROFILE);
    const changedHour = hours === 23 ? 2 : 1;
    const usual = expected.with(changedHour, hours === 23 ? expected[3] : expected[1] / 2);
    expect(poissonFit(observed, usual)).toBeLessThan(FALSE_ALARM);
  });
});

describe('overdispersed bookings', () => {
  const arrivals = rate({ dispersion: 1.64, months: Array(12).fill(1) });
  const days = 56;
  const runs = book(arrivals, '2018-02-12', days, 200);
  const clock = hourClock('2018-02-12');
  const z = standardErrors(FALSE_ALARM);

  test('have the profile’s mean and 1.64 times its variance on each weekday', () => {
    for (let weekday = 0; weekday < 7; weekday++) {
      // Not 11 March, the Sunday of 23 hours, which is day 27.
      const counts = runs.flatMap((run) =>
        run.filter((_, day) => day % 7 === weekday && day !== 27).map((t) => t.length),
      );
      const mean = (40 / 24) * PROFILE.slice(24 * weekday, 24 * weekday + 24).reduce((sum, weight) => sum + weight, 0);
      const found = sampleMoments(counts);
      expect(Math.abs(found.mean - mean)).toBeLessThan(z * found.meanError);
      expect(Math.abs(found.variance - 1.64 * mean)).toBeLessThan(z * found.varianceError);
      // Planted fault: Poisson's variance.
      expect(Math.abs(found.variance - mean)).toBeGreaterThan(z * found.varianceError);
    }
  });

  test('fall into the hours of their day as the profile says, however many there are', () => {
    const observed = new Float64Array(168);
    const totals = new Float64Array(7);
    for (const t of runs.flatMap((run) => run.filter((_, day) => day !== 27)).flat()) {
      const hour = hourOfWeek(clock(t));
      observed[hour]++;
      totals[Math.floor(hour / 24)]++;
    }
    let statistic = 0;
    observed.forEach((count, hour) => {
      const weekday = Math.floor(hour / 24);
      const day = PROFILE.slice(24 * weekday, 24 * weekday + 24).reduce((sum, weight) => sum + weight, 0);
      const expected = (totals[weekday] * PROFILE[hour]) / day;
      statistic += (count - expected) ** 2 / expected;
    });
    // Given a weekday's number, its hours are multinomial, with 23 degrees of freedom each.
    expect(gammaQ((7 * 23) / 2, statistic / 2)).toBeGreaterThan(FALSE_ALARM);
  });
});
