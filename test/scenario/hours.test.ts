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

  test.each([
    ['Tue, Thu 08:00–16:30', each([2, 4], 8, 16.5)],
    ['Mon–Wed, Fri 08:00–16:30', each([1, 2, 3, 5], 8, 16.5)],
    ['Mon/Wed/Fri, 08:00–16:30', each([1, 3, 5], 8, 16.5)],
    ['M–F 8am-5pm', each([1, 2, 3, 4, 5], 8, 17)],
    ['Mon 8 a.m. to noon', each([1], 8, 12)],
    ['Mon 12am–12pm', each([1], 0, 12)],
    ['Mon noon–midnight', each([1], 12, 24)],
    ['Mon: 0800-1630 hrs', each([1], 8, 16.5)],
    ['Mon 8–17', each([1], 8, 17)],
    ['Mon 8:00–16:30', each([1], 8, 16.5)],
    ['Mon 08:00–5pm', each([1], 8, 17)],
    ['08:00–16:30 Mon', each([1], 8, 16.5)],
    ['Mon 08:00–12:00, 13:00–16:30', [...each([1], 8, 12), ...each([1], 13, 16.5)]],
    // 13:00 is written on a clock of 24 hours, so 8:00 is in the morning.
    ['Mon 8:00–12:00, 13:00–17:00', [...each([1], 8, 12), ...each([1], 13, 17)]],
    ['24/7', each([1, 2, 3, 4, 5, 6, 7], 0, 24)],
  ])('%s', (text, intervals) => {
    expect(hours(text).intervals).toEqual(intervals);
  });

  test.each([
    ['Mon–Fri 8:00–5:00', '08:00–17:00; or 08:00–05:00 (until the next day)'],
    ['Mon–Fri 8–5', '08:00–17:00; or 08:00–05:00 (until the next day)'],
    ['Mon–Fri 8–5pm', '08:00–17:00; or 20:00–17:00 (until the next day)'],
    ['Mon–Fri 8am–5', '08:00–17:00; or 08:00–05:00 (until the next day)'],
    ['Mon–Fri 10:00–6:00', '10:00–18:00; or 10:00–06:00 (until the next day)'],
    ['Mon–Fri 1:00–5:00', '01:00–05:00; or 13:00–17:00; or 01:00–17:00'],
    ['T 08:00–16:30', 'Tue; or Thu'],
    ['Mon-Wed-Fri 08:00–16:30', 'Mon, Wed, Fri; or Mon–Fri'],
    ['Mon 08:00–16:30, Sat', 'Mon 08:00–16:30, Sat 08:00–16:30; or Mon 08:00–16:30, Sat 00:00–24:00'],
  ])('%s has more than one meaning: %s', (raw, readings) => {
    expect(refusal(raw)).toMatchObject({
      message: expect.stringContaining('more than one meaning'),
      allowed: readings,
    });
  });

  test('times without days name both ways to write them', () => {
    expect(refusal('8am–5pm')).toMatchObject({ allowed: 'daily 8am–5pm; or Mon–Fri 8am–5pm' });
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
    ['Mon 13pm–14pm', 'not a time of day'],
    ['Mon 08:00–16:30 except holidays, Sat 10:00–12:00', '"except" is not a day'],
    ['Mon–Fri 24/7', 'does not name days and times'],
    ['Mon 08:00–08:00', 'opens and closes at the same time'],
    ['Mon 08:00–10:00, Mon 09:00–11:00', 'overlap'],
    [8, 'expected opening hours'],
  ])('%p is refused: %s', (raw, why) => {
    expect(() => hours(raw)).toThrow(why);
  });
});

function refusal(raw: string): unknown {
  try {
    return hours(raw);
  } catch (error) {
    return error;
  }
}
