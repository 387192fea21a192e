import { createHash } from 'node:crypto';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { FileToRead } from '../../input-files/input-file.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { type PersonalKind, personalRefusal } from '../../tables/personal-columns.ts';
import { PersonalSearch } from '../../tables/personal-search.ts';
import { personalText } from '../../tables/personal-texts.ts';
import { readBytes } from '../../tables/read-bytes.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { COLUMNS } from '../logged-case.ts';
import { MOST_CASES, type RawCase, type RawLog } from './raw-case.ts';

/** Columns of numbers, times and fixed words, whose values are checked one by one. */
const TYPED = new Set<string>(COLUMNS.flatMap(({ key, kind, allowed }) => (kind !== 'name' || allowed ? [key] : [])));

/**
 * One row per case, as writeParquetLog writes them: timestamps, strings, booleans and integers, uncompressed or Snappy.
 */
export async function readParquetLog(file: FileToRead, shownAs: string): Promise<RawLog> {
  const bytes = await readBytes(file, shownAs, 'Parquet file', LOG_FORMATS.parquet.limitBytes);
  const rows = await readRows(bytes, file, shownAs);
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

async function readRows(bytes: Buffer, source: FileToRead, shownAs: string): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(bytes).buffer;
  const search = new PersonalSearch();
  const refuse = (what: string, kind: PersonalKind | undefined) => {
    if (kind === undefined) return;
    const { message, ...rest } = personalRefusal(what, kind);
    throw new InputError([fileProblem(shownAs, message, rest)]);
  };
  let columns: string[];
  try {
    const metadata = parquetMetadata(file);
    columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    // The file is compressed, so its size says little about the memory that reading needs.
    if (metadata.num_rows > MOST_CASES) {
      const rest = { allowed: `at most ${MOST_CASES} rows`, hint: 'split it by time' };
      throw new InputError([
        fileProblem(shownAs, `expected at most ${MOST_CASES} rows, got ${metadata.num_rows}`, rest),
      ]);
    }
    // Columns within a column of structs are headers too.
    for (const { name } of metadata.schema) refuse(`the column "${name}"`, search.key(name));
    for (const { key, value = '' } of metadata.key_value_metadata ?? []) {
      refuse(`the metadata "${key}", or its value (not shown),`, search.key(key) ?? search.value(key, value));
    }
  } catch (error) {
    throw unreadable(shownAs, error);
  }
  if (!columns.includes('bookedAt')) {
    const allowed = `its columns: ${columns.slice(0, 50).join(', ')}`;
    throw new InputError([fileProblem(shownAs, 'there is no column "bookedAt"', { allowed })]);
  }
  if (typeof source !== 'string') source.mayShowContent = true;
  let rows: Record<string, unknown>[];
  try {
    rows = await parquetReadObjects({ file });
  } catch (error) {
    throw unreadable(shownAs, error);
  }
  for (const [row, cells] of rows.entries()) {
    for (const column of columns) {
      const isTyped = TYPED.has(column);
      if (isTyped && typeof cells[column] !== 'string') continue;
      for (const text of textsWithin(cells[column])) {
        const kind = isTyped ? personalText(text) : search.value(column, text);
        if (kind !== undefined) refuse(`row ${row + 1}, column "${column}": a value (not shown)`, kind);
      }
    }
  }
  for (const { key, kind } of search.together()) {
    refuse(`column "${key}": the pattern of its values (not shown)`, kind);
  }
  return rows;
}

function unreadable(shownAs: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
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

/** The texts in a cell, including those in lists and structs. */
function textsWithin(value: unknown): string[] {
  if (value === null || typeof value !== 'object' || value instanceof Date) return [textOf(value) ?? ''];
  return Object.values(value).flatMap(textsWithin);
}
