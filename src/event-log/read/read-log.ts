import { extname } from 'node:path';
import { fileRefusal } from '../../input-files/file-refusal.ts';
import { shownName } from '../../input-files/given-file.ts';
import type { FileToRead } from '../../input-files/input-file.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS, type LogFormatKey } from '../log-formats.ts';
import type { LoggedCase } from '../logged-case.ts';
import { checkedCases } from './check-cases.ts';
import type { RawLog } from './raw-case.ts';
import { readCsvLog } from './read-csv.ts';
import { readOcelLog } from './read-ocel.ts';
import { readXesLog } from './read-xes.ts';

/** A log that was read, and its file's name as messages show it. */
export interface ReadLog {
  file: string;
  sha256: string;
  cases: LoggedCase[];
}

const READERS: Record<LogFormatKey, (file: FileToRead, shownAs: string) => Promise<RawLog>> = {
  ocel: readOcelLog,
  xes: readXesLog,
  csv: readCsvLog,
  // Loaded only when needed, so that the command line starts quickly.
  parquet: async (file, shownAs) => (await import('./read-parquet.ts')).readParquetLog(file, shownAs),
};

/** File name ending -> format. */
const FORMAT_OF = new Map(
  LOG_FORMAT_KEYS.flatMap((key) => LOG_FORMATS[key].endings.map((ending): [string, LogFormatKey] => [ending, key])),
);

/**
 * Reads a log of cases. The ending of its file's name says which of LOG_FORMATS it has. Times without an offset are
 * local in `zone`.
 *
 * @throws InputError if the file cannot be read, contains what looks like a person's name, alien number, social
 * security number or birth date, or has times that are missing or impossible, each with its place.
 */
export async function readLog(
  file: FileToRead,
  zone: string,
  shownAs = typeof file === 'string' ? shownName(file) : file.shownAs,
): Promise<ReadLog> {
  const ending = extname(typeof file === 'string' ? file : file.path).toLowerCase();
  const format = FORMAT_OF.get(ending);
  if (format === undefined) {
    const allowed = `a name that ends in ${[...FORMAT_OF.keys()].join(', ')}`;
    throw fileRefusal(shownAs, `a log whose name ends in "${ending}" cannot be read`, { allowed });
  }
  const raw = await READERS[format](file, shownAs);
  // What follows is about single cases.
  if (typeof file !== 'string') file.mayShowContent = true;
  if (raw.length === 0) throw fileRefusal(shownAs, 'the log has no cases', { allowed: 'at least one' });
  return { file: shownAs, sha256: raw.sha256, cases: checkedCases(raw, zone) };
}
