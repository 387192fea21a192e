import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';

/** A slow and obvious calendar, which asks Luxon about every single instant. */
export function luxonClock(zone: string, startDate: string): (t: number) => DateTime {
  const origin = DateTime.fromISO(startDate, { zone }).startOf('day').toUnixInteger();
  const iana = IANAZone.create(zone);
  return (t) => DateTime.fromSeconds(origin + t, { zone: iana });
}

export function isOpenByLuxon(spec: HoursSpec, holidays: ReadonlySet<string>, local: DateTime): boolean {
  if (spec.closedOnHolidays && holidays.has(local.toISODate() ?? '')) return false;
  const clock = local.hour * 3600 + local.minute * 60 + local.second;
  return spec.intervals.some(({ weekday, open, close }) => weekday === local.weekday && open <= clock && clock < close);
}

/** Zones and dates with unusual clock changes. */
const ODD_DAYS: [zone: string, date: string][] = [
  ['America/Chicago', '2018-03-10'],
  ['America/Chicago', '2018-11-03'],
  ['America/Sao_Paulo', '2017-10-14'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['Asia/Beirut', '2018-03-24'],
  ['Asia/Beirut', '2018-10-27'],
  ['Australia/Lord_Howe', '2018-04-01'],
  ['Australia/Lord_Howe', '2018-10-06'],
  ['America/Havana', '2019-11-02'],
  // Set back at 00:01, so that the last hour of Saturday repeats after the first minute of Sunday.
  ['America/St_Johns', '2006-10-28'],
  ['America/Nuuk', '2024-03-29'],
  ['Africa/Casablanca', '2018-06-16'],
  ['Asia/Gaza', '2011-07-31'],
];
const ZONES = [...new Set(ODD_DAYS.map(([zone]) => zone)), 'Asia/Kolkata', 'Europe/London', 'Pacific/Auckland', 'UTC'];

const anyDate = fc
  .date({ min: new Date('1975-01-01T00:00:00Z'), max: new Date('2055-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const anyPlace = fc.oneof(fc.constantFrom(...ODD_DAYS), fc.tuple(fc.constantFrom(...ZONES), anyDate));

/**
 * Up to two intervals per weekday. Whole days and intervals that meet at midnight are frequent. Edges are whole
 * minutes.
 */
export const anyHours: fc.Arbitrary<HoursSpec> = fc.record({
  intervals: fc
    .array(
      fc.uniqueArray(fc.oneof(fc.constantFrom(0, 1440), fc.integer({ min: 0, max: 1440 })), {
        minLength: 0,
        maxLength: 4,
      }),
      { minLength: 7, maxLength: 7 },
    )
    .map((week) =>
      week.flatMap((minutes, i) => {
        const edges = minutes.toSorted((a, b) => a - b).map((minute) => minute * 60);
        const pairs =
          edges.length < 2 ? [] : edges.length < 4 ? [edges.slice(0, 2)] : [edges.slice(0, 2), edges.slice(2)];
        return pairs.map(([open, close]) => ({ weekday: i + 1, open, close }));
      }),
    ),
  closedOnHolidays: fc.boolean(),
});
