import { FileRefusal } from '../input-files/file-refusal.ts';
import { shownName } from '../input-files/given-file.ts';
import type { FileToRead } from '../input-files/input-file.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { fileProblem, InputError, type Problem } from '../refusals/input-error.ts';
import { nearest } from '../refusals/nearest.ts';
import { readRows } from './csv-rows.ts';
import { mayShow } from './personal-shown.ts';
import type { Table } from './table.ts';
import { TextFile } from './text-file.ts';

/** More about the columns to read. */
interface Reading {
  /** Columns that may be missing. A missing column has no texts. */
  optional?: readonly string[];
  /**
   * Columns asked for whose values may be any text. They are judged for personal data like columns that nobody asked
   * for.
   */
  texts?: readonly string[];
  limitBytes?: number;
  /** The rows are kept in memory. */
  mostRows?: number;
}

/**
 * Reads columns of a CSV file (comma, UTF-8, first row the header, at most 64 MiB unless `limitBytes` says otherwise).
 * `shownAs` is the name in messages.
 *
 * @throws InputError if the file is missing, too large or not a CSV, lacks a column or has a control character in a
 * cell. Also if any column, asked for or not, looks like a person's name, an alien number, a birth date or a social
 * security number. That last refusal comes before all others and shows no value.
 */
export async function readColumns(
  file: FileToRead,
  columns: readonly string[],
  shownAs = typeof file === 'string' ? shownName(file) : file.shownAs,
  { optional = [], texts = [], limitBytes = INPUT_LIMITS.csvBytes.most, mostRows }: Reading = {},
): Promise<Table> {
  const text = new TextFile(file, shownAs, 'CSV file', limitBytes);
  const asked = [...columns, ...optional];
  const typed = new Set(asked.filter((column) => !texts.includes(column)));
  const { header, cells, lines, problems } = await readRows(text, { all: asked, required: columns, typed, mostRows });
  const problemAt: Table['problemAt'] = (row, column, rest) => {
    const line = lines[row];
    const cell = cells.get(column)?.[row] ?? '';
    const sourceLine = cell === '' || mayShow(cell) ? text.line(line) : '';
    const at = cell === '' ? -1 : sourceLine.indexOf(cell);
    return { file: shownAs, line, column: Math.max(0, at) + 1, sourceLine, width: at < 0 ? 1 : cell.length, ...rest };
  };
  const unknown = columns.filter((column) => !header.includes(column));
  if (unknown.length > 0) throw missingColumns(text, unknown, header);
  if (problems.length > 0) throw new InputError(problems);
  return {
    file: shownAs,
    sha256: text.sha256,
    columns: header,
    rows: lines.length,
    texts: (column) => cells.get(column) ?? [],
    problemAt,
  };
}

/** Where a scenario names the file, the header is not shown: the file may be anything. */
function missingColumns(text: TextFile, columns: readonly string[], header: readonly string[]): InputError {
  if (text.mayShowContent) {
    const sourceLine = text.line(1);
    return new InputError(columns.map((column) => missingColumn(text.shownAs, column, header, sourceLine)));
  }
  const allowed = header.length === 1 ? 'the only column of the file' : `one of its ${header.length} columns`;
  return new FileRefusal(
    columns.map((column) => {
      const near = nearest(column, header);
      const isAlike = column.length > 3 && near !== undefined && near.length <= column.length + 2;
      const hint = isAlike ? `did you mean "${near}"?` : 'the columns’ names are in the first line of the file';
      return fileProblem(text.shownAs, `there is no column "${column}"`, { allowed, hint });
    }),
  );
}

function missingColumn(file: string, column: string, header: readonly string[], sourceLine: string): Problem {
  const near = nearest(column, header);
  const separated = header.length === 1 && /[;\t|]/.test(header[0]);
  const hint = separated
    ? 'the columns seem to be separated by something other than commas'
    : near && `did you mean "${near}"?`;
  return {
    file,
    line: 1,
    column: 1,
    message: `there is no column "${column}"`,
    allowed: `its columns: ${header.slice(0, 50).join(', ')}`,
    ...(hint && { hint }),
    sourceLine,
    width: sourceLine.length,
  };
}
