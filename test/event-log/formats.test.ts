import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { SaxesParser } from 'saxes';
import { countedPeople } from '../../src/engine/plan/size.ts';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { LOG_FORMATS } from '../../src/event-log/log-formats.ts';
import { COLUMNS } from '../../src/event-log/logged-case.ts';
import { tooLargeToRead } from '../../src/event-log/read/raw-case.ts';
import { writeParquetLog } from '../../src/event-log/write/write-parquet.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { LogRoom, textOf } from './log-room.ts';
import { xesFaults } from './xes-grammar.ts';

const room = new LogRoom();
afterAll(() => room.remove());

/** Names that each format must escape. */
const AWKWARD = `=1+1, "north" & <south>`;

let log: EventLog;
beforeAll(() => {
  const scenario = plainScenario({ days: 5 }, [plainPolicy()]);
  log = simulatedLog({ ...scenario, facilities: [AWKWARD] }, 0);
  expect(log.cases.length).toBeGreaterThan(3);
});

describe('OCEL 2.0', () => {
  const ocel = () => JSON.parse(textOf(log, 'json'));

  test('every event and object is of a declared type with declared attributes, and relates to existing objects', () => {
    const { eventTypes, objectTypes, events, objects } = ocel();
    const attributes = new Map(
      [...objectTypes, ...eventTypes].map((type) => [
        type.name,
        type.attributes.map(({ name }: { name: string }) => name),
      ]),
    );
    const ids = new Set(objects.map(({ id }: { id: string }) => id));
    expect(ids.size).toBe(objects.length);
    expect(new Set(events.map(({ id }: { id: string }) => id)).size).toBe(events.length);
    for (const one of [...events, ...objects]) {
      expect(attributes.has(one.type)).toBe(true);
      for (const { name } of one.attributes ?? []) expect(attributes.get(one.type)).toContain(name);
      for (const { objectId } of one.relationships ?? []) expect(ids.has(objectId)).toBe(true);
    }
    for (const event of events) {
      const people = event.relationships.filter(({ objectId }: { objectId: string }) => objectId.startsWith('person/'));
      expect(people).toHaveLength(1);
    }
  });
});

describe('XES', () => {
  /** Every element as parent/name with its attributes. */
  function elements(text: string): { path: string; attributes: Record<string, string> }[] {
    const found: { path: string; attributes: Record<string, string> }[] = [];
    const open: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      open.push(name);
      found.push({ path: open.join('/'), attributes: attributes as Record<string, string> });
    });
    parser.on('closetag', () => open.pop());
    parser.write(text).close();
    return found;
  }

  test('fits the grammar, and has a trace for every case', () => {
    const text = textOf(log, 'xes');
    expect(xesFaults(text)).toEqual([]);
    expect(elements(text).filter(({ path }) => path === 'log/trace')).toHaveLength(log.cases.length);
  });

  test('names every extension that a key belongs to, and every event has what the globals promise', () => {
    const all = elements(textOf(log, 'xes'));
    const prefixes = all.filter(({ path }) => path === 'log/extension').map(({ attributes }) => attributes.prefix);
    const keys = all.flatMap(({ attributes: { key } }) => key ?? []);
    for (const key of keys.filter((one) => one.includes(':'))) expect(prefixes).toContain(key.split(':')[0]);
    const events = all.filter(({ path }) => path === 'log/trace/event').length;
    for (const key of ['concept:name', 'time:timestamp', 'lifecycle:transition', 'org:group']) {
      const there = all.filter(({ path, attributes }) => path.startsWith('log/trace/event/') && attributes.key === key);
      expect(there).toHaveLength(events);
    }
  });
});

describe('CSV', () => {
  test('has one row per case, and no cell that a spreadsheet takes for a formula', () => {
    const [header, ...rows] = textOf(log, 'csv').trimEnd().split('\r\n');
    expect(header).toBe(['case', ...COLUMNS.map(({ key }) => key)].join(','));
    expect(rows).toHaveLength(log.cases.length);
    expect(rows[0]).toMatch(/^1,"'=1\+1, ""north"" & <south>",/);
    for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+\-@\t]/);
  });
});

