import { extname } from 'node:path';
import type { TimeForm } from '../../calendar/written-time.ts';
import { fileRefusal } from '../../input-files/file-refusal.ts';
import { shownName } from '../../input-files/given-file.ts';
import type { FileToRead } from '../../input-files/input-file.ts';
import { InputError } from '../../refusals/input-error.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS, type LogFormatKey } from '../log-formats.ts';
import type { ColumnKey, LoggedCase } from '../logged-case.ts';
import { checkedCases } from './check-cases.ts';
import { checkForm, type LogForm } from './log-form.ts';
import { nearNames } from './near-names.ts';
import { notesOnMidnights } from './notes-on-midnights.ts';
import type { RawLog } from './raw-case.ts';
import { readCsvLog } from './read-csv.ts';
import { readOcelLog } from './read-ocel.ts';
import { readXesLog } from './read-xes.ts';

/** A log that was read, and its file's name as messages show it. */
export interface ReadLog {
  file: string;
  sha256: string;
  cases: LoggedCase[];
  /** What the log says. A case without a value of such a column did not have it; of others nothing is known. */
  has: ReadonlySet<ColumnKey>;
  /** Sentences about what was not read. */
  notes: string[];
}

const READERS: Record<
  LogFormatKey,
  (file: FileToRead, shownAs: string, form: LogForm & { zone: string }) => Promise<RawLog>
> = {
  ocel: (file, shownAs, { zone }) => readOcelLog(file, shownAs, zone),
  xes: (file, shownAs, { zone }) => readXesLog(file, shownAs, zone),
  csv: readCsvLog,
  // Loaded only when needed, so that the command line starts quickly.
  parquet: async (file, shownAs, { columns }) =>
    (await import('./read-parquet.ts')).readParquetLog(file, shownAs, columns),
};

/** File name ending -> format. */
const FORMAT_OF = new Map(
  LOG_FORMAT_KEYS.flatMap((key) => LOG_FORMATS[key].endings.map((ending): [string, LogFormatKey] => [ending, key])),
);

/**
 * Reads a log of cases. The ending of its file's name says which of LOG_FORMATS it has; a text may be compressed and
 * then also ends in .gz. A pipe has no such name, so that `form` says it. Times without an offset are local in `zone`.
 *
 * @throws InputError if the file cannot be read, contains what looks like a person's name, alien number, social
 * security number or birth date, has names that nearly are those of columns, or has times that are missing or
 * impossible, each with its place. Also if `form` says something that the file does not hold.
 */
export async function readLog(
  file: FileToRead,
  zone: string,
  shownAs = typeof file === 'string' ? shownName(file) : file.shownAs,
  form: LogForm = {},
): Promise<ReadLog> {
  const format = form.format ?? formatOf(typeof file === 'string' ? file : file.path, shownAs);
  checkForm(format, form, shownAs);
  const raw = await READERS[format](file, shownAs, { ...form, zone });
  // What follows is about single cases.
  if (typeof file !== 'string') file.mayShowContent = true;
  return checkedLog(raw, { zone, dateFormat: form.dateFormat }, shownAs);
}

/** As `readLog`, of cases that are not yet checked. */
export function checkedLog(raw: RawLog, times: TimeForm, shownAs: string): ReadLog {
  if (raw.length === 0) throw fileRefusal(shownAs, 'the log has no cases', { allowed: 'at least one' });
  const { problems, notes } = nearNames(raw, shownAs);
  if (problems.length > 0) throw new InputError(problems);
  const cases = checkedCases(raw, times);
  return {
    file: shownAs,
    sha256: raw.sha256,
    cases,
    has: raw.has,
    notes: [...(raw.notes ?? []), ...notes, ...notesOnMidnights(cases, times.zone)],
  };
}

function formatOf(file: string, shownAs: string): LogFormatKey {
  const outer = extname(file).toLowerCase();
  const isPacked = outer === '.gz';
  const ending = isPacked ? extname(file.slice(0, -outer.length)).toLowerCase() : outer;
  const format = FORMAT_OF.get(ending);
  if (format === undefined) {
    const allowed = `a name that ends in ${[...FORMAT_OF.keys()].join(', ')}; a text may also end in .gz`;
    throw fileRefusal(shownAs, `a log whose name ends in "${ending}" cannot be read`, { allowed });
  }
  if (isPacked && !LOG_FORMATS[format].isText) {
    const allowed = `a name that ends in ${ending}: ${LOG_FORMATS[format].name} compresses its own pages`;
    throw fileRefusal(shownAs, `a log whose name ends in "${ending}.gz" cannot be read`, { allowed });
  }
  return format;
}
