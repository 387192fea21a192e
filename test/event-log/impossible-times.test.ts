import { afterAll, describe, expect, test } from '@jest/globals';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

/** For each of these outcomes, a case that ended so; instants by column. */
const BASE = { bookedAt: '2018-01-01T10:00', identifiedAt: '2018-01-01T11:00', channel: 'fingerprint' };
const LODGED = { ...BASE, lodgedAt: '2018-01-01T12:00' };
const EXIT = { undelayedExitAt: '2018-01-02T09:30', exitAt: '2018-01-02T09:30', leftAt: '2018-01-02T09:30' };
const HEARD = {
  ...LODGED,
  ...EXIT,
  sentAt: '2018-01-02T08:00',
  receivedAt: '2018-01-02T08:10',
  dueAt: '2018-01-02T08:10',
};
const SENT = { ...HEARD, dispatchedAt: '2018-01-02T08:20' };
const CAME = { ...SENT, arrivedAt: '2018-01-02T09:00' };
const PICKED_UP = { ...CAME, pickedUpAt: '2018-01-02T09:30', outcome: 'pickedUpAtRelease' };

type Cells = Record<string, string>;

/** A log of a picked-up case, which has every time, and of another case. */
function log(cells: Cells, before: Cells = PICKED_UP): string {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(cells)])];
  const row = (from: Cells) => columns.map((column) => from[column] ?? '').join(',');
  return `${columns.join(',')}\n${row(before)}\n${row(cells)}\n`;
}

describe('a case that ended as its times say is accepted', () => {
  test.each<[string, Cells]>([
    ['notIdentified', { bookedAt: BASE.bookedAt }],
    ['notIdentified', { ...EXIT, bookedAt: BASE.bookedAt, identifiedAt: '2018-01-02T10:00', channel: 'courtRecords' }],
    ['noDetainer', { ...BASE, ...EXIT }],
    ['detainerTooLate', { ...LODGED, ...EXIT, lodgedAt: '2018-01-02T09:30' }],
    ['noNotice', { ...LODGED, ...EXIT }],
    ['noticeUnheard', { ...LODGED, ...EXIT, sentAt: '2018-01-02T08:00' }],
    ['noticeUnheard', { ...HEARD, receivedAt: '2018-01-02T12:00', dueAt: '' }],
    ['declined', { ...HEARD, dueAt: '' }],
    ['afterHours', HEARD],
    ['noTeamFree', HEARD],
    ['outOfReach', HEARD],
    ['noShow', SENT],
    ['late', { ...CAME, arrivedAt: '2018-01-02T09:40' }],
    ['lostByAnotherExit', CAME],
    ['teamLeft', CAME],
    ['pickedUpAtRelease', PICKED_UP],
    [
      'pickedUpFromHold',
      { ...PICKED_UP, heldAt: EXIT.exitAt, pickedUpAt: '2018-01-02T10:00', leftAt: '2018-01-02T10:00' },
    ],
    // Odd but possible: a notice before the detainer, after the order, during a hold.
    ['noNotice', { ...LODGED, ...EXIT, lodgedAt: '2018-01-05T12:00' }],
    ['teamLeft', { ...CAME, lodgedAt: '2018-01-02T08:05' }],
    ['teamLeft', { ...CAME, orderAt: '2018-01-02T07:00' }],
    [
      'noticeUnheard',
      { ...LODGED, ...EXIT, sentAt: '2018-01-02T10:00', heldAt: EXIT.exitAt, leftAt: '2018-01-03T00:00' },
    ],
  ])('%s %#', async (outcome, cells) => {
    await expect(room.refusal('log.csv', log({ ...cells, outcome }))).rejects.toThrow('the log was accepted');
  });

  test('a log that omits columns is not checked for them', async () => {
    const few = { bookedAt: BASE.bookedAt, exitAt: EXIT.exitAt };
    for (const outcome of ['pickedUpAtRelease', 'late', 'declined', 'noShow', 'detainerTooLate'])
      await expect(room.refusal('log.csv', log({ ...few, outcome }, few))).rejects.toThrow('the log was accepted');
  });
});

