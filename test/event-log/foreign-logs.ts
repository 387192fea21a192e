import { gzipSync } from 'node:zlib';
import { book, texts } from '../spreadsheets/books.ts';
import { parquet } from './parquet-files.ts';

/** One log, with our own headers and ISO times, and as a jail's system writes it. */

type Row = readonly [id: string, ...moments: string[]];

/** Local times in Chicago; the rows of docs/guides/replay.md, and one booked at midnight. */
const ROWS: readonly Row[] = [
  ['J-01', '2018-01-02T22:40', '2018-01-03T08:15', '2018-01-04T14:50', ''],
  ['J-02', '2018-01-05T03:10', '2018-01-05T09:30', '2018-01-08T10:20', '2018-01-08T10:20'],
  ['J-03', '2018-01-09T17:25', '2018-01-10T10:00', '2018-01-10T19:45', ''],
  ['J-04', '2018-01-14T01:05', '2018-01-14T13:20', '2018-01-16T15:10', ''],
  ['J-05', '2018-01-19T20:00', '2018-01-20T09:10', '2018-01-22T11:35', '2018-01-22T11:35'],
  ['J-06', '2018-01-27T00:00', '2018-01-27T16:45', '2018-01-29T09:55', ''],
  ['J-07', '2018-02-02T23:55', '2018-02-03T08:05', '2018-02-05T13:40', ''],
  ['J-08', '2018-02-11T04:20', '2018-02-11T12:00', '2018-02-12T16:30', '2018-02-12T16:30'],
  ['J-09', '2018-02-17T19:15', '2018-02-18T10:30', '2018-02-20T20:15', ''],
];

const OWN = ['case', 'bookedAt', 'lodgedAt', 'exitAt', 'pickedUpAt'] as const;
/** A header of its own may have a comma, an equals sign or a quotation mark. */
const HEADERS = ['Case #', 'Booking Date/Time', 'Detainer = lodged', 'Release, actual', 'Handed over'] as const;

export const PAIRS = OWN.map((own, i): [string, string] => [own, HEADERS[i]]);
export const OPTIONS = [
  '--columns',
  'case=Case #, bookedAt=Booking Date/Time,lodgedAt = Detainer = lodged',
  '--columns',
  'exitAt="Release, actual", pickedUpAt=Handed over',
] as const;
export const DATES = ['--date-format', 'm/d/yyyy'] as const;

export const OWN_LOG = csvOf(OWN, ROWS);
/** By its file's name. */
export const FOREIGN_LOGS: Record<string, string | Uint8Array> = {
  'jail.csv': csvOf(HEADERS, ROWS.map(asWritten)),
  'jail.csv.gz': gzipSync(csvOf(HEADERS, ROWS.map(asWritten))),
  'jail.parquet': parquet(
    HEADERS.map((name, i) => ({ name, data: ROWS.map(asWritten).map((row) => row[i] || null), type: 'STRING' })),
  ),
  'jail.xlsx': book({ sheets: { Cases: sheetOf(asText) } }),
  // Dates as a spreadsheet keeps them: days since 1899-12-30.
  'serial.xlsx': book({ sheets: { Cases: sheetOf(asSerial) }, formats: ['General', 'm/d/yyyy h:mm AM/PM'] }),
};

function csvOf(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (text.includes(',') ? `"${text}"` : text);
  return [headers, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function asWritten([id, ...moments]: Row): string[] {
  return [id, ...moments.map(monthFirst)];
}

/** "2018-01-02T22:40" -> "1/2/2018 10:40 PM" */
function monthFirst(moment: string): string {
  if (moment === '') return '';
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(moment) ?? [];
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${Number(month)}/${Number(day)}/${year} ${Number(hour) % 12 || 12}:${minute} ${half}`;
}

function sheetOf(cell: (moment: string, at: string) => string): string {
  const rows = ROWS.map(([id, ...moments], i) => {
    const row = i + 2;
    const inside = moments.map((moment, column) => (moment === '' ? '' : cell(moment, `${'BCDE'[column]}${row}`)));
    return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${id}</t></is></c>${inside.join('')}</row>`;
  });
  return texts(1, ...HEADERS) + rows.join('');
}

function asText(moment: string, at: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${monthFirst(moment)}</t></is></c>`;
}

function asSerial(moment: string, at: string): string {
  return `<c r="${at}" s="1"><v>${Date.parse(`${moment}Z`) / 86_400_000 + 25_569}</v></c>`;
}
