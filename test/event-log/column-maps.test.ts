import { afterAll, describe, expect, test } from '@jest/globals';
import { ColumnMap, pairsOf } from '../../src/event-log/columns/column-map.ts';
import type { LogForm } from '../../src/event-log/read/log-form.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import { DATES, FOREIGN_LOGS, OPTIONS, OWN_LOG, PAIRS } from './foreign-logs.ts';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const ZONE = 'America/Chicago';
const FORM: LogForm = { columns: new ColumnMap(PAIRS), dateFormat: DATES[1] };

async function read(name: string, content: string | Uint8Array, form: LogForm = {}) {
  const { cases, has, notes } = await readLog(room.write(name, content), ZONE, name, form);
  return { cases, has: [...has], notes };
}

async function refusal(content: string, form: LogForm, name = 'jail.csv'): Promise<string> {
  try {
    await read(name, content, form);
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the log was accepted');
}

function refusedMap(pairs: [string, string][]): { message: string; hint: string | undefined } {
  try {
    new ColumnMap(pairs);
  } catch (error) {
    if (error instanceof NotAValue) return { message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('the map was accepted');
}

describe('a log with other headers and dates', () => {
  test.each(Object.keys(FOREIGN_LOGS))('%s has the same cases as the log with our own', async (name) => {
    const own = await read('own.csv', OWN_LOG);
    expect(own.cases).toHaveLength(9);
    expect(await read(name, FOREIGN_LOGS[name], FORM)).toEqual(own);
  });

  test('needs no date format for the dates of a workbook', async () => {
    const { columns } = FORM;
    const own = await read('own.csv', OWN_LOG);
    expect(await read('serial.xlsx', FOREIGN_LOGS['serial.xlsx'], { columns })).toEqual(own);
  });

  test('has its day and month as the format says', async () => {
    const at = async (dateFormat: LogForm['dateFormat'], time: string) =>
      (await read('d.csv', `bookedAt\n${time}\n`, { dateFormat })).cases[0].bookedAt;
    expect(await at('m/d/yyyy', '1/2/2018 6:05 PM')).toBe(Date.parse('2018-01-02T18:05-06:00') / 1000);
    expect(await at('d/m/yyyy', '1/2/2018 18:05')).toBe(Date.parse('2018-02-01T18:05-06:00') / 1000);
    expect(await at('d.m.yyyy', '1.2.2018 18:05')).toBe(Date.parse('2018-02-01T18:05-06:00') / 1000);
    expect(await at('m/d/yyyy', '2018-01-02T18:05:00Z')).toBe(Date.parse('2018-01-02T18:05Z') / 1000);
  });

  test('may have several such times in one cell', async () => {
    const columns = 'bookedAt,lodgedAt,exitAt,sentAt,receivedAt,earlierDispatchedAt,dispatchedAt';
    const times = '1/2/2018 8:00,1/2/2018 9:00,,1/2/2018 9:00,1/2/2018 9:00,1/3/2018 8:00 1/4/2018 8:00,1/5/2018 8:00';
    const { cases } = await read('d.csv', `${columns}\n${times}\n`, { dateFormat: 'm/d/yyyy' });
    expect(cases[0].earlierDispatchedAt).toEqual([3, 4].map((day) => Date.parse(`2018-01-0${day}T08:00-06:00`) / 1000));
  });

  test('without a format is refused with both readings', async () => {
    expect(await refusal('bookedAt\n1/2/2018 18:05\n', {})).toContain('m/d/yyyy or d/m/yyyy');
    expect(await refusal('bookedAt\n13/2/2018 18:05\n', {})).toContain('say how its dates are written: d/m/yyyy');
  });

  test('with another format than its own is refused with the row and the file’s header', async () => {
    const said = await refusal('Booked\n13/2/2018 18:05\n', {
      ...FORM,
      columns: new ColumnMap([['bookedAt', 'Booked']]),
    });
    expect(said).toContain('row 1, column "Booked" (bookedAt): "13/2/2018 18:05" is a day that no calendar has');
  });
});

describe('a column map', () => {
  test('is written as pairs, with quotation marks around a header with a comma', () => {
    expect(pairsOf('bookedAt=Booked, exitAt = "Out, ""real""" ,facility=A=B')).toEqual([
      ['bookedAt', 'Booked'],
      ['exitAt', 'Out, "real"'],
      ['facility', 'A=B'],
    ]);
    expect(new ColumnMap(OPTIONS.filter((one) => one !== '--columns').flatMap(pairsOf)).mapped).toEqual(PAIRS);
    for (const text of ['bookedAt', 'bookedAt=a"b', 'bookedAt="a', 'bookedAt="a" b', '=,=,x'])
      expect(() => new ColumnMap(pairsOf(text))).toThrow(NotAValue);
  });

  test('names the nearest column for a name that is not one', () => {
    expect(refusedMap([['bokedAt', 'Booked']]).hint).toBe('did you mean "bookedAt"?');
    expect(refusedMap([['booked', 'Booked']]).hint).toBe('did you mean "bookedAt"?');
    expect(refusedMap([['exit', 'Out']]).hint).toBe('did you mean "exitAt"?');
    expect(refusedMap([['releaseDate', 'Out']]).hint).toBe('did you mean "exitAt"?');
  });

  test('has each column and each header once', () => {
    expect(
      refusedMap([
        ['bookedAt', 'A'],
        ['bookedAt', 'B'],
      ]).message,
    ).toBe('bookedAt is there twice');
    expect(
      refusedMap([
        ['bookedAt', 'A'],
        ['exitAt', ' A '],
      ]).message,
    ).toContain('"A" is there twice, for bookedAt and');
    expect(refusedMap([['bookedAt', ' ']]).message).toBe('bookedAt has no header');
  });

  test('with a header that the file lacks is refused with the file’s headers and the nearest', async () => {
    const columns = new ColumnMap([
      ['bookedAt', 'Booked On'],
      ['exitAt', 'Released At'],
    ]);
    const said = await refusal('Booked On,Release At\n2018-01-02T10:00,\n', { columns });
    expect(said).toContain('there is no column "Released At"');
    expect(said).toContain('its columns: Booked On, Release At');
    expect(said).toContain('did you mean "Release At"?');
  });

  test('is proposed where a file lacks the bookings', async () => {
    expect(await refusal('Booking Date,Out\n2018-01-02T10:00,\n', {})).toContain('--columns "bookedAt=Booking Date"');
    expect(await refusal('Start,Out\n2018-01-02T10:00,\n', {})).toContain('--columns "bookedAt=ITS HEADER"');
  });

  test('may exchange two columns, and reads no header twice', async () => {
    const swapped = new ColumnMap([
      ['bookedAt', 'exitAt'],
      ['exitAt', 'bookedAt'],
    ]);
    const text = 'exitAt,bookedAt\n2018-01-02T10:00,2018-01-03T10:00\n';
    const [one] = (await read('s.csv', text, { columns: swapped })).cases;
    expect(one.exitAt! - one.bookedAt!).toBe(86_400);
    const once = await read('s.csv', text, { columns: new ColumnMap([['bookedAt', 'exitAt']]) });
    expect(once.has).toEqual(['bookedAt']);
    expect(once.notes).toEqual([
      'The column "bookedAt" is not read, because the column map reads bookedAt from "exitAt".',
    ]);
  });

  test('leaves a file of our own as it is', async () => {
    const own = await read('own.csv', OWN_LOG);
    const columns = new ColumnMap(PAIRS.map(([key]) => [key, key]));
    expect(await read('own.csv', OWN_LOG, { columns })).toEqual(own);
  });

  test.each(['log.xes', 'log.json'])('has no meaning for %s, nor has a date format', async (name) => {
    expect(await refusal('', { columns: FORM.columns }, name)).toContain('a column map has no meaning for');
    expect(await refusal('', { dateFormat: 'm/d/yyyy' }, name)).toContain('a date format has no meaning for');
    expect(await refusal('', { sheet: 'Cases' }, name)).toContain('has no sheets');
  });
});

describe('personal data in a mapped column', () => {
  const rows = (header: string, values: readonly string[]) =>
    `${header},Booked\n${values.map((value) => `${value},2018-01-02T10:00\n`).join('')}`;
  const map = (own: string, header: string) => ({
    columns: new ColumnMap([
      ['bookedAt', 'Booked'],
      [own, header],
    ]),
  });

  test.each([
    ['facility', 'Last Name', 'a person’s name'],
    ['case', 'A-Number', 'an alien number'],
    ['lodgedAt', 'DOB', 'a birth date'],
    ['priority', 'SSN', 'a social security number'],
  ])('%s from "%s" is refused by the file’s own header', async (own, header, kind) => {
    expect(await refusal(rows(header, ['1']), map(own, header))).toContain(`looks like ${kind}`);
  });

  test('is refused by its values, even where our own name would hold them', async () => {
    const names = 'Maria Lopez;John Smith;Ana Diaz;Peter Miller;Linda Brown;James Davis;Susan Clark;Robert Hall'.split(
      ';',
    );
    for (const own of ['facility', 'priority', 'case', 'lodgedAt', 'drivingSeconds'])
      expect(await refusal(rows('Column 7', names), map(own, 'Column 7'))).toContain('looks like a person’s name');
  });

  test('is refused by the pattern of its values, where a column of times would not be judged', async () => {
    const births = [1951, 1962, 1973, 1984, 1995, 1958, 1969, 1971, 1986].map((year) => `${year}-03-04 00:00`);
    const said = await refusal(rows('Column 7', births), map('lodgedAt', 'Column 7'));
    expect(said).toContain('the pattern of its values (not shown) looks like a birth date');
  });
});
