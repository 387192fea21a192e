import { isDeepStrictEqual } from 'node:util';
import { ColumnMap, type OwnName } from '../../src/event-log/columns/column-map.ts';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { fileOf } from '../frame/given-bytes.ts';
import { Broken, ensure } from '../frame/target.ts';
import type { Rows } from '../mutations/rows.ts';
import { ZONE } from './log-checks.ts';

/** Columns that have another header, and the rest, which keep our names. */
const MAPPED: readonly OwnName[] = ['case', 'bookedAt', 'lodgedAt', 'exitAt', 'facility', 'earlierDispatchedAt'];
const columns = new ColumnMap(MAPPED.map((own) => [own, headerOf(own)]));
const dateFormat = 'm/d/yyyy';
const ISO = /(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})[+-]\d{2}:\d{2}/g;

function headerOf(own: OwnName): string {
  return `Jail’s ${own}`;
}

/** A log with headers of a jail's own, and dates as 3/12/2018. */
export function mappedRows([header, ...rows]: Rows): Rows {
  const named = header.map((name) => (MAPPED.includes(name as OwnName) ? headerOf(name as OwnName) : name));
  const dated = (cell: string) =>
    cell.replace(ISO, (_, year, month, day, time) => `${Number(month)}/${Number(day)}/${year} ${time}`);
  return [named, ...rows.map((row) => row.map(dated))];
}

/** Reads such a log. If it is accepted, the same log with our own headers must say the same. */
export async function readMapped(path: string, bytes: Uint8Array): Promise<ReadLog> {
  const log = await readLog(fileOf(path, bytes), ZONE, path, { columns, dateFormat });
  // A column with our name beside the mapped one would then be there twice.
  if (log.notes.some((note) => note.includes('the column map'))) return log;
  const text = Buffer.from(bytes).toString();
  const header = text.slice(0, endOfHeader(text));
  const own = MAPPED.reduce((so, name) => so.replace(headerOf(name), name), header) + text.slice(header.length);
  try {
    const same = await readLog(fileOf(path, Buffer.from(own)), ZONE, path, { dateFormat });
    ensure(isDeepStrictEqual(same.cases, log.cases), () => 'mapped, a case is another one');
    ensure(isDeepStrictEqual(same.has, log.has), () => 'mapped, the log has other columns');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new Broken(`accepted, but refused with our own headers: ${error.problems[0].message}`);
  }
  return log;
}

/** A header in quotes may have line breaks. */
function endOfHeader(text: string): number {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[i] === '\n' || text[i] === '\r')) return i;
  }
  return text.length;
}
