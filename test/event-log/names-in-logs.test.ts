import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parquetWriteFile } from 'hyparquet-writer';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

/** None of them is a common given name, so only all together are recognised as names. */
const PEOPLE = ['Alba', 'Brook', 'Cole', 'Dunn', 'Ege', 'Falk', 'Gray', 'Holm'].map((surname) => `Xo ${surname}`);
const TIME = '2018-01-01T10:00:00Z';

/** Logs of cases that each have one more attribute, with this key and these values. */
const FORMS = {
  csv: (key: string, values: string[]) =>
    `case,bookedAt,${key}\n${values.map((value, i) => `${i + 1},${TIME},"${value}"\n`).join('')}`,
  xes: (key: string, values: string[]) => xes(values.map((value) => `<string key="${key}" value="${value}"/>`)),
  json: (key: string, values: string[]) =>
    ocel({ objects: values.map((value, i) => person(i + 1, [{ name: key, value, time: TIME }])) }),
};

function xes(more: string[], inLog = ''): string {
  const booked = `<string key="concept:name" value="booked"/><date key="time:timestamp" value="${TIME}"/>`;
  const event = `<event>${booked}</event>`;
  const traces = more.map(
    (text, i) => `<trace><string key="concept:name" value="${i + 1}"/>\n${text}${event}</trace>\n`,
  );
  return `<log xes.version="1849.2016">\n${inLog}${traces.join('')}</log>`;
}

function person(id: number | string, attributes: object[] = []): object {
  return { id: `person/${id}`, type: 'person', attributes };
}

/** Every object that is a person is booked. */
function ocel(parts: Record<string, object>): string {
  const { objects = [person(1)] } = parts;
  const ids = (objects as { id: string; type: string }[]).flatMap(({ id, type }) => (type === 'person' ? [id] : []));
  const events = ids.map((objectId, i) => ({
    id: `e/${i}`,
    type: 'booked',
    time: TIME,
    relationships: [{ objectId, qualifier: 'of' }],
  }));
  return JSON.stringify({ eventTypes: [], objectTypes: [], objects, events, ...parts });
}

