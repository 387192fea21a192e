import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NoticeCalendar } from '../../src/engine/office/notice-calendar.ts';

const DAY = 86_400;

/** Spread over days, or many at the same instants, as when courts and offices open. */
const times = fc.oneof(
  fc.array(fc.integer({ min: -DAY, max: 9 * DAY }), { maxLength: 500 }),
  fc.array(
    fc.integer({ min: 0, max: 6 }).map((day) => day * DAY + 8 * 3600),
    { maxLength: 500 },
  ),
  fc.array(fc.integer({ min: 1000, max: 1100 }), { maxLength: 500 }),
);

function readAll(calendar: NoticeCalendar): [number, number][] {
  const read: [number, number][] = [];
  let end = calendar.nextEnd;
  while (end !== Number.POSITIVE_INFINITY) {
    calendar.turn();
    for (let i = 0; i < calendar.length; i++) {
      expect(calendar.times[i]).toBeLessThan(end);
      read.push([calendar.times[i], calendar.notices[i]]);
    }
    end = calendar.nextEnd;
  }
  return read;
}

test('returns all notices by time, and those of one instant by number', () => {
  const calendar = new NoticeCalendar();
  fc.assert(
    fc.property(times, (dueAt) => {
      calendar.clear(-DAY);
      for (const [notice, at] of dueAt.entries()) calendar.add(notice, at);
      const expected = dueAt.map((at, notice): [number, number] => [at, notice]).sort((a, b) => a[0] - b[0]);
      expect(readAll(calendar)).toEqual(expected);
    }),
    { numRuns: 100, seed: 6 },
  );
});

test('forgets unread notices when it is cleared', () => {
  const calendar = new NoticeCalendar();
  calendar.clear(0);
  calendar.add(0, 5);
  calendar.add(1, 3 * DAY);
  calendar.turn();
  calendar.clear(0);
  expect(calendar.nextEnd).toBe(Number.POSITIVE_INFINITY);
  calendar.add(0, 4 * DAY);
  expect(readAll(calendar)).toEqual([[4 * DAY, 0]]);
});
