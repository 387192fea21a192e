import { describe, expect, test } from '@jest/globals';
import { type HourPiece, LocalDays } from '../../src/calendar/local-days.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function lengthInHours(days: LocalDays, date: string): number {
  const day = days.dayOfDate(date);
  return (days.startOf(day + 1) - days.startOf(day)) / HOUR;
}

function clock(days: LocalDays, date: string, hours: number, minutes = 0): number {
  return days.atWallClock(days.dayOfDate(date), hours * HOUR + minutes * 60);
}

describe('days of a zone without clock changes', () => {
  const days = new LocalDays('Asia/Kolkata', '2018-03-12');

  test('begin at local midnight of the start date, and are 86400 s apart on both sides of it', () => {
    expect([-400, -1, 0, 1, 400].map((day) => days.startOf(day))).toEqual(
      [-400, -1, 0, 1, 400].map((day) => day * DAY),
    );
  });

  test('include their first second but not the last second of the day before', () => {
    expect([-DAY - 1, -DAY, -1, 0, DAY - 1, DAY].map((t) => days.dayOf(t))).toEqual([-2, -1, -1, 0, 0, 1]);
  });

  test('have a date, a weekday and a month', () => {
    expect([-1, 0, 20].map((day) => days.dateOf(day))).toEqual(['2018-03-11', '2018-03-12', '2018-04-01']);
    expect([-1, 0, 20].map((day) => days.weekdayOf(day))).toEqual([7, 1, 7]);
    expect([-1, 0, 20].map((day) => days.monthOf(day))).toEqual([3, 3, 4]);
    expect(days.dayOfDate('2017-03-12')).toBe(-365);
  });

  test('are labelled as a person would write the time', () => {
    expect(days.label(14 * HOUR + 5 * 60 + 59)).toBe('Mon 2018-03-12 14:05');
    expect(days.label(-60)).toBe('Sun 2018-03-11 23:59');
  });
});

describe('America/Chicago in spring, when 02:00 becomes 03:00', () => {
  const days = new LocalDays('America/Chicago', '2018-03-10');

  test('the day of the change has 23 hours, its neighbours 24', () => {
    expect(['2018-03-10', '2018-03-11', '2018-03-12'].map((date) => lengthInHours(days, date))).toEqual([24, 23, 24]);
  });

  test('local hours skip from 1 to 3', () => {
    const midnight = days.startOf(1);
    expect([0, 1, 2, 3].map((hour) => days.hourOf(midnight + hour * HOUR))).toEqual([0, 1, 3, 4]);
    expect(days.hourOfWeekOf(midnight + 2 * HOUR)).toBe(6 * 24 + 3);
    expect(days.label(midnight + 2 * HOUR)).toBe('Sun 2018-03-11 03:00');
  });

  test('08:00 comes an hour earlier in simulated time from then on', () => {
    expect(clock(days, '2018-03-10', 8)).toBe(8 * HOUR);
    expect(clock(days, '2018-03-12', 8)).toBe(2 * DAY + 7 * HOUR);
  });

  test('a time in the gap moves forward by the length of the gap: 02:30 becomes 03:30', () => {
    expect(days.label(clock(days, '2018-03-11', 2, 30))).toBe('Sun 2018-03-11 03:30');
  });

  test('86400 s after midnight is the next local midnight', () => {
    expect(clock(days, '2018-03-11', 24)).toBe(days.startOf(2));
  });

  test('the day has 23 hour pieces; hour 2 is missing', () => {
    const pieces = days.hourPieces(1);
    expect(pieces).toHaveLength(23);
    expect(pieces.map(({ hourOfWeek }) => hourOfWeek - 144)).toEqual([
      0,
      1,
      ...Array.from({ length: 21 }, (_, i) => i + 3),
    ]);
    expect(pieces.every(({ seconds }) => seconds === HOUR)).toBe(true);
  });
});

describe('America/Chicago in autumn, when 02:00 becomes 01:00', () => {
  const days = new LocalDays('America/Chicago', '2018-11-03');

  test('the day of the change has 25 hours and 25 hour pieces, hour 1 twice', () => {
    expect(lengthInHours(days, '2018-11-04')).toBe(25);
    expect(days.hourPieces(1).map(({ hourOfWeek }) => hourOfWeek % 24)).toEqual([
      0,
      1,
      ...Array.from({ length: 23 }, (_, i) => i + 1),
    ]);
  });

  test('an ambiguous time is the first of the two', () => {
    const first = clock(days, '2018-11-04', 1, 30);
    expect(first - days.startOf(1)).toBe(1.5 * HOUR);
    expect(days.label(first + HOUR)).toBe(days.label(first));
  });
});

