import { describe, expect, test } from '@jest/globals';
import { usFederalHolidays } from '../../src/calendar/holidays.ts';

/**
 * The Office of Personnel Management's holiday schedules, "in lieu of" dates included
 * (opm.gov/policy-data-oversight/pay-leave/federal-holidays), by the date observed. The schedule of 2022 begins with
 * 2021-12-31, which is listed here under 2021. Inauguration Day, for Washington only, is left out.
 */
const PUBLISHED: Record<number, string> = {
  2018: '01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-25',
  2021: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
};

test.each(Object.entries(PUBLISHED))('%s is as published', (year, dates) => {
  expect(usFederalHolidays(Number(year))).toEqual(dates.split(' ').map((date) => `${year}-${date}`));
});

describe('each holiday applies from its year', () => {
  test.each([
    ['Juneteenth', '06-1', 2020, 2021],
    ["Martin Luther King's birthday", '01-2', 1985, 1986],
  ])('%s', (_, prefix, before, first) => {
    const within = (year: number) => usFederalHolidays(year).filter((date) => date.startsWith(`${year}-${prefix}`));
    expect([within(before).length, within(first).length]).toEqual([0, 1]);
  });

  test('Veterans Day was the fourth Monday of October until 1977', () => {
    expect(usFederalHolidays(1977)).toContain('1977-10-24');
    expect(usFederalHolidays(1977)).not.toContain('1977-11-11');
    expect(usFederalHolidays(1978)).toContain('1978-11-10');
  });
});

test('a holiday is observed on a weekday, once, in date order, over 100 years', () => {
  const dates = Array.from({ length: 100 }, (_, i) => usFederalHolidays(1971 + i)).flat();
  expect(dates).toEqual([...new Set(dates)].sort());
  expect(dates.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
});

test('planted fault: the legal dates alone, without the days observed instead, differ from the published ones', () => {
  expect(usFederalHolidays(2021)).not.toContain('2021-06-19');
  expect(usFederalHolidays(2021)).not.toContain('2021-12-25');
});

test.each([1970, 2020.5, Number.NaN])('%s is refused as a year without known holidays', (year) => {
  expect(() => usFederalHolidays(year)).toThrow(/1971 to 9998/);
});
