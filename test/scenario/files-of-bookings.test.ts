import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { blankCase } from '../../src/event-log/logged-case.ts';
import { writeParquetLog } from '../../src/event-log/write/write-parquet.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const room = mkdtempSync(join(tmpdir(), 'pickup-gap-bookings-'));
afterAll(() => rmSync(room, { recursive: true }));

/** What comes of a scenario of 28 days from 2018-03-01 in Chicago whose bookings are in `file`. */
async function loaded(booking: string, file: string, content: string | Uint8Array) {
  writeFileSync(join(room, file), content);
  const scenario = join(room, 'scenario.yaml');
  writeFileSync(
    scenario,
    `title: x\nzone: America/Chicago\nstart: 2018-03-01\nlength: 28 days\nbase: { booking: { ${booking} } }\n` +
      'policies: { one: {} }\n',
  );
  try {
    const { resolved, notes } = await loadScenario(scenario);
    return { arrivals: resolved.booking.arrivals, notes, problems: [] as string[] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { notes: [], problems: error.problems.map(({ message, hint }) => `${message}; ${hint ?? ''}`) };
  }
}

const DAYS = Array.from({ length: 28 }, (_, i) => `2018-03-${String(i + 1).padStart(2, '0')}`);
const times = (of: (day: string, i: number) => string) => `booked\n${DAYS.map(of).join('\n')}\n`;
const TIMES = 'times: { csv: times.csv, column: booked }';

describe('bookings that are all at midnight are dates without an hour', () => {
  // The clock in Chicago is 6 hours behind UTC, and 5 from 11 March on.
  test.each([
    ['local', times((day) => `${day}T00:00:00.000`)],
    ['with their offset', times((day, i) => `${day}T00:00:00-0${i < 11 ? 6 : 5}:00`)],
    ['in UTC', times((day) => `${day}T00:00:00.000Z`)],
  ])('%s: refused', async (_, text) => {
    const { problems } = await loaded(TIMES, 'times.csv', text);
    expect(problems).toEqual([
      'times.csv: all 28 bookings are at midnight, as dates without an hour are; ' +
        'if people really were booked at midnight, write atMidnight: yes in booking',
    ]);
  });

  test('unless the scenario says that they were booked then', async () => {
    const { arrivals, problems } = await loaded(
      `${TIMES}, atMidnight: yes`,
      'times.csv',
      times((day) => `${day}T00:00`),
    );
    expect(problems).toEqual([]);
    expect(arrivals).toMatchObject({ kind: 'times' });
  });

  test('in a log of any form', async () => {
    const cases = DAYS.map((day, i) => ({ ...blankCase(String(i + 1)), bookedAt: Date.parse(`${day}T00:00Z`) / 1000 }));
    writeParquetLog(join(room, 'written.parquet'), { title: 'x', cases, stamp: String });
    const parquet = readFileSync(join(room, 'written.parquet'));
    const { problems } = await loaded('log: log.parquet', 'log.parquet', parquet);
    expect(problems[0]).toContain('log.parquet: all 28 bookings are at midnight');
    const csv = `case,bookedAt\n${DAYS.map((day, i) => `${i + 1},${day} 00:00`).join('\n')}\n`;
    expect((await loaded('log: log.csv', 'log.csv', csv)).problems[0]).toContain('log.csv: all 28 bookings');
  });

  test('one with its hour is enough to read them; if many are at midnight, a note says so', async () => {
    const { notes, problems } = await loaded(
      TIMES,
      'times.csv',
      times((day, i) => `${day}T${i < 7 ? '00:00' : '14:05'}`),
    );
    expect(problems).toEqual([]);
    expect(notes[0]).toContain('times.csv: 7 of 28 bookings are at midnight');
    const few = await loaded(
      TIMES,
      'times.csv',
      times((day, i) => `${day}T${i < 3 ? '00:00' : '14:05'}`),
    );
    expect(few.notes.join()).not.toContain('midnight');
  });

  test('dates alone are refused with what reads them', async () => {
    const { problems } = await loaded(
      TIMES,
      'times.csv',
      times((day) => day),
    );
    expect(problems[0]).toContain('is not a time; this is a date without an hour; dailyCounts');
  });
});

describe('a file that covers few of the counted days is noted', () => {
  const hourly = (count: number, from: number) =>
    `booked\n${Array.from({ length: count }, (_, i) => `${DAYS[from + i]}T09:3${i % 10}`).join('\n')}\n`;

  test('at its beginning or its end', async () => {
    expect((await loaded(TIMES, 'times.csv', hourly(3, 0))).notes[0]).toBe(
      'times.csv has bookings from 2018-03-01 to 2018-03-03, which is 3 of the 28 counted days; ' +
        'nobody is booked on the others',
    );
    expect((await loaded(TIMES, 'times.csv', hourly(10, 18))).notes.join()).toContain('which is 10 of the 28');
  });

  test('but not if bookings are as rare between the first and the last', async () => {
    const weekly = `booked\n${[4, 11, 18].map((i) => `${DAYS[i]}T09:30`).join('\n')}\n`;
    expect((await loaded(TIMES, 'times.csv', weekly)).notes.join()).not.toContain('counted days');
    expect((await loaded(TIMES, 'times.csv', hourly(25, 2))).notes.join()).not.toContain('counted days');
  });
});

describe('dates of daily counts', () => {
  const counts = (of: (day: string) => string) => `day,booked\n${DAYS.map((day) => `${of(day)},2`).join('\n')}\n`;
  const COUNTS = 'dailyCounts: { csv: days.csv, date: day, count: booked }';

  test.each(['', 'T00:00', ' 00:00:00', 'T00:00:00.000', 'T00:00:00Z', 'T00:00:00.000-06:00'])(
    'may have the time %j, which databases add',
    async (time) => {
      const { arrivals, problems } = await loaded(
        COUNTS,
        'days.csv',
        counts((day) => `${day}${time}`),
      );
      expect(problems).toEqual([]);
      expect(arrivals).toMatchObject({ kind: 'dailyCounts', first: '2018-03-01', counts: DAYS.map(() => 2) });
    },
  );

  test('may not have any other, nor another order', async () => {
    const withTime = await loaded(
      COUNTS,
      'days.csv',
      counts((day) => `${day}${day.endsWith('7') ? 'T06:00' : 'T00:00'}`),
    );
    expect(withTime.problems).toHaveLength(3);
    expect(withTime.problems[0]).toContain('is not a date; this is a time of day');
    const american = await loaded(
      COUNTS,
      'days.csv',
      counts((day) => `3/${Number(day.slice(8))}/2018`),
    );
    expect(american.problems[0]).toContain('"3/1/2018" is not a date; write the year first');
  });
});

test('durations of a CSV column may be no longer than those of a scenario', async () => {
  const { problems } = await loaded(
    'rate: 1 per day }, agentArrival: { patience: { empirical: { csv: p.csv, column: days, unit: days } }',
    'p.csv',
    'days\n1\n2\n9000\n',
  );
  expect(problems[0]).toContain('row 3, column "days": expected a number of at least 0, at most 6213');
});

test('facilities whose rates are all 0 have equal shares, and a note', async () => {
  const scenario = join(room, 'zero.yaml');
  const facility = '{ rate: 0 per day, travel: 1 h }';
  writeFileSync(
    scenario,
    'title: x\nzone: America/Chicago\nstart: 2018-03-01\nlength: 7 days\npolicies: { one: {} }\n' +
      `base: { facilities: { a: ${facility}, b: ${facility} } }\n`,
  );
  const { resolved, notes } = await loadScenario(scenario);
  expect(resolved.booking.facility).toEqual([0.5, 0.5]);
  expect(notes).toContain('the bookings have a rate of 0: nobody is booked');
});
