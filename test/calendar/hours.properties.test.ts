import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Hours } from '../../src/calendar/hours.ts';
import { LocalDays } from '../../src/calendar/local-days.ts';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import { anyHours, anyPlace, isOpenByLuxon, luxonClock } from './calendars.ts';

const DAY = 86_400;
const SEED = 20_181_104;
const DAYS_SCANNED = 3;

/**
 * Whether each minute is open, from a day before the start on. All edges are whole minutes, so nothing happens in
 * between.
 */
type Scan = boolean[];
const timeOf = (minute: number) => minute * 60 - DAY;

function disagreements(
  hours: Pick<Hours, 'isOpen' | 'nextOpen' | 'addOpen' | 'openWithin'>,
  scan: Scan,
  span: number,
): string[] {
  const found: string[] = [];
  const compare = (what: string, got: unknown, expected: unknown) => {
    if (got !== expected) found.push(`${what}: ${got}, expected ${expected}`);
  };
  for (const [minute, open] of scan.entries()) {
    const t = timeOf(minute);
    compare(`isOpen(${t})`, hours.isOpen(t), open);
    compare(`isOpen(${t + 59})`, hours.isOpen(t + 59), open);
  }
  for (let minute = 0; minute < scan.length; minute += 7) {
    const t = timeOf(minute);
    const next = scan.indexOf(true, minute);
    const opens = hours.nextOpen(t);
    if (next >= 0) compare(`nextOpen(${t})`, opens, timeOf(next));
    else compare(`nextOpen(${t}) within the scan`, opens !== null && opens < timeOf(scan.length), false);
    if (minute + span > scan.length) continue;
    compare(`openWithin(${t})`, hours.openWithin(t, t + span * 60), scan.slice(minute, minute + span).includes(true));
    const end = minuteAfterOpen(scan, minute, span);
    if (end !== undefined) compare(`addOpen(${t}, ${span * 60})`, hours.addOpen(t, span * 60), timeOf(end));
  }
  return found;
}

/** The minute at whose start `count` open minutes have passed, if the scan reaches that far. */
function minuteAfterOpen(scan: Scan, from: number, count: number): number | undefined {
  let open = 0;
  for (let minute = from; minute < scan.length; minute += 1) {
    if (scan[minute]) open += 1;
    if (open === count) return minute + 1;
  }
  return undefined;
}

function scanByLuxon(zone: string, date: string, spec: HoursSpec, holidays: ReadonlySet<string>): Scan {
  const clock = luxonClock(zone, date);
  return Array.from({ length: DAYS_SCANNED * 1440 }, (_, minute) =>
    isOpenByLuxon(spec, holidays, clock(timeOf(minute))),
  );
}

test('hours agree with Luxon, checked minute by minute, in odd zones and across clock changes', () => {
  const anySpan = fc.integer({ min: 1, max: 1440 });
  fc.assert(
    fc.property(anyPlace, anyHours, anySpan, fc.integer({ min: -1, max: 2 }), ([zone, date], spec, span, holiday) => {
      const days = new LocalDays(zone, date);
      const holidays = new Set([days.dateOf(holiday)]);
      const scan = scanByLuxon(zone, date, spec, holidays);
      expect(disagreements(new Hours(spec, days, holidays), scan, span)).toEqual([]);
    }),
    { seed: SEED, numRuns: 20 },
  );
});

test('planted faults: missing clock changes, an open closing second and forgotten holidays are caught', () => {
  const spec = { intervals: [{ weekday: 1, open: 8 * 3600, close: 17 * 3600 }], closedOnHolidays: true };
  const days = new LocalDays('America/Chicago', '2018-03-11');
  const scanWith = (holidays: ReadonlySet<string>) => scanByLuxon('America/Chicago', '2018-03-11', spec, holidays);
  const right = new Hours(spec, days, new Set());
  const unchanging = new Hours(spec, new LocalDays('Etc/GMT+6', '2018-03-11'), new Set());
  const lateToClose = {
    isOpen: (t: number) => right.isOpen(t) || right.isOpen(t - 1),
    nextOpen: (t: number) => right.nextOpen(t),
    addOpen: (t: number, seconds: number) => right.addOpen(t, seconds),
    openWithin: (from: number, to: number) => right.openWithin(from, to),
  };
  expect(disagreements(right, scanWith(new Set()), 60)).toEqual([]);
  expect(disagreements(unchanging, scanWith(new Set()), 60)).not.toEqual([]);
  expect(disagreements(lateToClose, scanWith(new Set()), 60)).not.toEqual([]);
  expect(disagreements(right, scanWith(new Set(['2018-03-12'])), 60)).not.toEqual([]);
});

const anyTime = fc.integer({ min: -60 * DAY, max: 500 * DAY });
const anyFarTime = fc.integer({ min: -500 * DAY, max: 2000 * DAY });

test('nextOpen and addOpen never run backwards, and end where it is open or has just closed', () => {
  fc.assert(
    fc.property(
      anyPlace,
      anyHours,
      anyTime,
      fc.nat(3 * DAY),
      fc.nat(5 * DAY),
      ([zone, date], spec, t, later, seconds) => {
        const hours = new Hours(spec, new LocalDays(zone, date), new Set([date]));
        const next = hours.nextOpen(t);
        const end = hours.addOpen(t, seconds);
        expect(next === null).toBe(hours.never);
        expect(end === null).toBe(hours.never);
        if (next === null || end === null) return;
        expect(hours.isOpen(next)).toBe(true);
        expect(next === t || !hours.openWithin(t, next)).toBe(true);
        expect(hours.nextOpen(t + later)).toBeGreaterThanOrEqual(next);
        expect(hours.addOpen(t + later, seconds)).toBeGreaterThanOrEqual(end);
        expect(hours.addOpen(t, seconds + 1)).toBeGreaterThan(end);
        expect(end - next).toBeGreaterThanOrEqual(seconds);
        expect(hours.isOpen(seconds > 0 ? end - 1 : end)).toBe(true);
      },
    ),
    { seed: SEED, numRuns: 100 },
  );
});

test('a table that has grown gives the same answers as a new one', () => {
  fc.assert(
    fc.property(
      anyPlace,
      anyHours,
      fc.array(anyFarTime, { minLength: 2, maxLength: 5 }),
      ([zone, date], spec, times) => {
        const days = new LocalDays(zone, date);
        const grown = new Hours(spec, days, new Set([date]));
        for (const t of times) {
          const fresh = new Hours(spec, new LocalDays(zone, date), new Set([date]));
          expect([grown.isOpen(t), grown.nextOpen(t), days.dayOf(t)]).toEqual([
            fresh.isOpen(t),
            fresh.nextOpen(t),
            new LocalDays(zone, date).dayOf(t),
          ]);
        }
      },
    ),
    { seed: SEED, numRuns: 20 },
  );
});