async function parquetRefusal(key: string, data: unknown[], kvMetadata: { key: string; value: string }[] = []) {
  const filename = join(room.folder, 'log.parquet');
  const bookedAt = data.map(() => new Date(TIME));
  parquetWriteFile({
    filename,
    columnData: [
      { name: 'bookedAt', data: bookedAt },
      { name: key, data: data as string[] },
    ],
    kvMetadata,
  });
  try {
    await readLog(filename, 'America/Chicago', 'log.parquet');
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the log was accepted');
}

const refusalOf = (form: keyof typeof FORMS | 'parquet', key: string, values: string[]) =>
  form === 'parquet' ? parquetRefusal(key, values) : room.refusal(`log.${form}`, FORMS[form](key, values));

describe.each(['csv', 'xes', 'json', 'parquet'] as const)('in a log of the form %s', (form) => {
  test.each([
    ['a surname first', 'note', ['Roe, Xan'], 'a person’s name'],
    ['a common given name with a surname', 'remark', ['Maria Lopez Garcia'], 'a person’s name'],
    ['the same within a sentence', 'remark', ['told Maria Lopez at the desk'], 'a person’s name'],
    ['any two names under a role', 'officer', ['Xan Quill'], 'a person’s name'],
    ['an alien number within a sentence', 'remark', ['file A012-345-678 asked for'], 'an alien number'],
    ['a key', 'lastName', ['x'], 'a person’s name'],
    ['all the values of a key together', 'x', PEOPLE, 'a person’s name'],
    ['dates a generation apart', 'x', PEOPLE.map((_, i) => `19${50 + 5 * i}-02-03T00:00:00Z`), 'a birth date'],
    ['alien numbers in their groups', 'x', PEOPLE.map((_, i) => `098-765-43${i}`), 'an alien number'],
  ])('%s is refused, and no value is shown', async (_, key, values, kind) => {
    const text = await refusalOf(form, key, values);
    expect(text).toContain(`looks like ${kind}`);
    expect(text).toContain(`"${key}"`.replace(/^"(note|remark|officer|x)"$/, form === 'csv' ? 'column 3' : '"$1"'));
    expect(text).not.toMatch(/Roe|Xan|Maria|Lopez|Quill|Xo |Alba|012|0987|1950/);
  });

  test.each([
    ['county', PEOPLE.map((name) => name.replace('Xo', 'New'))],
    ['remark', ['Scott County Jail', 'St. Anthony Village', 'Time Served', 'Duluth, Minnesota']],
    ['x', PEOPLE.slice(0, 3)],
    ['kind', ['released at 10', 'A1', '2018-02-03']],
    ['x', PEOPLE.map((_, i) => `20180451${i}`)],
  ])('%s: %j is not personal', async (key, values) => {
    await expect(refusalOf(form, key, values)).rejects.toThrow('the log was accepted');
  });

  test('case ids in the groups of an alien number are refused', async () => {
    const ids = PEOPLE.map((_, i) => `987-654-32${i}`);
    const rows = ids.map((id) => `${id},${TIME}\n`).join('');
    const logs = {
      csv: `case,bookedAt\n${rows}`,
      xes: xes(ids).replace(/<trace>.*?\n([\d-]+)/g, '<trace><string key="concept:name" value="$1"/>'),
      json: ocel({ objects: ids.map((id) => person(id)) }),
    };
    const text = form === 'parquet' ? await parquetRefusal('case', ids) : await room.refusal(`log.${form}`, logs[form]);
    expect(text).toContain('looks like an alien number');
  });
});

describe('a name in place of a time or one of a few words is not shown', () => {
  const csv = (column: string, cell: string) =>
    `bookedAt,exitAt,outcome\n${TIME},,\n${TIME},`.replace(/$/, column === 'exitAt' ? `${cell},\n` : `,${cell}\n`);
  const event = (name: string) => xes(['']).replace('value="booked"', `value="${name}"`);

  test.each([
    ['log.csv', csv('exitAt', 'Maria Lopez'), 'column 2: a value (not shown) looks like a person’s name'],
    ['log.csv', csv('exitAt', 'Quillfeather'), 'row 2, column "exitAt": the value here (not shown) is not allowed'],
    ['log.csv', csv('exitAt', '123456789'), 'row 2, column "exitAt": the value here (not shown) is not allowed'],
    ['log.csv', csv('outcome', 'Xan Quill'), 'row 2, column "outcome": the value here (not shown) is not allowed'],
    ['log.csv', csv('exitAt', 'Xan Quill'), 'row 2, column "exitAt": the value here (not shown) is not allowed'],
    ['log.xes', event('Xan Quill'), 'the value here (not shown) is not a known event'],
  ])('%s %#', async (name, text, said) => {
    const refusal = await room.refusal(name, text);
    expect(refusal).toContain(said);
    expect(refusal).not.toMatch(/Maria|Lopez|Xan|Quill/);
  });
});

describe('XES', () => {
  test.each([
    ['an attribute of an event', xes(['']).replace('<date', '<string key="remark" value="Maria Lopez"/><date')],
    ['an attribute of the log', xes([''], '<string key="concept:name" value="Maria Lopez"/>')],
    ['the name of a trace', xes(['']).replace('value="1"', 'value="Maria Lopez"')],
    ['an attribute of an attribute', xes(['<string key="x" value="y"><string key="z" value="Maria Lopez"/></string>'])],
    ['a value in a list', xes(['<list key="x"><values><string key="z" value="Maria Lopez"/></values></list>'])],
    ['a key in a container', xes(['<container key="x"><string key="lastName" value="z"/></container>'])],
    ['a global', xes([''], '<global scope="trace"><string key="x" value="Maria Lopez"/></global>')],
    ['a classifier', xes([''], '<classifier name="Maria Lopez" keys="x"/>')],
    ['an element of no standard', xes(['<lastName/>'])],
    ['an XML attribute of no standard', xes(['']).replace('<event>', '<event surname="x">')],
    ['text', xes(['Maria Lopez'])],
    ['CDATA', xes(['<![CDATA[Maria Lopez]]>'])],
    ['a comment', xes(['<!-- by Maria Lopez -->'])],
    ['a processing instruction', xes(['<?by Maria Lopez?>'])],
    ['org:resource', xes(['']).replace('<date', '<string key="org:resource" value="x"/><date')],
  ])('%s is searched', async (_, log) => {
    const text = await room.refusal('log.xes', log);
    expect(text).toMatch(/^log\.xes:\d+:\d+: refused: .* looks like a person’s name/);
    expect(text).not.toMatch(/Maria|Lopez/);
  });

  test('the comment of an exporter is not personal', async () => {
    const log = xes(['<!-- This file has been generated with a library. XES standard version: 1.0 -->']);
    await expect(room.refusal('log.xes', log)).rejects.toThrow('the log was accepted');
  });
});

describe('OCEL', () => {
  const events = (more: object) => [
    { id: 'e/1', type: 'booked', time: TIME, relationships: [{ objectId: 'person/1', qualifier: 'of' }], ...more },
  ];
  const officers = PEOPLE.map((id) => ({ id, type: 'x' }));

  test.each([
    ['an attribute of an event', ocel({ events: events({ attributes: [{ name: 'remark', value: 'Maria Lopez' }] }) })],
    ['a qualifier', ocel({ events: events({ relationships: [{ objectId: 'person/1', qualifier: 'Maria Lopez' }] }) })],
    [
      'an object that is related to',
      ocel({ events: events({ relationships: [{ objectId: 'Maria Lopez', qualifier: '' }] }) }),
    ],
    ['an event’s id', ocel({ events: events({ id: 'Maria Lopez' }) })],
    ['an object’s id', ocel({ objects: [person(1), { id: 'Maria Lopez', type: 'x' }] })],
    ['the ids of objects of a role', ocel({ objects: [person(1), { id: 'Xan Quill', type: 'officer' }] })],
    ['the ids of a type together', ocel({ objects: [person(1), ...officers] })],
    ['a type', ocel({ objectTypes: [{ name: 'inmate', attributes: [] }] })],
    ['a type’s attribute', ocel({ objectTypes: [{ name: 'x', attributes: [{ name: 'surname', type: 'string' }] }] })],
    ['a member that OCEL has not', ocel({ objects: [{ ...person(1), lastName: 'x' }] })],
    ['a list that OCEL has not', ocel({ meta: { by: 'Maria Lopez' } })],
  ])('%s is searched', async (_, log) => {
    const text = await room.refusal('log.json', log);
    expect(text).toMatch(/^log\.json: refused: .* looks like a person’s name/);
    expect(text).not.toMatch(/Maria|Lopez|Xan|Quill|Alba/);
  });
});

describe('Parquet', () => {
  test('lists, structs and the file’s metadata are searched', async () => {
    const metadata = [{ key: 'title', value: 'for Maria Lopez' }];
    expect(await parquetRefusal('x', ['y'], metadata)).toContain('the metadata "title", or its value (not shown),');
    expect(await parquetRefusal('x', [{ y: ['told Maria Lopez'] }])).toContain(
      'row 1, column "x": a value (not shown)',
    );
  });
});