describe('difficult zones', () => {
  test('a change of half an hour: Lord Howe has days of 23.5 and 24.5 hours', () => {
    const days = new LocalDays('Australia/Lord_Howe', '2018-01-01');
    const hourOne = (pieces: HourPiece[]) => pieces.filter(({ hourOfWeek }) => [1, 2].includes(hourOfWeek % 24));
    expect(lengthInHours(days, '2018-10-07')).toBe(23.5);
    expect(hourOne(days.hourPieces(days.dayOfDate('2018-10-07'))).map(({ seconds }) => seconds)).toEqual([3600, 1800]);
    expect(lengthInHours(days, '2018-04-01')).toBe(24.5);
    expect(hourOne(days.hourPieces(days.dayOfDate('2018-04-01'))).map(({ seconds }) => seconds)).toEqual([
      3600, 1800, 3600,
    ]);
  });

  test.each([
    ['America/Sao_Paulo', '2017-10-15'],
    ['Asia/Beirut', '2018-03-25'],
  ])('no midnight in %s on %s: the day begins at 01:00 and has 23 hours', (zone, date) => {
    const days = new LocalDays(zone, '2017-01-01');
    const begins = days.startOf(days.dayOfDate(date));
    expect(days.label(begins)).toMatch(new RegExp(`${date} 01:00$`));
    expect(days.dayOf(begins)).toBe(days.dayOf(begins - 1) + 1);
    expect(lengthInHours(days, date)).toBe(23);
    expect(clock(days, date, 0)).toBe(begins);
    expect(clock(days, date, 0, 30)).toBe(begins + 1800);
  });

  test('a run may start on a day without midnight', () => {
    const days = new LocalDays('America/Sao_Paulo', '2017-10-15');
    expect(days.label(0)).toBe('Sun 2017-10-15 01:00');
    expect(days.hourPieces(0)).toHaveLength(23);
  });

  test('two midnights in Havana: the day begins at the first one', () => {
    const days = new LocalDays('America/Havana', '2018-11-04');
    expect([0, HOUR].map((t) => days.label(t))).toEqual(['Sun 2018-11-04 00:00', 'Sun 2018-11-04 00:00']);
    expect(days.label(-1)).toBe('Sat 2018-11-03 23:59');
  });

  test('the date that Samoa skipped has no length and no pieces', () => {
    const days = new LocalDays('Pacific/Apia', '2011-12-25');
    const skipped = days.dayOfDate('2011-12-30');
    expect(lengthInHours(days, '2011-12-30')).toBe(0);
    expect(days.hourPieces(skipped)).toEqual([]);
    expect(days.dateOf(days.dayOf(days.startOf(skipped)))).toBe('2011-12-31');
  });
});

describe('reach', () => {
  test('40 years on either side are covered, with their clock changes', () => {
    const days = new LocalDays('America/Chicago', '2018-03-12');
    for (const date of ['1978-04-30', '2058-03-10']) expect(lengthInHours(days, date)).toBe(23);
  });

  test('the first time asked may be far from the start', () => {
    const days = new LocalDays('America/Chicago', '2018-01-01');
    expect(days.label(clock(days, '2050-07-01', 8, 15))).toBe('Fri 2050-07-01 08:15');
    // The last days of the first table.
    for (let day = 500; day < 560; day += 1)
      expect(new LocalDays('UTC', '2018-01-01').atWallClock(day, 60)).toBe(day * DAY + 60);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1e12])('time %s is an error, not an endless table', (t) => {
    const days = new LocalDays('America/Chicago', '2018-03-12');
    for (const ask of [() => days.dayOf(t), () => days.startOf(t), () => days.hourOf(t), () => days.label(t)]) {
      expect(ask).toThrow(/reaches 101 years/);
    }
  });
});

test.each(['Mars/Olympus', '', 'America/chicagoo'])('the unknown zone "%s" is named in the error', (zone) => {
  expect(() => new LocalDays(zone, '2018-03-12')).toThrow(`"${zone}" is not a time zone`);
});

test.each(['2018-02-30', '2018-2-3', '2018-13-01', 'yesterday', '2018-03-12T00:00'])(
  'the date "%s" is an error',
  (date) => {
    expect(() => new LocalDays('America/Chicago', date)).toThrow(`"${date}" is not a date`);
  },
);
