import { describe, expect, test } from '@jest/globals';
import { timeTicks } from '../../src/page/data/time-axis.ts';

const HOUR = 3600;
/** Monday 2018-03-12 12:00 UTC, 07:00 in Chicago. */
const NOON = 1_520_856_000;
const known = [{ at: NOON, local: 'Mon 2018-03-12 07:00' }];

describe('ticks of a time axis', () => {
  test('are at whole local hours', () => {
    expect(timeTicks(NOON - 600, NOON + 3 * HOUR, known).map(({ text }) => text)).toEqual([
      '07:00',
      '08:00',
      '09:00',
      '10:00',
    ]);
  });

  test('name the day at local midnight', () => {
    const ticks = timeTicks(NOON, NOON + 30 * HOUR, known);
    expect(ticks.map(({ text }) => text)).toEqual(['12:00', '18:00', 'Tue 13 Mar', '06:00', '12:00']);
    expect(ticks.find(({ isMidnight }) => isMidnight)?.at).toBe(NOON + 17 * HOUR);
  });

  test('follow the clock when it changes', () => {
    // In Chicago, clocks went forward at 02:00 on 2018-03-11 (08:00 UTC).
    const change = NOON - 28 * HOUR;
    const around = [
      { at: change - HOUR, local: 'Sun 2018-03-11 01:00' },
      { at: change, local: 'Sun 2018-03-11 03:00' },
    ];
    const ticks = timeTicks(change - HOUR, change + 3 * HOUR, around);
    expect(ticks.find(({ text }) => text === '05:00')?.at).toBe(change + 2 * HOUR);
  });

  test('are never more than ten, from an hour to a month', () => {
    for (const hours of [1, 5, 20, 70, 200, 700]) {
      expect(timeTicks(NOON, NOON + hours * HOUR, known).length).toBeLessThanOrEqual(10);
    }
  });
});