describe('times that contradict the outcome are refused, by row and column', () => {
  test.each<[string, Cells, string]>([
    ['pickedUpAtRelease', { ...PICKED_UP, pickedUpAt: '' }, '"picked up" is missing'],
    ['pickedUpAtRelease', { ...HEARD }, '"team arrived" is missing'],
    [
      'pickedUpFromHold',
      { ...PICKED_UP, exitAt: '2018-01-02T09:40', leftAt: '2018-01-02T09:40' },
      '"picked up" comes before "exit"',
    ],
    ['late', SENT, '"team arrived" is missing'],
    ['late', CAME, '"team arrived" comes before "left"'],
    ['late', PICKED_UP, 'there is a time of "picked up"'],
    ['noShow', CAME, 'there is a time of "team arrived"'],
    ['noShow', HEARD, '"team dispatched" is missing'],
    ['teamLeft', SENT, '"team arrived" is missing'],
    ['lostByAnotherExit', { ...CAME, arrivedAt: '2018-01-02T09:40' }, '"left" comes before "team arrived"'],
    ['noticeUnheard', { ...HEARD }, '"notice heard" comes before "left"'],
    ['noticeUnheard', { ...LODGED, ...EXIT }, '"notice sent" is missing'],
    ['declined', { ...LODGED, ...EXIT }, '"notice heard" is missing'],
    ['declined', SENT, 'there is a time of "team dispatched"'],
    ['outOfReach', CAME, 'there is a time of "team arrived"'],
    ['noNotice', HEARD, 'there is a time of "notice sent"'],
    ['noDetainer', { ...LODGED, ...EXIT }, 'there is a time of "detainer lodged"'],
    ['detainerTooLate', { ...LODGED, ...EXIT }, '"detainer lodged" comes before "cleared"'],
    ['detainerTooLate', { ...BASE, ...EXIT }, '"detainer lodged" is missing'],
    ['notIdentified', { ...BASE, ...EXIT }, '"identified" comes before "cleared"'],
  ])('%s %#', async (outcome, cells, said) => {
    const text = await room.refusal('log.csv', log({ ...cells, outcome }));
    expect(text).toMatch(/^log\.csv:3:\d+: row 2, column "outcome": /);
    expect(text).toContain(`the outcome is ${outcome}, but ${said}`);
  });

  test.each<[Cells, string]>([
    [
      { ...HEARD, backAt: '2018-01-02T10:00' },
      'column "dispatchedAt": "team dispatched" is missing, though "team back"',
    ],
    [{ ...BASE, identifiedAt: '' }, 'row 2, column "identifiedAt": "identified" is missing, though "how the agency'],
    [
      { ...CAME, dispatches: '1', earlierDispatchedAt: SENT.dispatchedAt },
      'column "dispatches": expected at least 2 dispatches for 2 times, got 1',
    ],
  ])('%# without an outcome', async (cells, said) => {
    expect(await room.refusal('log.csv', log(cells))).toContain(said);
  });
});

