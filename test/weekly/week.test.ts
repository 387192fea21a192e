import { describe, expect, test } from '@jest/globals';
import { LocalDays } from '../../src/calendar/local-days.ts';
import { weekOf, wholeWeeks } from '../../src/weekly/week.ts';
import { HOUR } from '../engine/scenarios.ts';

const CHICAGO = new LocalDays('America/Chicago', '2016-12-01');
const week = (date: string, days = CHICAGO) => weekOf(days.dayOfDate(date), days);
const WEEK_HOURS = 7 * 24;

describe('a week of the report', () => {
  test('is named by any of its days: the first report’s by Saturday 2017-01-28 or the Friday after', () => {
    const first = week('2017-01-28');
    expect(first).toMatchObject({ saturday: '2017-01-28', friday: '2017-02-03' });
    for (const date of ['2017-01-29', '2017-01-30', '2017-01-31', '2017-02-01', '2017-02-02', '2017-02-03']) {
      expect(week(date)).toEqual(first);
    }
    expect(week('2017-01-27').friday).toBe('2017-01-27');
    expect(week('2017-02-04').saturday).toBe('2017-02-04');
  });

  test('begins at local midnight and ends where the next begins', () => {
    const { start, end } = week('2017-01-28');
    expect(CHICAGO.iso(start)).toBe('2017-01-28T00:00:00-06:00');
    expect(CHICAGO.iso(end)).toBe('2017-02-04T00:00:00-06:00');
    expect(week('2017-02-04').start).toBe(end);
  });

  test.each([
    ['is', '2017-03-12', WEEK_HOURS - 1],
    ['was', '2017-11-05', WEEK_HOURS + 1],
    ['is not', '2017-03-10', WEEK_HOURS],
  ])('has an hour less or more if the clock %s changed (%s)', (_, date, hours) => {
    const { start, end } = week(date);
    expect((end - start) / HOUR).toBe(hours);
    expect(CHICAGO.label(start)).toMatch(/^Sat .* 00:00$/);
    expect(CHICAGO.label(end - 1)).toMatch(/^Fri .* 23:59$/);
  });

  test('may cross the end of a year', () => {
    expect(week('2016-12-31')).toMatchObject({ saturday: '2016-12-31', friday: '2017-01-06' });
    expect(week('2017-01-01')).toEqual(week('2016-12-31'));
  });

  test('planted fault: weeks from Sunday would put the first report’s Saturday into the week before', () => {
    const sunday = week('2017-01-29');
    expect(sunday.start).toBe(week('2017-01-28').start);
    expect(sunday.start).not.toBe(CHICAGO.startOf(CHICAGO.dayOfDate('2017-01-29')));
  });
});

describe('the whole weeks of a run', () => {
  // 2018-01-01 was a Monday.
  const days = new LocalDays('America/Chicago', '2018-01-01');

  test.each([
    [7, null],
    [11, null],
    [12, ['2018-01-06', '2018-01-12']],
    [18, ['2018-01-06', '2018-01-12']],
    [19, ['2018-01-06', '2018-01-19']],
    [365, ['2018-01-06', '2018-12-28']],
  ])('of %i days', (length, ends) => {
    const weeks = wholeWeeks(length, days);
    expect(weeks && [weeks.first.saturday, weeks.last.friday]).toEqual(ends);
  });

  test('of a run that begins on a Saturday are counted from its first day', () => {
    const saturday = new LocalDays('UTC', '2017-01-28');
    expect(wholeWeeks(7, saturday)?.first).toEqual(wholeWeeks(7, saturday)?.last);
    expect(wholeWeeks(7, saturday)?.first).toMatchObject({ saturday: '2017-01-28', friday: '2017-02-03' });
  });
});
