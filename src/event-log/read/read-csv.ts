import type { FileToRead } from '../../input-files/input-file.ts';
import { INPUT_LIMITS, type InputLimit } from '../../limits/input-limits.ts';
import { readColumns } from '../../tables/csv.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { COLUMNS } from '../logged-case.ts';
import type { RawCase, RawLog } from './raw-case.ts';

/** One row per case. */
export const CSV_LOG_ROWS: InputLimit = { most: INPUT_LIMITS.cases.most, unit: 'rows', of: 'a log in CSV' };
const KEYS = COLUMNS.map(({ key }) => key);
/** Columns in which a log may use any text: its cases, jails and classes. */
const TEXTS = ['case', ...COLUMNS.flatMap(({ key, kind, allowed }) => (kind === 'name' && !allowed ? [key] : []))];
/** What csvLog writes before a cell that a spreadsheet would take for a formula. */
const APOSTROPHE = /^'(?=[=+\-@\t\r])/;

/** One row per case. Only `bookedAt` is required; without a column `case`, the row's number is the case's id. */
export async function readCsvLog(file: FileToRead, shownAs: string): Promise<RawLog> {
  const table = await readColumns(file, ['bookedAt'], shownAs, {
    optional: ['case', ...KEYS],
    texts: TEXTS,
    limitBytes: LOG_FORMATS.csv.limitBytes,
    rowLimit: CSV_LOG_ROWS,
  });
  const ids = table.texts('case');
  const given = new Set(table.columns);
  const columns = KEYS.flatMap((key) => (given.has(key) ? [{ key, texts: table.texts(key) }] : []));
  const caseAt = (row: number): RawCase => ({
    id: (ids[row] ?? String(row + 1)).replace(APOSTROPHE, ''),
    cells: new Map(
      columns.flatMap(({ key, texts }) =>
        texts[row] === '' ? [] : [[key, texts[row].replace(APOSTROPHE, '')] as const],
      ),
    ),
    problem: (key, { message, ...rest }) =>
      table.problemAt(row, key, { message: `row ${row + 1}, column "${key}": ${message}`, ...rest }),
  });
  return {
    sha256: table.sha256,
    length: table.rows,
    has: new Set(columns.map(({ key }) => key)),
    names: { kind: 'column', all: table.columns },
    caseAt,
  };
}