describe('times that no case can have are refused, by row and column', () => {
  test.each<[string, Cells, string]>([
    [
      'a notice sent when the person had left',
      { ...HEARD, sentAt: '2018-01-02T09:31', receivedAt: '', dueAt: '' },
      'column "leftAt": "left" (2018-01-02T09:30) comes before "notice sent" (2018-01-02T09:31)',
    ],
    [
      'the same where only the exit is known',
      { ...LODGED, exitAt: EXIT.exitAt, sentAt: '2018-01-02T09:31' },
      'column "sentAt": "notice sent" (2018-01-02T09:31) comes after "exit" (2018-01-02T09:30), and no hold is known',
    ],
    [
      'a notice heard before the booking',
      { bookedAt: BASE.bookedAt, sentAt: '2018-01-01T09:00', receivedAt: '2018-01-01T09:00' },
      '"notice heard" (2018-01-01T09:00) comes before "booked"',
    ],
    [
      'a release known after the exit',
      { ...HEARD, knownAt: '2018-01-02T10:00' },
      '"exit" (2018-01-02T09:30) comes before "release known"',
    ],
    [
      'a team that is back before it arrived',
      { ...CAME, backAt: '2018-01-02T08:50' },
      'column "backAt": "team back" (2018-01-02T08:50) comes before "team arrived" (2018-01-02T09:00)',
    ],
    [
      'a hold that begins when the person has left',
      { ...HEARD, heldAt: '2018-01-02T09:40' },
      '"left" (2018-01-02T09:30) comes before "held"',
    ],
    [
      'an exit in the year 9018',
      { ...HEARD, exitAt: '9018-01-02T09:30', leftAt: '' },
      'column "exitAt": "exit" (9018-01-02T09:30) comes more than 60 years after "booked"',
    ],
    ['a booking before all scenarios', { bookedAt: '1918-01-01T10:00' }, '"booked" (1918-01-01T10:00) is out of range'],
    ['a booking after all scenarios', { bookedAt: '2918-01-01T10:00' }, 'allowed: the years 1995 to 2223'],
    [
      'teams that are not in order',
      { ...CAME, earlierDispatchedAt: '2018-01-02T08:19 2018-01-02T08:15' },
      'column "earlierDispatchedAt": "team dispatched"',
    ],
    [
      'an earlier team after the last',
      { ...CAME, earlierDispatchedAt: '2018-01-02T08:30' },
      'are not in order of time',
    ],
    [
      'an earlier team before the notice was heard',
      { ...CAME, earlierDispatchedAt: '2018-01-02T08:05' },
      '"team dispatched" (2018-01-02T08:05) comes before "notice heard"',
    ],
  ])('%s', async (_, cells, said) => {
    const text = await room.refusal('log.csv', log(cells));
    expect(text).toContain('log.csv:3:');
    expect(text).toContain(said);
  });

  test.each([
    ['2018-02-30T10:00', 'is a day that no calendar has'],
    ['2018-13-01T10:00', 'is a day that no calendar has'],
    ['2019-02-29T10:00Z', 'is a day that no calendar has'],
    ['2018-01-02T25:61', 'is an hour that no clock shows'],
    ['2018-01-02T09:30:60', 'is an hour that no clock shows'],
    ['2018-01-02T24:01', 'is an hour that no clock shows'],
    ['2018-01-02T09:30+15:00', 'has an offset that no time zone has'],
    ['2018-01-02', 'is not a time'],
    ['9:30 2018-01-02', 'is not a time'],
    ['1514885400', 'is not a time'],
    ['2018-01-02T09:30 CST', 'is not a time'],
    ['2018-03-11T02:30', 'did not exist: in America/Chicago the clock was set ahead over it'],
  ])('%s %s', async (exitAt, said) => {
    const text = await room.refusal('log.csv', log({ ...BASE, exitAt }));
    expect(text).toContain(`row 2, column "exitAt": "${exitAt}" ${said}`);
    expect(
      await room.refusal('log.csv', log({ ...CAME, earlierDispatchedAt: `2018-01-02T08:15 ${exitAt}` })),
    ).toContain(said);
  });
});

describe('a time may be written', () => {
  const EXIT_AT = Date.UTC(2018, 0, 2, 15, 30) / 1000;
  const read = async (cells: Cells) => (await room.read('log.csv', log({ bookedAt: '2018-01-01T10:00', ...cells })))[1];

  test.each([
    '2018-01-02T09:30',
    '2018-01-02 09:30:00',
    '2018-01-02t15:30:00z',
    '2018-01-02T15:30:00.000Z',
    '2018-01-02T09:30:00-06:00',
    '2018-01-02 16:30 +0100',
    '2018-01-02T09:30:00-06',
  ])('%s, alone or among several', async (text) => {
    expect((await read({ exitAt: text })).exitAt).toBe(EXIT_AT);
    const earlier = {
      dispatchedAt: '2018-01-02T10:00',
      earlierDispatchedAt: `${text} 2018-01-02 09:45 2018-01-02T09:50`,
    };
    expect((await read(earlier)).earlierDispatchedAt).toEqual([EXIT_AT, EXIT_AT + 900, EXIT_AT + 1200]);
  });

  test('an hour that the clock showed twice is the first, and a hint says so if that is impossible', async () => {
    const first = Date.UTC(2018, 10, 4, 6, 30) / 1000;
    expect((await read({ bookedAt: '2018-11-04T01:30' })).bookedAt).toBe(first);
    const after = { bookedAt: '2018-11-04T01:30-06:00', exitAt: '2018-11-04T01:40' };
    expect(await room.refusal('log.csv', log(after))).toContain('the clock showed this hour twice');
    expect((await read({ ...after, exitAt: '2018-11-04T01:40-06:00' })).exitAt).toBe(first + 4200);
  });
});
