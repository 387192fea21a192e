import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Hours } from '../../src/calendar/hours.ts';
import { LocalDays } from '../../src/calendar/local-days.ts';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import { WeightedTime } from '../../src/calendar/weighted-time.ts';
import { anyHours, anyPlace, isOpenByLuxon, luxonClock } from './calendars.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NONE: ReadonlySet<string> = new Set();

function weighted(spec: HoursSpec, profile: number[] = [], zone = 'America/Chicago', start = '2018-06-04') {
  const days = new LocalDays(zone, start);
  return new WeightedTime(days, new Hours(spec, days, NONE), spec, profile);
}

const daily = (open: number, close: number, weekdays = [1, 2, 3, 4, 5, 6, 7]): HoursSpec => ({
  intervals: weekdays.map((weekday) => ({ weekday, open: open * HOUR, close: close * HOUR })),
  closedOnHolidays: false,
});
const hoursOfWeek = (weight: (hour: number) => number) => Array.from({ length: 168 }, (_, hour) => weight(hour));

describe('weighted time from a Monday on', () => {
  test('with six of 24 hours open, an open hour counts four', () => {
    const mornings = weighted(daily(6, 12));
    expect(mornings.add(6 * HOUR, 8 * HOUR)).toBe(8 * HOUR);
    expect(mornings.add(0, 25 * HOUR)).toBe(DAY + 6 * HOUR + HOUR / 4);
  });

  test('a time of weight 0 is never given: 24 hours from midnight end at the next opening, not at the closing', () => {
    expect(weighted(daily(6, 12)).add(0, 24 * HOUR)).toBe(DAY + 6 * HOUR);
    expect(weighted(daily(6, 12)).add(13 * HOUR, 0)).toBe(DAY + 6 * HOUR);
  });

  test('with all hours alike it is the time of the clock', () => {
    expect(weighted(daily(0, 24)).add(5, 1_000_003)).toBe(1_000_008);
  });

  test('weeks on end: an average week has the weight of a week', () => {
    const profile = hoursOfWeek((hour) => 1 + ((hour * 37) % 11));
    const time = weighted(daily(0, 24), profile, 'UTC');
    for (const weeks of [1, 10, 104]) {
      expect(Math.abs(time.add(1000, weeks * 7 * DAY) - 1000 - weeks * 7 * DAY)).toBeLessThanOrEqual(weeks);
    }
  });

  test('ends in the first hours after its first table, which stops at the last closing before its end', () => {
    for (const [more, at] of [
      [0, 6],
      [HOUR, 6.25],
      [11 * HOUR, 8.75],
      [25 * HOUR, 24 + 6.25],
    ]) {
      expect(weighted(daily(6, 12)).add(0, 512 * DAY + more)).toBe(512 * DAY + at * HOUR);
    }
  });

  test('begins in the closed hours at the end of its first table', () => {
    expect(weighted(daily(6, 12)).add(511 * DAY + 13 * HOUR, 0)).toBe(512 * DAY + 6 * HOUR);
  });

  test('no hour with a weight while it is open is a mistake', () => {
    expect(() =>
      weighted(
        daily(6, 12),
        hoursOfWeek((hour) => (hour % 24 < 6 ? 1 : 0)),
      ),
    ).toThrow('No hour of the week');
  });

  test('what a table was asked before does not change what it says', () => {
    const profile = hoursOfWeek((hour) => 1 / (1 + (hour % 13)));
    const property = fc.property(
      fc.integer({ min: -2e7, max: 9e7 }),
      fc.integer({ min: 0, max: 3e7 }),
      (t, seconds) => {
        const asked = weighted(daily(7, 19), profile);
        asked.add(-30 * DAY, 2000 * DAY);
        expect(asked.add(t, seconds)).toBe(weighted(daily(7, 19), profile).add(t, seconds));
      },
    );
    fc.assert(property, { numRuns: 10 });
  });

  test('a longer time never ends earlier, and ends where the hours are open, in any zone', () => {
    const profile = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 168, maxLength: 168 });
    const property = fc.property(
      anyPlace,
      anyHours,
      profile,
      fc.integer({ min: 0, max: DAY }),
      (place, spec, week, t) => {
        const [zone, start] = place;
        const clock = luxonClock(zone, start);
        const open = spec.intervals.reduce((sum, interval) => sum + interval.close - interval.open, 0);
        fc.pre(open > 0);
        const time = weighted(spec, week, zone, start);
        let last = Number.NEGATIVE_INFINITY;
        for (let seconds = 0; seconds < 14 * DAY; seconds += 40_000) {
          const at = time.add(t, seconds);
          expect(at).toBeGreaterThanOrEqual(last);
          expect(isOpenByLuxon(spec, NONE, clock(at))).toBe(true);
          last = at;
        }
      },
    );
    fc.assert(property, { numRuns: 15 });
  });
});

test('no answer depends on where the first table ends, even if that is within a closing time', () => {
  const workdays = daily(8, 16, [1, 2, 3, 4, 5]);
  const until = (to: number) => {
    const days = new LocalDays('UTC', '2018-01-01', { from: 0, to });
    return new WeightedTime(days, new Hours(workdays, days, NONE), workdays, []);
  };
  const friday = 4 * DAY;
  for (const at of [friday + 15 * HOUR, friday + 20 * HOUR, friday + 40 * HOUR]) {
    for (const seconds of [0, 2 * HOUR, 9 * HOUR, 60 * DAY]) {
      expect(until(6).add(at, seconds)).toBe(until(512).add(at, seconds));
    }
  }
});
