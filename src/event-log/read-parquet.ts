import { createHash } from 'node:crypto';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { fileProblem, InputError } from '../scenario/input-error.ts';
import { personalHeader, personalRefusal, personalValue } from '../tables/personal-columns.ts';
import { readBytes } from '../tables/read-bytes.ts';
import { COLUMNS } from './logged-case.ts';
import { LOG_LIMIT_BYTES, type RawCase, type RawLog } from './raw-case.ts';

/** One row a case, as writeParquetLog has them; timestamps, strings, booleans and integers, uncompressed or Snappy. */
export async function readParquetLog(file: string, shownAs: string): Promise<RawLog> {
  const bytes = await readBytes(file, shownAs, 'Parquet file', LOG_LIMIT_BYTES);
  const rows = await readRows(bytes, shownAs);
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of Object.entries(cells)) {
      const kind = typeof value === 'string' ? personalValue(value) : undefined;
      if (kind !== undefined) throw refusal(shownAs, `row ${row + 1}, column "${column}": a value (not shown)`, kind);
    }
  }
  const caseAt = (row: number): RawCase => ({
    id: textOf(rows[row].case) ?? String(row + 1),
    cells: new Map(
      COLUMNS.flatMap(({ key }) => {
        const text = textOf(rows[row][key]);
        return text === undefined ? [] : [[key, text] as const];
      }),
    ),
    problem: (key, { message, ...rest }) => fileProblem(shownAs, `row ${row + 1}, column "${key}": ${message}`, rest),
  });
  return { sha256: createHash('sha256').update(bytes).digest('hex'), length: rows.length, caseAt };
}

async function readRows(bytes: Buffer, shownAs: string): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(bytes).buffer;
  let columns: string[];
  try {
    columns = parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.name);
  } catch (error) {
    throw unreadable(shownAs, error);
  }
  for (const column of columns) {
    const kind = personalHeader(column);
    if (kind !== undefined) throw refusal(shownAs, `the column "${column}"`, kind);
  }
  if (!columns.includes('bookedAt')) {
    const allowed = `its columns: ${columns.slice(0, 50).join(', ')}`;
    throw new InputError([fileProblem(shownAs, 'there is no column "bookedAt"', { allowed })]);
  }
  try {
    return await parquetReadObjects({ file });
  } catch (error) {
    throw unreadable(shownAs, error);
  }
}

function refusal(shownAs: string, what: string, kind: Parameters<typeof personalRefusal>[1]): InputError {
  const { message, ...rest } = personalRefusal(what, kind);
  return new InputError([fileProblem(shownAs, message, rest)]);
}

function unreadable(shownAs: string, error: unknown): InputError {
  const why = error instanceof Error ? error.message : String(error);
  const allowed = 'a Parquet file, uncompressed or with Snappy';
  return new InputError([
    fileProblem(shownAs, `not a Parquet file that can be read: ${why.slice(0, 200)}`, { allowed }),
  ]);
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid timestamp' : value.toISOString();
  return String(value);
}
