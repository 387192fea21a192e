import { createHash } from 'node:crypto';
import { countedBytes } from '../../input-files/counted-bytes.ts';
import { inputFile } from '../../input-files/given-file.ts';
import type { FileToRead } from '../../input-files/input-file.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { ColumnMap } from '../columns/column-map.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { COLUMNS } from '../logged-case.ts';
import { timeText } from '../parquet/cell-texts.ts';
import { NOT_PARQUET, type ParquetColumn, ParquetRefusal, type Refused } from '../parquet/parquet-reply.ts';
import { type ParquetTable, readInProcess } from '../parquet/run-process.ts';
import type { RawCase, RawLog } from './raw-case.ts';

/**
 * One row per case, as writeParquetLog writes them: timestamps, strings, booleans and integers. A timestamp without a
 * zone is local, as a text without an offset is. `readTable` may end the process that it runs in.
 */
export async function readParquetLog(
  file: FileToRead,
  shownAs: string,
  map = new ColumnMap(),
  readTable: (bytes: Uint8Array, map: ColumnMap) => Promise<ParquetTable> = inProcess,
): Promise<RawLog> {
  const bytes = await bytesOf(file, shownAs);
  const { rows, names, columns } = await read(() => readTable(bytes, map), file, shownAs);
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
    problem: (key, { message, ...rest }) => fileProblem(shownAs, `row ${row + 1}, ${map.named(key)}: ${message}`, rest),
  });
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    length: rows,
    names: { kind: 'column', all: names.map((name) => map.ownOf(name) ?? name) },
    notes: map.notesOn(names),
    has: new Set(kept.map(({ key }) => key)),
    caseAt,
  };
}

function inProcess(bytes: Uint8Array, map: ColumnMap): Promise<ParquetTable> {
  return readInProcess(bytes, undefined, map);
}

const FIRST_BYTES = 'PAR1';

/** All bytes of the file. Of one that does not begin as a Parquet file, only the first are read. */
async function bytesOf(file: FileToRead, shownAs: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let begun = '';
  const expected = { what: 'Parquet file', limit: LOG_FORMATS.parquet.limitBytes };
  for await (const piece of countedBytes(inputFile(file, shownAs), expected)) {
    pieces.push(piece);
    if (begun.length === FIRST_BYTES.length) continue;
    begun = (begun + Buffer.from(piece).toString('latin1', 0, FIRST_BYTES.length)).slice(0, FIRST_BYTES.length);
    if (!FIRST_BYTES.startsWith(begun)) throw refusalOf(shownAs, NOT_PARQUET);
  }
  return Buffer.concat(pieces);
}

function refusalOf(shownAs: string, { message, allowed, hint }: Refused): InputError {
  return new InputError([fileProblem(shownAs, message, { allowed, ...(hint && { hint }) })]);
}

async function read(table: () => Promise<ParquetTable>, file: FileToRead, shownAs: string): Promise<ParquetTable> {
  try {
    return await table();
  } catch (error) {
    if (!(error instanceof ParquetRefusal)) throw error;
    if (error.refused.isLog && typeof file !== 'string') file.mayShowContent = true;
    throw refusalOf(shownAs, error.refused);
  }
}

function textAt(column: ParquetColumn, row: number): string | undefined {
  if (column.kind === 'texts') return column.texts[column.indexes[row]];
  const milliseconds = column.milliseconds[row];
  return Number.isNaN(milliseconds) ? undefined : timeText(milliseconds, column.isLocal);
}