describe('Parquet', () => {
  test('has typed columns: UTC timestamps, booleans, integers and strings', async () => {
    const file = join(room.folder, 'typed.parquet');
    writeParquetLog(file, log);
    const bytes = new Uint8Array(readFileSync(file)).buffer;
    const types = Object.fromEntries(
      parquetSchema(parquetMetadata(bytes)).children.map(({ element }) => [
        element.name,
        `${element.type}/${element.converted_type ?? ''}`,
      ]),
    );
    const expected = {
      instant: 'INT64/TIMESTAMP_MILLIS',
      instants: 'BYTE_ARRAY/UTF8',
      name: 'BYTE_ARRAY/UTF8',
      yesNo: 'BOOLEAN/',
      count: 'INT32/',
    };
    expect(types).toEqual({
      case: 'BYTE_ARRAY/UTF8',
      ...Object.fromEntries(COLUMNS.map(({ key, kind }) => [key, expected[kind]])),
    });
    // Other tools take an instant for a time of a local clock if this type is missing.
    for (const { element } of parquetSchema(parquetMetadata(bytes)).children) {
      if (element.converted_type !== 'TIMESTAMP_MILLIS') continue;
      expect(element.logical_type).toEqual({ type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' });
    }
    const [first] = await parquetReadObjects({ file: bytes });
    expect(first).toMatchObject({ facility: AWKWARD, convicted: log.cases[0].convicted });
    expect((first.bookedAt as Date).getTime()).toBe(log.cases[0].bookedAt! * 1000);
  });
});

test('times are local with their offset, on both sides of a change of the clock', () => {
  const scenario = plainScenario({ zone: 'America/Chicago', start: '2018-03-10', days: 3 }, [plainPolicy()]);
  const { stamp } = simulatedLog(scenario, 0);
  const midnight = Date.UTC(2018, 2, 10, 6) / 1000;
  expect(stamp(midnight)).toBe('2018-03-10T00:00:00-06:00');
  expect(stamp(midnight + 86_400 + 7200 - 1)).toBe('2018-03-11T01:59:59-06:00');
  expect(stamp(midnight + 86_400 + 7200)).toBe('2018-03-11T03:00:00-05:00');
});

test('the reference page has every column, and every event by its name', () => {
  const page = readFileSync('docs/reference/event-logs.md', 'utf8');
  for (const { key, kind, label } of COLUMNS) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${key}\` |`));
    expect(row).toContain(kind.startsWith('instant') ? `*${label}*` : label);
  }
});

describe('how large a log may be', () => {
  test('the number expected from a scenario’s bookings is about the number booked', () => {
    const base = plainScenario({ days: 40 }, [plainPolicy()]);
    const count = simulatedLog(base, 0).cases.length;
    expect(countedPeople(base) / count).toBeGreaterThan(0.8);
    expect(countedPeople(base) / count).toBeLessThan(1.25);
    const [hourOfWeek, traits] = [[], undefined];
    const daily = { kind: 'dailyCounts', first: '2018-01-01', counts: [1, 2, 3, 2], hourOfWeek } as const;
    const times = { kind: 'times', seconds: [1, 2, 3], traits } as const;
    const with_ = (arrivals: object) =>
      countedPeople({ ...base, booking: { ...base.booking, arrivals: arrivals as never } });
    // Counts before the start and after the last day are not of the counted time.
    const early = { ...daily, first: '2017-12-31' };
    expect([with_(daily), with_(early), with_(times)]).toEqual([8, 7, 3]);
  });

  test('a log too large to be read again has a note; a smaller one has none', () => {
    const limit = LOG_FORMATS.xes.limitBytes;
    expect(tooLargeToRead('xes', limit)).toBeUndefined();
    expect(tooLargeToRead('xes', limit + 1)).toBe(
      'It has 513 MiB; overlay and booking.log read at most 512 MiB of this form. ' +
        "Shorten the scenario's length to read it again.",
    );
  });
});
