import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { jsonParquet, parquet as parquetOf } from '../../event-log/parquet-files.ts';
import { elsewhere } from '../elsewhere.ts';
import { log, otherLog } from '../log-rows.ts';
import type { Part } from '../row.ts';

const date = '<date key="time:timestamp" value="2018-01-01T10:00:00Z"/>';
const event = (name: string, more = date) => `<event><string key="concept:name" value="${name}"/>${more}</event>`;
const trace = (events: string) => `<log>\n<trace>\n${events}\n</trace>\n</log>`;
const BOOKED = trace(event('booked'));
const xes = log('cases.xes');

const ocel = (objects: object[], events: object[]) =>
  JSON.stringify({ eventTypes: [], objectTypes: [], objects, events });
const person = { id: '7', type: 'person' };
const booked = { id: 'e1', type: 'booked', time: '2018-01-01T10:00:00Z', relationships: [{ objectId: '7' }] };
const ONE = ocel([person], [booked]);
const json = log('cases.json');
const own = (attributes: object[]) => ocel([{ ...person, attributes }], [booked]);
const convicted = (value: string, time: string) => ({ name: 'convicted', value, time });
/** A long text, as the page shows it. */
const long = (shown: string, content: string) => ({ shown, content });
const BOOKED_AT = { name: 'bookedAt', data: ['2018-01-01T10:00'] };
const broken = (shown: string, content: Uint8Array, cause: string) =>
  otherLog('cases.parquet', { shown, content }, '(a Parquet file without it)', cause);

const parquet = (name: string, data: unknown[]) => new Uint8Array(parquetWriteBuffer({ columnData: [{ name, data }] }));

