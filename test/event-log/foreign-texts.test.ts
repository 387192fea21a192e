import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { LogRoom } from './log-room.ts';
import { parquet } from './parquet-files.ts';

const room = new LogRoom();
afterAll(() => room.remove());

type Event = readonly [name: string, time: string];

const xesEvent = ([name, time]: Event, more = '') =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/>${more}</event>`;
const xesOf = (events: readonly Event[], more = '') =>
  `<log><trace><string key="concept:name" value="c1"/>${more}` +
  `${events.map((one) => xesEvent(one)).join('\n')}</trace></log>`;
const ocelOf = (events: readonly Event[], object: object = {}) =>
  JSON.stringify({
    eventTypes: [],
    objectTypes: [],
    objects: [{ id: 'person/1', type: 'person', ...object }],
    events: events.map(([type, time], i) => ({ id: `e${i}`, type, time, relationships: [{ objectId: 'person/1' }] })),
  });
const FORMS = [
  ['log.xes', xesOf],
  ['log.json', ocelOf],
] as const;

/** A team that left before another was sent, which arrived too late. */
const CASE: Event[] = [
  ['booked', '2018-03-05T10:00:00'],
  ['notice sent', '2018-03-06T08:00:00'],
  ['notice heard', '2018-03-06T08:05:00'],
  ['team dispatched', '2018-03-06T08:10:00'],
  ['team arrived', '2018-03-06T08:20:00'],
  ['team dispatched', '2018-03-06T08:30:00'],
  ['exit', '2018-03-06T08:50:00'],
  ['left', '2018-03-06T08:50:00'],
  ['team arrived', '2018-03-06T09:10:00'],
];

describe.each(FORMS)('events are in order of time: %s', (name, of) => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test.each([
    ['newest first', CASE.toReversed()],
    ['two swapped', [CASE[1], CASE[0], ...CASE.slice(2)]],
    ['some with an offset', CASE.map(([key, time], i): Event => [key, i % 2 === 0 ? time : `${time}-06:00`])],
    ['some in UTC', CASE.map(([key, time], i): Event => [key, i % 3 ? time : new Date(`${time}-06:00`).toISOString()])],
    ['a decimal comma', CASE.toReversed().map(([key, time]): Event => [key, `${time},5`])],
    ['a space before the hour', CASE.toReversed().map(([key, time]): Event => [key, time.replace('T', ' ')])],
  ])('given %s', async (_, events) => {
    const sorted = await room.read(name, of(CASE));
    expect(sorted[0].earlierArrivedAt).toHaveLength(1);
    expect(await room.read(name, of(events))).toEqual(sorted);
  });

  test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('whatever the machine’s zone: %s', async (zone) => {
    process.env.TZ = zone;
    const mixed = CASE.map(([key, time], i): Event => [key, i % 2 === 0 ? time : `${time}-06:00`]);
    const [logged] = await room.read(name, of(mixed.toReversed()));
    expect(logged.earlierArrivedAt).toHaveLength(1);
  });

  test('events of one second keep the file’s order, or the reverse if it has the newest first', async () => {
    const second = '2018-03-06T08:20:00';
    const together = CASE.map(([key, time], i): Event => [key, i === 3 || i === 4 ? second : time]);
    const [logged] = await room.read(name, of(together));
    expect(logged.earlierDispatchedAt).toEqual(logged.earlierArrivedAt);
    expect(await room.read(name, of(together.toReversed()))).toEqual([logged]);
  });
});

describe('XES', () => {
  test.each(['complete', 'COMPLETE', 'Complete'])('lifecycle %s is complete', async (transition) => {
    const text = xesOf([CASE[0]]).replace(
      '</event>',
      `<string key="lifecycle:transition" value="${transition}"/></event>`,
    );
    expect(await room.read('log.xes', text)).toHaveLength(1);
  });

  test('elements may have a prefix', async () => {
    const prefixed = xesOf([CASE[0], CASE[6]])
      .replace(/<(\/?)(\w)/g, '<$1xes:$2')
      .replace('<xes:log', '<xes:log xmlns:xes="http://www.xes-standard.org/"');
    expect((await room.read('log.xes', prefixed))[0].exitAt).not.toBeNull();
  });

  test('the encoding that it declares is read', async () => {
    const facility = '<string key="facility" value="Doña Ana"/>';
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${xesOf([CASE[0]], facility)}`;
    const file = join(room.folder, 'latin.xes');
    writeFileSync(file, Buffer.from(text, 'latin1'));
    expect((await readLog(file, 'America/Chicago')).cases[0].facility).toBe('Doña Ana');
    expect(await room.refusal('log.xes', text.replace('ISO-8859-1', 'EBCDIC-9'))).toContain(
      '"EBCDIC-9", which is not known',
    );
  });

  test.each([
    ['a trace', xesOf([CASE[0]], '<string key="facility" value="a"/><string key="facility" value="b"/>'), '"facility"'],
    [
      'an event',
      xesOf([CASE[0]]).replace('</event>', '<string key="concept:name" value="exit"/></event>'),
      '"concept:name"',
    ],
  ])('a key that %s has twice is refused', async (_, text, key) => {
    expect(await room.refusal('log.xes', text)).toContain(`the key ${key} appears here a second time`);
  });

  test('elements may nest as deep as the limit, and one level more is refused at its place', async () => {
    const nested = (levels: number) =>
      xesOf([CASE[0]], `${'<list key="a">'.repeat(levels)}${'</list>'.repeat(levels)}`);
    const within = INPUT_LIMITS.logDepth.most - 2;
    expect(await room.read('log.xes', nested(within))).toHaveLength(1);
    for (const levels of [within + 1, 50_000])
      expect(await room.refusal('log.xes', nested(levels))).toContain('elements nest deeper than in any log');
  });

  test('an element that never ends is refused', async () => {
    const text = `<log><trace><string key="${'a'.repeat(INPUT_LIMITS.logElement.most + 2 ** 20)}`;
    expect(await room.refusal('log.xes', text)).toContain('an element or a text is longer than in any log');
  });

  test('as many different keys as the limit are read, more are refused', async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `<int key="k${i}" value="1"/>`).join('');
    expect(await room.refusal('log.xes', xesOf([CASE[0]], keys(INPUT_LIMITS.logKeys.most + 1)))).toContain(
      'different keys',
    );
    expect(await room.read('log.xes', xesOf([CASE[0]], keys(INPUT_LIMITS.logKeys.most)))).toHaveLength(1);
  });
});

