import { FileRefusal } from '../input-files/file-refusal.ts';
import { shownName } from '../input-files/given-file.ts';
import type { FileToRead } from '../input-files/input-file.ts';
import { INPUT_LIMITS, type InputLimit } from '../limits/input-limits.ts';
import { mayShow } from '../personal/shown.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { nearest } from '../refusals/nearest.ts';
import { problemsOfHeader } from './csv-header.ts';
import { type CsvLine, layoutHint } from './csv-layout.ts';
import { readRows } from './csv-rows.ts';
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
  /** What to say where a column is missing from a file whose headers may be shown. */
  hintOn?: (missing: string, headers: readonly string[]) => string | undefined;
  /** Which sheet of a workbook; by default the first. */
  sheet?: string | undefined;
  /** By default that of a CSV file. */
  rowLimit?: InputLimit;
}

/**
 * Reads columns of a CSV file (UTF-8, first row the header, at most 64 MiB unless `limitBytes` says otherwise), or of
 * a sheet of a workbook (.xlsx).
 * `shownAs` is the name in messages.
 *
 * @throws InputError if the file is missing, too large or not a CSV, lacks a column, has one twice that is asked for,
 * spells an optional one in another way, or has a control character in a cell. Also if any column, asked for or not,
 * looks like a person's name, an alien number, a birth date or a social security number. That last refusal comes before
 * all others and shows no value.
 */
export async function readColumns(
  file: FileToRead,
  columns: readonly string[],
  shownAs = typeof file === 'string' ? shownName(file) : file.shownAs,
  { optional = [], texts = [], limitBytes = INPUT_LIMITS.csvBytes.most, rowLimit, sheet, hintOn }: Reading = {},
): Promise<Table> {
  const text = new TextFile(file, shownAs, 'CSV file', limitBytes);
  text.sheet = { name: sheet };
  const asked = [...columns, ...optional];
  const typed = new Set(asked.filter((column) => !texts.includes(column)));
  const { header, separator, cells, lines, sample, problems } = await readRows(text, {
    all: asked,
    required: columns,
    typed,
    rowLimit,
  });
  const problemAt: Table['problemAt'] = (row, column, rest) => {
    const line = lines[row];
    const cell = cells.get(column)?.[row] ?? '';
    const sourceLine = cell === '' || mayShow(cell) ? text.line(line) : '';
    const at = cell === '' ? -1 : sourceLine.indexOf(cell);
    return { file: shownAs, line, column: Math.max(0, at) + 1, sourceLine, width: at < 0 ? 1 : cell.length, ...rest };
  };
  const unknown = columns.filter((column) => !sample[0].cells.includes(column));
  if (unknown.length > 0 && !text.mayShowContent) throw missingColumns(text, unknown, sample);
  const columnProblems = problemsOfHeader(shownAs, sample, { columns, optional, hintOn });
  const sourceLine = columnProblems.length > 0 ? text.line(sample[0].line) : '';
  const all = [...columnProblems.map((problem) => ({ ...problem, sourceLine, width: sourceLine.length })), ...problems];
  if (all.length > 0) throw new InputError(all);
  return {
    file: shownAs,
    sha256: text.sha256,
    columns: header,
    mayHaveDecimalCommas: separator !== ',',
    rows: lines.length,
    texts: (column) => cells.get(column) ?? [],
    problemAt,
  };
}

/** Where a scenario names the file, the header is not shown: the file may be anything. */
function missingColumns(text: TextFile, columns: readonly string[], sample: readonly CsvLine[]): InputError {
  const header = sample[0].cells;
  const allowed = header.length === 1 ? 'the only column of the file' : `one of its ${header.length} columns`;
  return new FileRefusal(
    columns.map((column) => {
      const near = nearest(column, header);
      const isAlike = column.length > 3 && near !== undefined && near.length <= column.length + 2;
      const alike = isAlike ? `did you mean "${near}"?` : 'the columns’ names are in the first line of the file';
      // The name of another column is not shown.
      const hint = layoutHint(sample, [column], false) ?? alike;
      return fileProblem(text.shownAs, `there is no column "${column}"`, { allowed, hint });
    }),
  );
}
