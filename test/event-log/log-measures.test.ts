import { afterAll, describe, expect, test } from '@jest/globals';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { outcomeOf, tallyOfLog } from '../../src/overlay/log-tally.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const HEADER = 'bookedAt,lodgedAt,sentAt,receivedAt,exitAt,dispatchedAt,arrivedAt,pickedUpAt,leftAt';
const time = (text: string) => (text === '' ? '' : `2018-01-02T${text}`);

/** Measures of a log whose cases are given as times of one day, in the order of HEADER. */
async function measured(...cases: string[]) {
  const rows = cases.map((one) =>
    one
      .split(',')
      .map((text) => time(text.trim()))
      .join(','),
  );
  const { cases: read } = await readLog(room.write('log.csv', [HEADER, ...rows].join('\n')), 'America/Chicago');
  const policy = plainPolicy();
  const [{ measures, outcomes, bookings }] = summarise(tallyOfLog(read, policy), plainScenario({}, [policy])).policies;
  const counts = Object.entries(outcomes).flatMap(([key, { count }]) => (count === 0 ? [] : [[key, count]]));
  return {
    bookings,
    outcomes: Object.fromEntries(counts),
    unknown: read.filter((one) => outcomeOf(one) === null).length,
    mean: (key: string) => measures[key].mean,
  };
}

describe('a log of real cases has the measures of a run, as far as its times allow', () => {
  test('given a notice at 8:00, heard at 8:20, a team at 9:10 and the exit at 9:30: met at the release', async () => {
    const { mean, outcomes } = await measured('01:00, 03:00, 08:00, 08:20, 09:30, 08:30, 09:10, 09:30, 09:30');
    expect(mean('noticeWindow')).toBe(90);
    expect(mean('heardWindow')).toBe(70);
    expect(mean('responseTime')).toBe(50);
    expect(mean('pickupGap')).toBe(-20);
    expect(mean('pickupRate')).toBe(1);
    expect(mean('hoursHeld')).toBe(0);
    expect(outcomes).toEqual({ pickedUpAtRelease: 1 });
  });

  test('given a team an hour after the exit of somebody on hold: held an hour, picked up from the hold', async () => {
    const { mean, outcomes } = await measured('01:00, 03:00, 08:00, 08:00, 09:30, 09:00, 10:30, 10:30, 10:30');
    expect(mean('pickupGap')).toBe(60);
    expect(mean('hoursHeld')).toBe(1);
    expect(outcomes).toEqual({ pickedUpFromHold: 1 });
  });

  test('given a team ten minutes after the person has left: late by ten minutes, and no outcome', async () => {
    const { mean, outcomes, unknown } = await measured('01:00, 03:00, 08:00, 08:00, 09:30, 09:00, 09:40, , 09:30');
    expect(mean('lateBy')).toBe(10);
    expect(mean('pickupRate')).toBe(0);
    expect({ outcomes, unknown }).toEqual({ outcomes: {}, unknown: 1 });
  });

  test('given a detainer after the exit: it was not lodged in time, and counts in no share', async () => {
    const { mean, bookings } = await measured('01:00, 10:00, , , 09:30, , , , 09:30');
    expect(bookings).toBe(1);
    expect(mean('detainersLodged')).toBe(0);
    expect(mean('pickupRate')).toBeNull();
    expect(mean('noticeWindow')).toBeNull();
  });

  test('shares and means are over the cases that have them', async () => {
    const { mean } = await measured(
      '01:00, 03:00, 08:00, , 09:00, , , , 09:00',
      '01:00, 03:00, 08:00, 08:00, 10:00, 08:30, 09:10, 10:00, 10:00',
      '01:00, 03:00, , , 09:30, , , , 09:30',
      '01:00, , , , , , , , ',
    );
    expect(mean('detainersLodged')).toBe(3);
    expect(mean('noticesSent')).toBe(2);
    expect(mean('noticeWindow')).toBe(90);
    expect(mean('heardWindow')).toBe(120);
    expect(mean('pickupRate')).toBeCloseTo(1 / 3, 9);
    expect(mean('pickupRatePerNotice')).toBe(0.5);
  });
});