describe('OCEL', () => {
  test('null is absent', async () => {
    const text = ocelOf([CASE[0]], {
      attributes: [{ name: 'convicted', value: null, time: null }],
      relationships: null,
    }).replace('"relationships":[', '"attributes":null,"relationships":[');
    expect((await room.read('log.json', text))[0].convicted).toBeNull();
  });

  const changing = (key: string, times: [time: string, value: string][]) =>
    ocelOf([CASE[0], CASE[6]], { attributes: times.map(([time, value]) => ({ name: key, value, time })) });

  test.each<[string, [string, string][], boolean]>([
    [
      'before the booking and after it',
      [
        ['2018-03-06T00:00:00Z', 'false'],
        ['1970-01-01T00:00:00Z', 'true'],
      ],
      true,
    ],
    [
      'at the booking',
      [
        ['1970-01-01T00:00:00Z', 'true'],
        ['2018-03-05T10:00:00', 'false'],
      ],
      false,
    ],
    [
      'only after it',
      [
        ['2018-03-07T00:00:00Z', 'false'],
        ['2018-03-06T00:00:00Z', 'true'],
      ],
      true,
    ],
  ])('an attribute is as it was at the booking, given values from %s', async (_, times, convicted) => {
    expect((await room.read('log.json', changing('convicted', times)))[0].convicted).toBe(convicted);
  });

  test('an attribute of the end is as it was at last', async () => {
    const text = changing('outcome', [
      ['2018-03-06T10:00:00Z', 'noNotice'],
      ['2018-03-05T00:00:00Z', 'notIdentified'],
    ]);
    expect((await room.read('log.json', text))[0].outcome).toBe('noNotice');
  });

  test('an element that never ends is refused', async () => {
    const text = `{"objects": ["${'a'.repeat(INPUT_LIMITS.logElement.most + 2 ** 20)}`;
    expect(await room.refusal('log.json', text)).toContain('the element that reaches line 1 is longer than in any log');
  });

  test('OCEL 1.0 is called by its name', async () => {
    expect(await room.refusal('log.json', '{"ocel:global-log": {"ocel:version": "1.0"}}')).toContain(
      'the file is OCEL 1.0',
    );
  });
});

describe('CSV, XES and OCEL may be packed by gzip', () => {
  test.each<[string, string]>([
    ['log.csv.gz', 'bookedAt\n2018-03-05T10:00'],
    ['log.xes.gz', xesOf([CASE[0]])],
    ['log.json.gz', ocelOf([CASE[0]])],
    ['log.JSONOCEL.GZ', ocelOf([CASE[0]])],
  ])('%s', async (name, text) => {
    const file = join(room.folder, name);
    writeFileSync(file, gzipSync(text));
    expect((await readLog(file, 'America/Chicago')).cases).toHaveLength(1);
    writeFileSync(file, gzipSync(text).subarray(0, 40));
    await expect(readLog(file, 'America/Chicago')).rejects.toThrow('the gzip file is damaged or cut off');
  });

  test('the place of a problem is given without its line', async () => {
    const file = join(room.folder, 'bad.csv.gz');
    writeFileSync(file, gzipSync('bookedAt\ntomorrow'));
    await expect(readLog(file, 'America/Chicago', 'bad.csv.gz')).rejects.toThrow(
      'bad.csv.gz:2:1: row 1, column "bookedAt"',
    );
  });
});

