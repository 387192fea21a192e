import { parquetWriteBuffer } from 'hyparquet-writer';
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

const parquet = (name: string, data: unknown[]) => new Uint8Array(parquetWriteBuffer({ columnData: [{ name, data }] }));

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
    json('{"eventTypes": [', ONE, 'The text is not JSON.'),
    json('{"eventTypes": [], "objectTypes": [], "objects": []}', ONE, 'OCEL has four lists, which may be empty.'),
    json(ocel([person, person], [booked]), ONE, 'Two objects have the same id.'),
    json(ocel([person], [{ ...booked, relationships: [] }]), ONE, 'Every event is about one person.'),
    json(ocel([person], [booked, { ...booked, id: 'e2' }]), ONE, 'A person is booked once in a case.'),
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
