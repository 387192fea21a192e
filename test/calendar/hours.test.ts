import { describe, expect, test } from '@jest/globals';
import { businessDays, Hours } from '../../src/calendar/hours.ts';
import { LocalDays } from '../../src/calendar/local-days.ts';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NONE: ReadonlySet<string> = new Set();

function weekly(weekdays: number[], open: number, close: number, closedOnHolidays = false): HoursSpec {
  const intervals = weekdays.map((weekday) => ({ weekday, open: open * HOUR, close: close * HOUR }));
  return { intervals, closedOnHolidays };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

describe('office hours, Monday to Friday 08:00 to 17:00, in a week from Monday', () => {
  const office = new Hours(weekly(workdays, 8, 17), new LocalDays('America/Chicago', '2018-06-04'), NONE);

  test('are open from the first second to before the last', () => {
    expect([8 * HOUR - 1, 8 * HOUR, 17 * HOUR - 1, 17 * HOUR].map((t) => office.isOpen(t))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('open next at once, today, tomorrow or on Monday', () => {
    const asked = [9 * HOUR, 7 * HOUR, 17 * HOUR, 4 * DAY + 17 * HOUR];
    expect(asked.map((t) => office.nextOpen(t))).toEqual([9 * HOUR, 8 * HOUR, DAY + 8 * HOUR, 7 * DAY + 8 * HOUR]);
  });

  test('count open time only: two hours from Friday 16:00 end on Monday at 09:00', () => {
    expect(office.addOpen(4 * DAY + 16 * HOUR, 2 * HOUR)).toBe(7 * DAY + 9 * HOUR);
  });

  test('nine hours from the opening end at the closing time, not at the next opening', () => {
    expect(office.addOpen(8 * HOUR, 9 * HOUR)).toBe(17 * HOUR);
  });

  test('a span of no length ends at the next opening', () => {
    expect(office.addOpen(17 * HOUR, 0)).toBe(DAY + 8 * HOUR);
  });

  test('a span overlaps if any instant of [from, to) is open', () => {
    expect(office.openWithin(6 * HOUR, 8 * HOUR)).toBe(false);
    expect(office.openWithin(6 * HOUR, 8 * HOUR + 1)).toBe(true);
    expect(office.openWithin(17 * HOUR - 1, 17 * HOUR)).toBe(true);
    expect(office.openWithin(9 * HOUR, 9 * HOUR)).toBe(false);
  });

  test('apply before the start of the run too', () => {
    expect(office.nextOpen(-3 * DAY)).toBe(-3 * DAY + 8 * HOUR);
    expect(office.nextOpen(-2 * DAY)).toBe(8 * HOUR);
  });
});

describe('across a daylight-saving change in Chicago', () => {
  test('spring: office hours keep their local time and come one hour earlier in simulated time', () => {
    const days = new LocalDays('America/Chicago', '2018-03-09');
    const office = new Hours(weekly(workdays, 8, 17), days, NONE);
    expect(office.nextOpen(0)).toBe(8 * HOUR);
    expect(office.nextOpen(DAY)).toBe(3 * DAY + 7 * HOUR);
    expect(days.label(3 * DAY + 7 * HOUR)).toBe('Mon 2018-03-12 08:00');
  });

  test('autumn: office hours come one hour later', () => {
    const office = new Hours(weekly(workdays, 8, 17), new LocalDays('America/Chicago', '2018-11-02'), NONE);
    expect(office.nextOpen(DAY)).toBe(3 * DAY + 9 * HOUR);
  });

  test.each([
    ['spring', '2018-03-10', 7],
    ['autumn', '2018-11-03', 9],
  ])('%s: a night shift from 22:00 to 06:00 is as long as the night', (_, saturday, hours) => {
    const night = new Hours(
      { intervals: [...weekly([6], 22, 24).intervals, ...weekly([7], 0, 6).intervals], closedOnHolidays: false },
      new LocalDays('America/Chicago', saturday),
      NONE,
    );
    expect(night.addOpen(0, hours * HOUR)).toBe((22 + hours) * HOUR);
    expect(night.isOpen((22 + hours) * HOUR - 1)).toBe(true);
    expect(night.isOpen((22 + hours) * HOUR)).toBe(false);
  });

  test('hours within the gap do not happen that day: 02:00 to 03:00 next opens a day later', () => {
    const days = new LocalDays('America/Chicago', '2018-03-11');
    const hours = new Hours(weekly(everyDay, 2, 3), days, NONE);
    expect(days.label(hours.nextOpen(0) ?? Number.NaN)).toBe('Mon 2018-03-12 02:00');
  });

  test('hours that the clock repeats happen twice: 01:00 to 01:30', () => {
    const hours = new Hours(weekly(everyDay, 1, 1.5), new LocalDays('America/Chicago', '2018-11-04'), NONE);
    expect([1, 1.5, 2, 2.5].map((hour) => hours.isOpen(hour * HOUR))).toEqual([true, false, true, false]);
  });
});

describe('holidays', () => {
  const days = new LocalDays('America/Chicago', '2018-07-02');
  const fourth = new Set(['2018-07-04']);

  test('close the hours that observe them, on that local date only', () => {
    const office = new Hours(weekly(workdays, 8, 17, true), days, fourth);
    expect(office.nextOpen(DAY + 17 * HOUR)).toBe(3 * DAY + 8 * HOUR);
  });

  test('leave hours that do not observe them open', () => {
    const jail = new Hours(weekly(workdays, 8, 17, false), days, fourth);
    expect(jail.isOpen(2 * DAY + 8 * HOUR)).toBe(true);
  });

  test('interrupt hours around the clock, which are then not `always`', () => {
    const hours = new Hours(weekly(everyDay, 0, 24, true), days, fourth);
    expect(hours.always).toBe(false);
    expect([2 * DAY - 1, 2 * DAY, 3 * DAY - 1, 3 * DAY].map((t) => hours.isOpen(t))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('the clock of 8 CFR 287.7(d): 48 hours excluding Saturdays, Sundays and holidays', () => {
  const days = new LocalDays('America/Chicago', '2018-08-31');
  const labourDay = new Set(['2018-09-03']);
  const endOfHold = (from: number, holidays = NONE) =>
    days.label(businessDays(days, holidays).addOpen(from, 48 * HOUR) ?? Number.NaN);

  test('from Tuesday 10:00 it ends on Thursday 10:00', () => {
    expect(endOfHold(4 * DAY + 10 * HOUR)).toBe('Thu 2018-09-06 10:00');
  });

  test('from Friday 10:00 it ends on Tuesday 10:00', () => {
    expect(endOfHold(10 * HOUR)).toBe('Tue 2018-09-04 10:00');
  });

  test('from Friday 10:00 before Labor Day it ends on Wednesday 10:00', () => {
    expect(endOfHold(10 * HOUR, labourDay)).toBe('Wed 2018-09-05 10:00');
  });

  test('from Saturday it runs from Monday midnight to the last instant of Tuesday', () => {
    expect(endOfHold(DAY + 10 * HOUR)).toBe('Wed 2018-09-05 00:00');
  });
});

describe('always and never', () => {
  const days = new LocalDays('America/Chicago', '2018-01-01');
  const always = new Hours(weekly(everyDay, 0, 24), days, new Set(['2018-01-01']));
  const never = new Hours({ intervals: [], closedOnHolidays: false }, days, NONE);

  test('around the clock is always open, however the day is cut', () => {
    const halves = [...weekly(everyDay, 0, 12).intervals, ...weekly(everyDay, 12, 24).intervals];
    const cut = new Hours({ intervals: halves, closedOnHolidays: true }, days, NONE);
    expect([always.always, cut.always, never.always]).toEqual([true, true, false]);
    expect([always.isOpen(5), always.nextOpen(5), always.addOpen(5, 7), always.openWithin(5, 6)]).toEqual([
      true,
      5,
      12,
      true,
    ]);
    expect(always.openWithin(5, 5)).toBe(false);
  });

  test('hours without an interval never open', () => {
    expect([always.never, never.never]).toEqual([false, true]);
    expect([never.isOpen(5), never.nextOpen(5), never.addOpen(5, 0), never.openWithin(5, 6)]).toEqual([
      false,
      null,
      null,
      false,
    ]);
  });
});

describe('reach', () => {
  const days = new LocalDays('America/Chicago', '2018-01-01');

  test('40 years later, office hours are still there', () => {
    const office = new Hours(weekly(workdays, 8, 17), days, NONE);
    expect(days.label(office.nextOpen(days.startOf(days.dayOfDate('2058-01-05'))) ?? Number.NaN)).toBe(
      'Mon 2058-01-07 08:00',
    );
  });

  test('hours can be so short that the table must look past its end for the next opening', () => {
    const closed = new Set(Array.from({ length: 900 }, (_, day) => days.dateOf(day)));
    const office = new Hours(weekly([3], 8, 9, true), days, closed);
    expect(days.label(office.nextOpen(0) ?? Number.NaN)).toBe('Wed 2020-06-24 08:00');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e12])('time %s is an error', (t) => {
    const office = new Hours(weekly(workdays, 8, 17), days, NONE);
    for (const ask of [() => office.isOpen(t), () => office.nextOpen(t), () => office.addOpen(t, 1)]) {
      expect(ask).toThrow(/reaches 100 years/);
    }
  });
});
