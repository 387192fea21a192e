import { describe, expect, test } from '@jest/globals';
import { hours } from '../../src/scenario/values/hours.ts';

const at = (hour: number) => hour * 3600;
const each = (weekdays: number[], open: number, close: number) =>
  weekdays.map((weekday) => ({ weekday, open: at(open), close: at(close) }));

describe('opening hours', () => {
  test('office hours, closed on holidays', () => {
    expect(hours('Mon–Fri 08:00–16:30 except holidays')).toEqual({
      intervals: each([1, 2, 3, 4, 5], 8, 16.5),
      closedOnHolidays: true,
    });
  });

  test('hours across midnight are split at it', () => {
    expect(hours('Sun 22:00–06:00').intervals).toEqual([...each([1], 0, 6), ...each([7], 22, 24)]);
  });

  test('parts are joined by commas, days may wrap around the week or be listed', () => {
    expect(hours('Fri–Mon 10:00–11:00').intervals).toEqual(each([1, 5, 6, 7], 10, 11));
    expect(hours('Mon and Wed 08:00-09:00, Sat 10:00-12:00').intervals).toEqual([
      ...each([1, 3], 8, 9),
      ...each([6], 10, 12),
    ]);
    expect(hours('weekends 00:00–24:00').intervals).toEqual(each([6, 7], 0, 24));
  });

  test('always and never', () => {
    expect(hours('always').intervals).toEqual(each([1, 2, 3, 4, 5, 6, 7], 0, 24));
    expect(hours('never').intervals).toEqual([]);
  });

  test.each([
    ['allways', 'does not name days'],
    ['08:00–16:30', 'does not name days'],
    ['Mno 08:00–09:00', 'not a day of the week'],
    ['Mon 08:00–25:00', 'not a time of day'],
    ['Mon 08:61–09:00', 'not a time of day'],
    ['Mon 08:00–08:00', 'opens and closes at the same time'],
    ['Mon 08:00–10:00, Mon 09:00–11:00', 'overlap'],
    [8, 'expected opening hours'],
  ])('%p is refused: %s', (raw, why) => {
    expect(() => hours(raw)).toThrow(why);
  });
});
