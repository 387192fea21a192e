import { afterAll, describe, expect, test } from '@jest/globals';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const HEADER = 'case,bookedAt,lodgedAt,sentAt,receivedAt,dispatchedAt,arrivedAt,exitAt,pickedUpAt,leftAt,outcome';
const GOOD =
  '1,2018-01-01T10:00,2018-01-01T12:00,2018-01-02T08:00,2018-01-02T08:10,' +
  '2018-01-02T08:20,2018-01-02T09:00,2018-01-02T09:30,2018-01-02T09:30,2018-01-02T09:30,pickedUpAtRelease';

/** The good row with other cells in some columns. */
function row(changes: Record<string, string>): string {
  const cells = GOOD.split(',');
  for (const [column, cell] of Object.entries(changes)) cells[HEADER.split(',').indexOf(column)] = cell;
  return `${HEADER}\n${GOOD.replace('1,', '0,')}\n${cells.join(',')}\n`;
}

describe('a log of real cases is refused, with the row, the column and the problem', () => {
  test.each([
    ['a missing booking', { bookedAt: '' }, 'log.csv:3:1: row 2, column "bookedAt": expected a time, got nothing'],
    ['a time that is none', { sentAt: 'tomorrow' }, 'log.csv:3:37: row 2, column "sentAt": "tomorrow" is not a time'],
    [
      'a day that does not exist',
      { bookedAt: '2018-02-30T10:00' },
      'log.csv:3:3: row 2, column "bookedAt": "2018-02-30T10:00" is a day that no calendar has',
    ],
    [
      'an exit before the booking',
      { exitAt: '2018-01-01T09:59' },
      'row 2, column "exitAt": "exit" (2018-01-01T09:59) comes before "booked" (2018-01-01T10:00)',
    ],
    [
      'a notice heard before it was sent',
      { receivedAt: '2018-01-02T07:59' },
      'row 2, column "receivedAt": "notice heard" (2018-01-02T07:59) comes before "notice sent" (2018-01-02T08:00)',
    ],
    [
      'an arrival before the dispatch',
      { arrivedAt: '2018-01-02T08:19' },
      'row 2, column "arrivedAt": "team arrived" (2018-01-02T08:19) comes before "team dispatched" (2018-01-02T08:20)',
    ],
    [
      'a notice heard that nobody sent',
      { sentAt: '' },
      'row 2, column "sentAt": "notice sent" is missing, though "notice heard" is there (2018-01-02T08:10)',
    ],
    [
      'a pickup in the outcome only',
      { pickedUpAt: '' },
      'row 2, column "outcome": the outcome is pickedUpAtRelease, but "picked up" is missing',
    ],
    ['an unknown outcome', { outcome: 'pickedUpAtRelase' }, 'did you mean "pickedUpAtRelease"?'],
    ['the same case twice', { case: '0' }, 'row 2, column "case": the case "0" appears here a second time'],
    [
      'a case called by a name',
      { case: 'Roe' },
      'row 2, column "case": the id of the case (not shown) is not a number or code',
    ],
  ])('%s', async (_, changes, said) => {
    const text = await room.refusal('log.csv', row(changes));
    expect(text).toContain(said);
    expect(text).toContain('nothing was run');
    expect(text).not.toContain('Roe');
  });

  test('the good row is not', async () => {
    await expect(room.refusal('log.csv', row({}))).rejects.toThrow('the log was accepted');
  });

  test('every impossible pair is reported, up to twenty', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => GOOD.replace('1,2018-01-01T10:00', `${i},2018-01-03T10:00`));
    const text = await room.refusal('log.csv', `${HEADER}\n${rows.join('\n')}\n`);
    expect(text).toContain('20 problems in log.csv');
  });
});

describe('XES, OCEL and Parquet files with faults are refused', () => {
  const event = (name: string, more = '') =>
    `<event><string key="concept:name" value="${name}"/>` +
    `<date key="time:timestamp" value="2018-01-01T10:00:00Z"/>${more}</event>`;
  const trace = (events: string) => `<log xes.version="1849.2016">\n<trace>\n${events}\n</trace>\n</log>`;

  test.each([
    ['log.xes', '<log><trace></log>', 'not well-formed XML'],
    ['log.xes', '<html/>', 'expected <log> as the root, got <html>'],
    ['log.xes', trace(event('notice sended')), 'did you mean "notice sent"?'],
    ['log.xes', trace(event('booked') + event('booked')), 'log.xes:3:116: "booked" appears in this case a second time'],
    [
      'log.xes',
      trace(event('booked', '<string key="lifecycle:transition" value="start"/>')),
      'allowed: only "complete"',
    ],
    ['log.xes', trace('<event><string key="concept:name" value="booked"/></event>'), '"booked" has no time:timestamp'],
    ['log.xes', trace(event('left')), '"bookedAt": expected a time, got nothing'],
    ['log.xes', trace(`${event('booked')}text`), 'text between the elements (not shown)'],
    ['log.xes', trace(`${event('booked')}<![CDATA[text]]>`), 'text between the elements (not shown)'],
    ['log.xes', `<!DOCTYPE log [<!ENTITY a "b">]>${trace(event('booked'))}`, 'has a document type declaration'],
    ['log.json', '{"eventTypes": [', 'not valid JSON in line 1'],
    ['log.json', '{"eventTypes": [],\n"objects": [{}},', 'not valid JSON in line 2'],
    ['log.json', '{"eventTypes": []}', 'the list "objectTypes" is missing'],
    ['log.json', '{"objects": [{"id": 1}]}', 'objects.0.id'],
    [
      'log.json',
      JSON.stringify({
        eventTypes: [],
        objectTypes: [],
        objects: [{ id: '7', type: 'person' }],
        events: [{ id: 'e1', type: 'booked', time: '2018-01-01T10:00:00Z', relationships: [] }],
      }),
      'event 1 "e1": expected a relationship to one person, got 0',
    ],
    ['log.parquet', 'PAR1 is not enough', 'not a Parquet file that can be read'],
    ['log.txt', '', 'a log whose name ends in ".txt" cannot be read'],
    ['log.csv', 'case,bookedAt\n', 'the log has no cases'],
  ])('%s %#', async (name, text, said) => {
    expect(await room.refusal(name, text)).toContain(said);
  });
});