describe('a name that nearly is that of a column', () => {
  test.each([
    ['log.csv', 'bookedAt,lodgedat\n2018-03-05T10:00,2018-03-05T11:00', 'column "lodgedat"', '"lodgedAt"'],
    ['log.csv', 'bookedAt,foreign_born\n2018-03-05T10:00,true', 'column "foreign_born"', '"foreignBorn"'],
    ['log.csv', 'Case,bookedAt\n7,2018-03-05T10:00', 'column "Case"', '"case"'],
    ['log.xes', xesOf([CASE[0]], '<string key="Facility" value="a"/>'), 'attribute "Facility"', '"facility"'],
    [
      'log.json',
      ocelOf([CASE[0]], { attributes: [{ name: 'Convicted', value: 'true' }] }),
      'attribute "Convicted"',
      '"convicted"',
    ],
  ])('%s %# is refused with the column, if only capitals or punctuation differ', async (name, text, what, near) => {
    const said = await room.refusal(name, text);
    expect(said).toContain(`the ${what} is not read, but nearly is one that is`);
    expect(said).toContain(`allowed: ${near}`);
  });

  test('is noted if letters differ, and left alone if the log has the column', async () => {
    const file = room.write('log.csv', 'bookedAt,sendAt,exitAt,exit_at\n2018-03-05T10:00,,,');
    const { notes, has } = await readLog(file, 'America/Chicago');
    expect(notes).toEqual(['The column "sendAt" is not read. The nearest that is read is "sentAt".']);
    expect([...has].sort()).toEqual(['bookedAt', 'exitAt']);
  });
});

test.each<[file: string, text: string | Uint8Array]>([
  ['log.csv', 'bookedAt,heardAt\n2018-03-05T10:00,'],
  ['log.parquet', parquet(['bookedAt', 'heardAt'].map((name) => ({ name, data: ['2018-03-05T10:00'] })))],
])('what other tools call a column is noted with its name here: %s', async (name, text) => {
  const { notes } = await readLog(room.write(name, text), 'America/Chicago');
  expect(notes).toEqual(['The column "heardAt" is not read. The nearest that is read is "receivedAt".']);
});

test.each([
  ['log.xes', xesOf([CASE[0]], '<string key="jailName" value="a"/>')],
  ['log.json', ocelOf([CASE[0]], { attributes: [{ name: 'jailName', value: 'a' }] })],
])('so is an attribute: %s', async (name, text) => {
  const { notes } = await readLog(room.write(name, text), 'America/Chicago');
  expect(notes).toEqual(['The attribute "jailName" is not read. The nearest that is read is "facility".']);
});

test('a log that other software wrote may come through a pipe, with its form', async () => {
  const file = room.write('a-log', 'bookedAt\n2018-03-05T10:00');
  expect((await readLog(file, 'America/Chicago', undefined, { format: 'csv' })).cases).toHaveLength(1);
});

test('a lifecycle that may be a name is not shown', async () => {
  const text = xesOf([CASE[0]]).replace(
    'value="booked"/>',
    'value="booked"/><string key="lifecycle:transition" value="Quillfeather"/>',
  );
  const said = await room.refusal('log.xes', text);
  expect(said).toContain('expected lifecycle:transition "complete" for "booked", got a value (not shown)');
});

test.each([
  ['1995-01-01T00:30:00+14:00', true],
  ['1994-12-30T00:30:00Z', false],
  ['2222-12-31T00:00:00Z', true],
  ['2230-01-01T00:00:00Z', false],
])('a booking at %s can be of a run: %s', async (time, isOfRun) => {
  const text = `bookedAt\n${time}`;
  if (isOfRun) expect(await room.read('log.csv', text)).toHaveLength(1);
  else expect(await room.refusal('log.csv', text)).toContain('is out of range');
});

test('a case with more events than any case has is refused', async () => {
  const many = Array.from({ length: 1001 }, (): Event => ['team dispatched', '2018-03-06T08:10:00']);
  for (const [name, of] of FORMS)
    expect(await room.refusal(name, of([CASE[0], ...many]))).toContain('case has more than 1000 events');
});
