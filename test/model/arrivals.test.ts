import { describe, expect, test } from '@jest/globals';
import { LocalDays } from '../../src/calendar/local-days.ts';
import { bookingDays } from '../../src/engine/plan/booking-days.ts';
import type { Arrivals } from '../../src/resolved/scenario.ts';
import { DAY, HOUR } from '../engine/scenarios.ts';
import { at, bookingDraws } from './given.ts';

// When people are booked. test/oracles/arrivals.test.ts checks the same with chi-square tests.

const days = new LocalDays('UTC', '2018-01-01');
const FLAT = Array<number>(168).fill(1);
const EVERY_MONTH = Array<number>(12).fill(1);
const onlyIn = (hourOfWeek: number) => FLAT.map((_, hour) => (hour === hourOfWeek ? 168 : 0));

const rate = (changes: object = {}): Arrivals => ({
  kind: 'rate',
  perDay: 20,
  dispersion: 1,
  hourOfWeek: FLAT,
  months: EVERY_MONTH,
  ...changes,
});
/** The number booked on a day of the run, for the day's draw u. */
const count = (arrivals: Arrivals, day: number, u: number) => bookingDays(arrivals, days).count(day, { at: () => u });
/** When the day's person with this number is booked, for the person's draw u. */
const time = (arrivals: Arrivals, day: number, number: number, u: number) =>
  bookingDays(arrivals, days).time(day, number, bookingDraws({ time: u }));

describe('arrivals at a rate', () => {
  test('a day with perDay bookings on average has a Poisson number of them', () => {
    // Poisson with mean 20: P(N ≤ 19) = 0.4703, P(N ≤ 20) = 0.5591.
    expect(count(rate(), 0, 0.47)).toBe(19);
    expect(count(rate(), 0, 0.471)).toBe(20);
    expect(count(rate(), 0, 0.56)).toBe(21);
    expect(count(rate({ perDay: 40 }), 0, 0.5)).toBe(40);
  });

  test('a dispersion above 1 makes quiet days quieter and busy days busier', () => {
    expect(count(rate({ dispersion: 3 }), 0, 0.05)).toBeLessThan(count(rate(), 0, 0.05));
    expect(count(rate({ dispersion: 3 }), 0, 0.95)).toBeGreaterThan(count(rate(), 0, 0.95));
  });

  test('the hour-of-week profile decides the hour, and so how many come on a weekday', () => {
    const tuesdayAtTwo = rate({ hourOfWeek: onlyIn(24 + 14) });
    expect(count(tuesdayAtTwo, 0, 0.5)).toBe(0);
    expect(count(tuesdayAtTwo, 1, 0.5)).toBe(140);
    expect(time(tuesdayAtTwo, 1, 0, 0.5)).toBe(at('Tue 14:30'));
  });

  test('with a flat profile the time is uniform over the day', () => {
    expect(time(rate(), 2, 0, 0.25)).toBe(at('Wed 06:00'));
  });

  test('a month has its weight', () => {
    const noFebruary = rate({ months: EVERY_MONTH.map((weight, month) => (month === 1 ? 0 : weight)) });
    expect(count(noFebruary, 30, 0.5)).toBe(20);
    expect(count(noFebruary, 31, 0.5)).toBe(0);
  });
});

describe('daily counts', () => {
  const counts: Arrivals = { kind: 'dailyCounts', first: '2018-01-03', counts: [7, 0, 4], hourOfWeek: FLAT };

  test('give each day its number, whatever is drawn; days outside have none', () => {
    expect([0, 1, 2, 3, 4, 5].map((day) => count(counts, day, 0.9))).toEqual([0, 0, 7, 0, 4, 0]);
  });

  test('come at the hours that the profile gives', () => {
    const atNine = FLAT.map((_, hour) => (hour % 24 === 9 ? 24 : 0));
    expect(time({ ...counts, hourOfWeek: atNine }, 2, 0, 0.5)).toBe(at('Wed 09:30'));
  });
});

test('a trace of times books exactly at these times, in every replication', () => {
  const seconds = [-HOUR, 5, 5, DAY - 1, DAY];
  const trace: Arrivals = { kind: 'times', seconds };
  expect([-1, 0, 1, 2].map((day) => count(trace, day, 0.9))).toEqual([1, 3, 1, 0]);
  expect([0, 1, 2].map((number) => time(trace, 0, number, 0.7))).toEqual([5, 5, DAY - 1]);
});
