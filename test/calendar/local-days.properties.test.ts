import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { LocalDays } from '../../src/calendar/local-days.ts';
import { anyPlace, luxonClock } from './calendars.ts';

const DAY = 86_400;
const SEED = 20_180_312;
const anyTime = fc.oneof(fc.integer({ min: -2 * DAY, max: 4 * DAY }), fc.integer({ min: -60 * DAY, max: 540 * DAY }));
const anyDay = fc.oneof(fc.integer({ min: -2, max: 4 }), fc.integer({ min: -60, max: 540 }));

/** Where the local date and hour differ between Luxon and the table under test; empty if they agree. */
function differences(days: LocalDays, zone: string, date: string, times: number[]): string[] {
  const clock = luxonClock(zone, date);
  return times.flatMap((t) => {
    const local = clock(t);
    const expected = `${local.toFormat('ccc yyyy-MM-dd HH:mm')} ${local.hour} ${(local.weekday - 1) * 24 + local.hour}`;
    const found = `${days.label(t)} ${days.hourOf(t)} ${days.hourOfWeekOf(t)}`;
    return found === expected ? [] : [`${t}: ${found}, Luxon ${expected}`];
  });
}

test('the local time is what Luxon says, whatever is asked first', () => {
  fc.assert(
    fc.property(anyPlace, fc.array(anyTime, { minLength: 20, maxLength: 40 }), ([zone, date], times) => {
      expect(differences(new LocalDays(zone, date), zone, date, times)).toEqual([]);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('planted fault: a table without clock changes is caught', () => {
  const hours = Array.from({ length: 72 }, (_, i) => i * 3600);
  expect(differences(new LocalDays('Etc/GMT+6', '2018-03-10'), 'America/Chicago', '2018-03-10', hours)).toHaveLength(
    72 - 26,
  );
});

test('a day begins at the first instant whose local date is its date or later', () => {
  fc.assert(
    fc.property(anyPlace, anyDay, ([zone, date], day) => {
      const days = new LocalDays(zone, date);
      const clock = luxonClock(zone, date);
      const reached = (t: number) => (clock(t).toISODate() ?? '') >= days.dateOf(day);
      const minutes = Array.from({ length: 2 * 1560 }, (_, i) => day * DAY + (i - 1560) * 60);
      expect(days.startOf(day)).toBe(minutes.find(reached));
    }),
    { seed: SEED, numRuns: 30 },
  );
});

test('every time is within its own day', () => {
  fc.assert(
    fc.property(anyPlace, anyTime, ([zone, date], t) => {
      const days = new LocalDays(zone, date);
      const day = days.dayOf(t);
      expect(days.startOf(day)).toBeLessThanOrEqual(t);
      expect(days.startOf(day + 1)).toBeGreaterThan(t);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('a wall-clock time is the earliest of the instants that Luxon allows', () => {
  fc.assert(
    fc.property(anyPlace, anyDay, fc.integer({ min: 1, max: 1439 }), ([zone, date], day, minute) => {
      const days = new LocalDays(zone, date);
      const local = { hour: Math.floor(minute / 60), minute: minute % 60 };
      const byLuxon = DateTime.fromISO(days.dateOf(day), { zone: 'utc' })
        .set(local)
        .setZone(zone, { keepLocalTime: true });
      const earliest = Math.min(...byLuxon.getPossibleOffsets().map((possible) => possible.toUnixInteger()));
      expect(days.atWallClock(day, minute * 60)).toBe(earliest - luxonClock(zone, date)(0).toUnixInteger());
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test('hour pieces cover the day without a gap, and each is within one local hour', () => {
  fc.assert(
    fc.property(anyPlace, anyDay, ([zone, date], day) => {
      const days = new LocalDays(zone, date);
      let reached = days.startOf(day);
      for (const { from, seconds, hourOfWeek } of days.hourPieces(day)) {
        expect(from).toBe(reached);
        expect(seconds).toBeGreaterThan(0);
        expect([from, from + seconds - 1].map((t) => days.hourOfWeekOf(t))).toEqual([hourOfWeek, hourOfWeek]);
        reached = from + seconds;
      }
      expect(reached).toBe(days.startOf(day + 1));
    }),
    { seed: SEED, numRuns: 200 },
  );
});
