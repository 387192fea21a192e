import type { FileToRead } from '../../input-files/input-file.ts';
import { INPUT_LIMITS, type InputLimit } from '../../limits/input-limits.ts';
import { readColumns } from '../../tables/csv.ts';
import { ColumnMap } from '../columns/column-map.ts';
import { hintOn } from '../columns/missing-header.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { COLUMNS } from '../logged-case.ts';
import type { LogForm } from './log-form.ts';
import type { RawCase, RawLog } from './raw-case.ts';

/** One row per case. */
export const CSV_LOG_ROWS: InputLimit = { most: INPUT_LIMITS.cases.most, unit: 'rows', of: 'a log in CSV' };
const KEYS = COLUMNS.map(({ key }) => key);
/** Columns in which a log may use any text: its cases, jails and classes. */
const TEXTS = ['case', ...COLUMNS.flatMap(({ key, kind, allowed }) => (kind === 'name' && !allowed ? [key] : []))];
/** What csvLog writes before a cell that a spreadsheet would take for a formula. */
const APOSTROPHE = /^'(?=[=+\-@\t\r])/;

/**
 * One row per case. Only `bookedAt` and the headers of a column map are required; without a column `case`, the row's
 * number is the case's id. A mapped column is judged for personal data by the file's own header.
 */
export async function readCsvLog(
  file: FileToRead,
  shownAs: string,
  { columns: map = new ColumnMap(), sheet }: Pick<LogForm, 'columns' | 'sheet'> = {},
): Promise<RawLog> {
  const table = await readColumns(file, map.required, shownAs, {
    optional: map.unmapped.filter((own) => own !== 'bookedAt'),
    texts: [...TEXTS, ...map.mapped.map(([, header]) => header)],
    limitBytes: LOG_FORMATS.csv.limitBytes,
    rowLimit: CSV_LOG_ROWS,
    sheet,
    hintOn,
  });
  const owns = new Set(table.columns.map((header) => map.ownOf(header)));
  const ids = table.texts(map.headerOf('case'));
  const columns = KEYS.flatMap((key) => (owns.has(key) ? [{ key, texts: table.texts(map.headerOf(key)) }] : []));
  const caseAt = (row: number): RawCase => ({
    id: (ids[row] ?? String(row + 1)).replace(APOSTROPHE, ''),
    cells: new Map(
      columns.flatMap(({ key, texts }) =>
        texts[row] === '' ? [] : [[key, texts[row].replace(APOSTROPHE, '')] as const],
      ),
    ),
    problem: (key, { message, ...rest }) =>
      table.problemAt(row, map.headerOf(key), { message: `row ${row + 1}, ${map.named(key)}: ${message}`, ...rest }),
  });
  return {
    sha256: table.sha256,
    length: table.rows,
    has: new Set(columns.map(({ key }) => key)),
    names: { kind: 'column', all: table.columns.map((header) => map.ownOf(header) ?? header) },
    notes: map.notesOn(table.columns),
    caseAt,
  };
}
