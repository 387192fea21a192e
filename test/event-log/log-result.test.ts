import { afterAll, describe, expect, test } from '@jest/globals';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { wilson } from '../../src/measures/share-interval.ts';
import { resultOfLog } from '../../src/overlay/log-result.ts';
import { LOG_MEASURES } from '../../src/overlay/log-tally.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const policy = plainPolicy();
const resultOf = async (header: string, ...rows: string[]) => {
  const log = await readLog(room.write('log.csv', [header, ...rows].join('\n')), 'America/Chicago');
  return resultOfLog(log, policy, plainScenario({}, [policy]));
};
/** Times of one day, by their hour; "–" where there is none. */
const day = (...hours: string[]) => hours.map((hour) => (hour === '–' ? '' : `2018-03-01T${hour}:00`)).join(',');

describe('a log has a measure only if it has the columns for it', () => {
  test('given no column of pickups or outcomes: no pickups, neither 0 nor any', async () => {
    const { measures } = await resultOf('bookedAt,lodgedAt,exitAt', day('01', '02', '09'), day('01', '02', '09'));
    expect(measures.detainersLodged.mean).toBe(2);
    for (const key of ['pickups', 'pickupRate', 'noticesSent', 'peopleHeld', 'peopleHeldPast48h', 'hoursHeld'])
      expect([key, measures[key].mean]).toEqual([key, null]);
  });

  test('given an empty column of pickups: nobody was picked up', async () => {
    const { measures } = await resultOf('bookedAt,lodgedAt,exitAt,pickedUpAt', day('01', '02', '09', '–'));
    expect(measures.pickups.mean).toBe(0);
    expect(measures.pickupRate.mean).toBe(0);
  });

  test('given notices only: their number, and no pickups', async () => {
    const { measures } = await resultOf('bookedAt,sentAt', day('01', '02'), day('01', '03'));
    expect(measures.noticesSent.mean).toBe(2);
    expect(measures.pickups.mean).toBeNull();
    expect(measures.detainersLodged.mean).toBeNull();
  });

  test('given outcomes only: the pickups among them', async () => {
    const at = '2018-03-01T01:00';
    const { measures } = await resultOf('bookedAt,outcome', `${at},late`, `${at},pickedUpAtRelease`, `${at},noNotice`);
    expect(measures.pickups.mean).toBe(1);
    expect(measures.pickupRate.mean).toBeNull();
  });

  test('given only bookings: no measure at all', async () => {
    const { measures } = await resultOf('bookedAt', day('01'));
    expect(LOG_MEASURES.map(({ key }) => measures[key].mean)).toEqual(LOG_MEASURES.map(() => null));
  });
});

describe('people without an exit', () => {
  const HEADER = 'bookedAt,lodgedAt,exitAt,pickedUpAt';

  test('are counted apart, and in no rate', async () => {
    const inside = Array.from({ length: 4 }, () => day('01', '02', '–', '–'));
    const { measures, stillInside, outcomeUnknown } = await resultOf(
      HEADER,
      ...inside,
      day('01', '02', '09', '09'),
      day('01', '02', '09', '–'),
    );
    expect({ stillInside, outcomeUnknown }).toEqual({ stillInside: 4, outcomeUnknown: 1 });
    expect(measures.detainersLodged.mean).toBe(6);
    expect(measures.pickupRate.mean).toBe(0.5);
  });

  test('are not told from others in a log without exits', async () => {
    const { measures, stillInside } = await resultOf('bookedAt,lodgedAt,pickedUpAt', day('01', '02', '–'));
    expect(stillInside).toBe(0);
    expect(measures.pickupRate.mean).toBe(0);
  });
});

test('a rate never exceeds 1: in a log of detainers, a pickup without one is no success of a detainer', async () => {
  const { measures } = await resultOf(
    'bookedAt,lodgedAt,exitAt,pickedUpAt',
    day('01', '02', '09', '–'),
    day('01', '–', '09', '09'),
    day('01', '–', '09', '09'),
  );
  expect(measures.pickups.mean).toBe(2);
  expect(measures.pickupRate.mean).toBe(0);
});

test('shares have Wilson’s interval for the number of cases, and nothing else has one', async () => {
  const { measures } = await resultOf(
    'bookedAt,lodgedAt,sentAt,exitAt,pickedUpAt',
    day('01', '02', '03', '09', '09'),
    day('01', '02', '–', '09', '–'),
    day('01', '02', '–', '09', '–'),
    day('01', '02', '–', '09', '–'),
  );
  expect(measures.pickupRate).toMatchObject({ mean: 0.25, ...wilson(0.25, 4) });
  expect(measures.pickupRatePerNotice).toMatchObject({ mean: 1, ...wilson(1, 1) });
  for (const { key, unit } of LOG_MEASURES) if (unit !== 'share') expect(measures[key].low).toBeNull();
});

describe('what one case cannot have', () => {
  const SENT = 'bookedAt,dispatchedAt,arrivedAt,exitAt,pickedUpAt';
  const MET = day('01', '07', '08', '09', '09');

  test('a pickup without a dispatch, if the log has dispatches', async () => {
    const text = `${SENT}\n${MET}\n${day('01', '–', '–', '09', '09')}`;
    expect(await room.refusal('log.csv', text)).toContain('"team dispatched" is missing, though "picked up" is there');
  });

  test.each(['drivingSeconds', 'waitingSeconds', 'doorSeconds'])('thirty years of %s', async (key) => {
    const of = (seconds: number) => `${SENT},${key}\n${MET},${seconds}`;
    expect(await room.refusal('log.csv', of(30 * 366 * 86_400))).toContain('seconds are more than any trip takes');
    expect(await room.read('log.csv', of(3 * 3600))).toHaveLength(1);
  });
});