/** A file of 1,000 rows whose column claims 120 million values. */
function tooManyCells(): Uint8Array {
  const rows = 1000;
  const file = Buffer.from(
    parquetOf([
      { name: 'bookedAt', data: Array.from({ length: rows }, () => true), type: 'BOOLEAN', nullable: false },
      { name: 'case', data: Array.from({ length: rows }, (_, i) => i), type: 'INT32', nullable: false },
    ]),
  );
  // In the column's metadata: the codec (field 4, Snappy: 1 in zigzag), then field 5, the number of values.
  const at = file.indexOf(Buffer.from([0x15, 0x02, 0x16, ...varint(rows * 2)]));
  if (at < 0) throw new Error('The number of values is not where it was.');
  return withFooterPart(file, at + 3, varint(rows * 2).length, varint(240_000_000));
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

/** The file with other bytes at a place in its footer, whose length is before the last four bytes. */
function withFooterPart(file: Buffer, at: number, length: number, bytes: number[]): Uint8Array {
  const changed = Buffer.concat([file.subarray(0, at), Buffer.from(bytes), file.subarray(at + length)]);
  const end = changed.length - 8;
  changed.writeUInt32LE(file.readUInt32LE(file.length - 8) + bytes.length - length, end);
  return changed;
}

export const LOG_FORMS: Part = {
  title: 'Logs of real cases: XES, OCEL and Parquet',
  about: 'The text of a log in XES (`.xes`) or OCEL 2.0 (`.json`), or a Parquet file.',
  rows: [
    xes('<log><trace></log>', BOOKED, 'The XML is not well-formed.'),
    xes('<html/>', BOOKED, 'The file is XML of another kind.'),
    xes(
      `<!DOCTYPE log [<!ENTITY a "b">]>\n${BOOKED}`,
      BOOKED,
      'A document type declaration can include other files or expand to very long texts.',
    ),
    xes(`<log>\n${event('booked')}\n</log>`, BOOKED, 'The event belongs to no case.'),
    xes(trace(`${event('booked')}text`), BOOKED, 'XES has its content in attributes; a text elsewhere may hold names.'),
    xes(trace(event('boked')), BOOKED, 'The event is misspelt or unknown.'),
    xes(trace(event('Xan Quill')), BOOKED, 'The event is unknown and has the form of a name, so it is not shown.'),
    xes(
      trace(event('booked', `${date}<string key="lifecycle:transition" value="start"/>`)),
      BOOKED,
      'Only completed events are read.',
    ),
    xes(trace(event('booked', '')), BOOKED, 'The event has no time.'),
    xes(trace(event('booked') + event('booked')), BOOKED, 'A person is booked once in a case.'),
    xes(
      BOOKED.replace('<trace>', '<trace><string key="facility" value="a"/><string key="facility" value="b"/>'),
      BOOKED,
      'An element has each key once, since only one of its values could be read.',
    ),
    xes(
      long(`<log><trace>${'<list key="a">'.repeat(3)}… (65 levels)`, `<log><trace>${'<list key="a">'.repeat(65)}`),
      BOOKED,
      'The elements are nested without end, or by mistake.',
    ),
    xes(
      long(
        '<log><trace><string key="aaaa… (17 million characters)',
        `<log><trace><string key="${'a'.repeat(17 << 20)}`,
      ),
      BOOKED,
      'A quotation mark is missing, or the text is no log.',
    ),
    xes(
      long(
        '<log><trace><int key="k1" value="1"/><int key="k2" value="1"/>… (10,001 keys)',
        `<log><trace>${Array.from({ length: 10_001 }, (_, i) => `<int key="k${i}" value="1"/>`).join('')}`,
      ),
      BOOKED,
      'Keys are names of attributes. Here they seem to be values.',
    ),
    xes(
      long('(an event that a case has 1,001 times)', trace(event('team dispatched').repeat(1001))),
      BOOKED,
      'Several people’s events are in one trace.',
    ),
    elsewhere(
      'the log has more than',
      'test/event-log/log-limits.test.ts',
      '(1,000,001 traces)',
      '(1,000,000 traces)',
      'The log has more cases than fit into memory.',
    ),
    xes(
      `<?xml version="1.0" encoding="EBCDIC-9"?>\n${BOOKED}`,
      `<?xml version="1.0" encoding="UTF-8"?>\n${BOOKED}`,
      'The encoding is unknown.',
    ),
    xes(
      BOOKED.replace('<trace>', '<trace><string key="Facility" value="north"/>'),
      BOOKED.replace('<trace>', '<trace><string key="facility" value="north"/>'),
      'The key would not be read, and the facility would be lost.',
    ),
    json('{"eventTypes": [', ONE, 'The text is not JSON.'),
    json('{"ocel:global-log": {"ocel:version": "1.0"}}', ONE, 'The older version of OCEL has other members.'),
    json('{"eventTypes": [{"name": "booked", "name": "exit"}]}', ONE, 'Only one of the two values could be read.'),
    json(
      long(`{"objects": [${'['.repeat(5)}… (65 levels)`, `{"objects": [${'['.repeat(65)}`),
      ONE,
      'The lists are nested without end, or by mistake.',
    ),
    elsewhere(
      'the element that reaches line',
      'test/event-log/foreign-texts.test.ts',
      '{"objects": ["aaaa… (17 million characters)',
      '{"objects": [{"id": "7", "type": "person"}]',
      'A quotation mark is missing, or the text is no log.',
    ),
    json(
      own([convicted('true', '2018-01-01T00:00Z'), convicted('false', '2018-01-01T00:00Z')]),
      own([convicted('true', '2018-01-01T00:00Z'), convicted('false', '2018-01-02T00:00Z')]),
      'A value holds until the next. These two hold from the same time on.',
    ),
    json(
      own([convicted('true', '2018-01-01T00:00Z'), convicted('false', 'later')]),
      own([convicted('true', '2018-01-01T00:00Z'), convicted('false', '2018-01-02T00:00Z')]),
      'If an attribute has several values, their times say which held at the booking.',
    ),
    json(
      long(
        '(a person with 1,001 events)',
        ocel(
          [person],
          Array.from({ length: 1001 }, (_, i) => ({ ...booked, id: `e${i}`, type: 'team dispatched' })),
        ),
      ),
      ONE,
      'Several people’s events relate to one person.',
    ),
    elsewhere(
      'the list has more than',
      'test/event-log/log-limits.test.ts',
      '(1,000,001 facilities)',
      '(1,000,000 facilities)',
      'What a case may relate to is kept in memory.',
    ),
    json('{"eventTypes": [], "objectTypes": [], "objects": []}', ONE, 'OCEL has four lists, which may be empty.'),
    json(ocel([person, person], [booked]), ONE, 'Two objects have the same id.'),
    json(ocel([person], [{ ...booked, relationships: [] }]), ONE, 'Every event is about one person.'),
    json(ocel([person], [booked, { ...booked, id: 'e2' }]), ONE, 'A person is booked once in a case.'),
    broken(
      '(a Parquet file whose column `note` is JSON and has {"a": 1, "a": 2})',
      jsonParquet(['{"a": 1, "a": 2}']),
      'A value that another of the same name hides could be a name.',
    ),
    broken(
      '(a Parquet file whose column `note` is JSON and has 65 brackets)',
      jsonParquet([`${'['.repeat(65)}${']'.repeat(65)}`]),
      'The lists are nested without end, or by mistake.',
    ),
    broken(
      '(a Parquet file whose column `facility` is JSON and has lists)',
      parquetOf([BOOKED_AT, { name: 'facility', data: [['north', 'south']], type: 'JSON' }]),
      'A person is in one jail.',
    ),
    broken(
      '(a Parquet file with two columns `bookedAt`)',
      parquetOf([BOOKED_AT, BOOKED_AT]),
      'Only one of the two could be read.',
    ),
    broken(
      '(a Parquet file compressed with LZ4)',
      parquetOf([BOOKED_AT], { codec: 'LZ4', compressors: { LZ4: (bytes) => bytes } }),
      'The compression is not one of those that can be undone.',
    ),
    broken(
      '(a Parquet file of 5 KB that repeats a value without end)',
      readFileSync('test/hostile/endless-repeats.parquet'),
      'The file is damaged so that reading it would never end.',
    ),
    broken('(a Parquet file of 120 million cells)', tooManyCells(), 'Fewer columns, or fewer rows, fit into memory.'),
    otherLog(
      'cases.parquet.gz',
      '(a log named cases.parquet.gz)',
      '(a log named cases.parquet)',
      'Parquet compresses its own pages.',
    ),
    otherLog('cases.parquet', 'PAR1 and nothing else', '(a Parquet file)', 'The file is broken, or of another kind.'),
    otherLog(
      'cases.parquet',
      { shown: '(a Parquet file with the column `booked`)', content: parquet('booked', ['2018-01-01T10:00']) },
      '(a Parquet file with the column `bookedAt`)',
      'The column with the times of booking is missing.',
    ),
    otherLog(
      'cases.parquet',
      {
        shown: '(a Parquet file with 1,000,001 rows)',
        content: parquet(
          'bookedAt',
          Array.from({ length: 1_000_001 }, () => true),
        ),
      },
      '(a Parquet file with 1,000 rows)',
      'The log has more cases than fit into memory.',
    ),
  ],
};
