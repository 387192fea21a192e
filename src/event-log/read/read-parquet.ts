import { createHash } from 'node:crypto';
import type { FileToRead } from '../../input-files/input-file.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { readBytes } from '../../tables/read-bytes.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { COLUMNS } from '../logged-case.ts';
import { timeText } from '../parquet/cell-texts.ts';
import { type ParquetColumn, ParquetRefusal } from '../parquet/parquet-reply.ts';
import { type ParquetTable, readInProcess } from '../parquet/run-process.ts';
import type { RawCase, RawLog } from './raw-case.ts';

/**
 * One row per case, as writeParquetLog writes them: timestamps, strings, booleans and integers. A timestamp without a
 * zone is local, as a text without an offset is.
 */
export async function readParquetLog(file: FileToRead, shownAs: string): Promise<RawLog> {
  const bytes = await readBytes(file, shownAs, 'Parquet file', LOG_FORMATS.parquet.limitBytes);
  const { rows, names, columns } = await read(bytes, file, shownAs);
  const kept = COLUMNS.flatMap(({ key }) => {
    const column = columns.get(key);
    return column === undefined ? [] : [{ key, column }];
  });
  const ids = columns.get('case');
  const caseAt = (row: number): RawCase => ({
    id: (ids && textAt(ids, row)) ?? String(row + 1),
    cells: new Map(
      kept.flatMap(({ key, column }) => {
        const text = textAt(column, row);
        return text === undefined ? [] : [[key, text] as const];
      }),
    ),
    problem: (key, { message, ...rest }) => fileProblem(shownAs, `row ${row + 1}, column "${key}": ${message}`, rest),
  });
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    length: rows,
    names: { kind: 'column', all: names },
    has: new Set(kept.map(({ key }) => key)),
    caseAt,
  };
}

async function read(bytes: Uint8Array, file: FileToRead, shownAs: string): Promise<ParquetTable> {
  try {
    return await readInProcess(bytes);
  } catch (error) {
    if (!(error instanceof ParquetRefusal)) throw error;
    if (error.refused.isLog && typeof file !== 'string') file.mayShowContent = true;
    const { message, allowed, hint } = error.refused;
    throw new InputError([fileProblem(shownAs, message, { allowed, ...(hint && { hint }) })]);
  }
}

function textAt(column: ParquetColumn, row: number): string | undefined {
  if (column.kind === 'texts') return column.texts[column.indexes[row]];
  const milliseconds = column.milliseconds[row];
  return Number.isNaN(milliseconds) ? undefined : timeText(milliseconds, column.isLocal);
}
