import { afterAll, describe, expect, test } from '@jest/globals';
import { inIsoForm } from '../../src/calendar/date-format.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { columnsOf, type DurationColumns, readDurations } from '../../src/tables/durations.ts';
import { LogRoom } from '../event-log/log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const ZONE = 'America/Chicago';

async function read(text: string, where: DurationColumns) {
  const table = await readColumns(room.write('jail.csv', text), columnsOf(where));
  const { values, blank, problems } = readDurations(table, where);
  return { values: [...values], blank, said: problems.length === 0 ? '' : renderProblems(new InputError(problems)) };
}

const minutes = (text: string, decimal?: 'comma' | 'point') =>
  read(text, { kind: 'numbers', column: 'Minutes', most: 1e9, decimal });
const times = (text: string, dateFormat?: 'm/d/yyyy' | 'd/m/yyyy' | 'd.m.yyyy') =>
  read(text, { kind: 'between', from: 'In', to: 'Out', zone: ZONE, dateFormat });

describe('a column of numbers', () => {
  test.each([
    ['semicolons', 'Minutes;Note\n90;a\n45;b\n'],
    ['tabs', 'Minutes\tNote\n90\ta\n45\tb\n'],
    ['commas', 'Minutes,Note\n90,a\n45,b\n'],
    ['semicolons and a byte order mark', '\ufeffMinutes;Note\r\n90;a\r\n45;b\r\n'],
  ])('is read from a file with %s', async (_, text) => {
    expect((await minutes(text)).values).toEqual([90, 45]);
  });

  test('has decimal commas where some comma cannot group thousands', async () => {
    expect((await minutes('Minutes;n\n1,500;a\n10,5;b\n')).values).toEqual([1.5, 10.5]);
  });

  test('is refused with both readings where each comma could group thousands', async () => {
    const { said } = await minutes('Minutes;n\n1,500;a\n2,250;b\n');
    expect(said).toContain('this could be 1.500 or 1500');
    expect((await minutes('Minutes;n\n1,500;a\n2,250;b\n', 'comma')).values).toEqual([1.5, 2.25]);
  });

  test('has no decimal commas in a file that is separated by commas, unless somebody says so', async () => {
    expect((await minutes('Minutes,n\n"10,5",a\n')).said).toContain('the decimal sign is a point');
    expect((await minutes('Minutes,n\n"10,5",a\n', 'comma')).values).toEqual([10.5]);
  });

  test('counts its blank cells, and names the row of a bad one', async () => {
    const { values, blank, said } = await minutes('Minutes;n\n90;a\n;b\nsoon;c\n');
    expect({ values, blank }).toEqual({ values: [90], blank: 1 });
    expect(said).toContain('row 3, column "Minutes"');
  });
});

describe('a column of hours and minutes', () => {
  const clock = (text: string) => read(text, { kind: 'clock', column: 'Wait' });

  test('is in minutes', async () => {
    expect((await clock('Wait;n\n1:30;a\n26:05;b\n0:00:30;c\n')).values).toEqual([90, 1565, 0.5]);
  });

  test('has at most 59 minutes', async () => {
    expect((await clock('Wait;n\n1:75;a\n')).said).toContain('is not a length of time as h:mm');
  });
});

describe('two columns of times', () => {
  test('give the time between them, also over a change of the clock', async () => {
    const text = 'In,Out\n2025-01-02T08:00,2025-01-02T10:30\n2025-03-09T01:30,2025-03-09T03:30\n';
    expect((await times(text)).values).toEqual([150, 60]);
  });

  test('are read in the form of dates that is given', async () => {
    const text = 'In;Out\n1/2/2025 8:00 AM;1/2/2025 12:30 PM\n1/3/2025 11:50 PM;1/4/2025 12:10 AM\n';
    expect((await times(text, 'm/d/yyyy')).values).toEqual([270, 20]);
    expect((await times('In;Out\n2.1.2025 08:00;3.1.2025 08:00\n', 'd.m.yyyy')).values).toEqual([1440]);
  });

  test('are refused with both readings where nobody says which is the day', async () => {
    const { said } = await times('In;Out\n1/2/2025 8:00;1/2/2025 10:30\n');
    expect(said).toContain('m/d/yyyy or d/m/yyyy');
    expect((await times('In;Out\n1/13/2025 8:00;1/13/2025 10:30\n')).said).toContain('written: m/d/yyyy (');
    expect((await times('In;Out\n1/13/2025 8:00;1/13/2025 10:30\n', 'd/m/yyyy')).said).toContain('no calendar has');
  });

  test('are refused where the second is earlier, and left out where one is blank', async () => {
    const { values, blank, said } = await times('In,Out\n2025-01-02T08:00,2025-01-01T10:30\n2025-01-02T08:00,\n');
    expect({ values, blank }).toEqual({ values: [], blank: 1 });
    expect(said).toContain('row 1: the time in "Out" is before the one in "In"');
  });
});

describe('a date in another form', () => {
  test.each([
    ['12/31/2025', 'm/d/yyyy', '2025-12-31'],
    ['31/12/2025 7:05', 'd/m/yyyy', '2025-12-31T07:05:00'],
    ['1/2/2025 12:00 AM', 'm/d/yyyy', '2025-01-02T00:00:00'],
    ['1/2/2025 13:00 AM', 'm/d/yyyy', '1/2/2025 13:00 AM'],
    ['1.2.2025', 'm/d/yyyy', '1.2.2025'],
    ['2025-01-02', 'm/d/yyyy', '2025-01-02'],
  ] as const)('%s as %s is %s', (text, format, iso) => expect(inIsoForm(text, format)).toBe(iso));
});
