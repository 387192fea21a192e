import { createHash } from 'node:crypto';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblem, InputError, type Problem } from '../scenario/input-error.ts';
import { nearest } from '../scenario/nearest.ts';
import { type PersonalKind, personalHeader, personalRefusal, personalValue } from './personal-columns.ts';
import { ColumnValues } from './personal-values.ts';
import { decodeUtf8, readBytes } from './read-bytes.ts';

export const CSV_LIMIT_BYTES = 64 * 1024 * 1024;
const MOST_PROBLEMS = 20;

/** Some columns of a CSV file with a header row. */
export interface Table {
  file: string;
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
  /** Rows without the header. */
  rows: number;
  /** The texts of a column, trimmed. */
  texts(column: string): string[];
  /** A problem of one row, from 0, with its line in the file. */
  problemAt(row: number, column: string, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem;
}

/**
 * Reads columns of a CSV file (comma, UTF-8, first row the header, at most 64 MiB). `shownAs` is the name in messages;
 * `optional` columns may be missing, and then have no texts.
 *
 * @throws InputError where the file is missing, too large, no CSV, lacks a column, or has any column, asked for or not, that
 * looks like a person's name, an alien number or a birth date. That last refusal comes before all others and shows no value.
 */
export async function readColumns(
  file: string,
  columns: readonly string[],
  shownAs = file,
  optional: readonly string[] = [],
): Promise<Table> {
  const bytes = await readBytes(file, shownAs, 'CSV file', CSV_LIMIT_BYTES);
  const text = decodeUtf8(bytes, shownAs, 'CSV');
  const { header, cells, lines } = await readRows(text, [...columns, ...optional], shownAs);
  const lineText = (line: number) => text.split('\n', line)[line - 1]?.replace(/\r$/, '') ?? '';
  const unknown = columns.filter((column) => !header.includes(column));
  if (unknown.length > 0) {
    const sourceLine = lineText(1);
    throw new InputError(unknown.map((column) => missingColumn(shownAs, column, header, sourceLine)));
  }
  return {
    file: shownAs,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: lines.length,
    texts: (column) => cells.get(column) ?? [],
    problemAt: (row, column, rest) => {
      const line = lines[row];
      const sourceLine = lineText(line);
      const cell = cells.get(column)?.[row] ?? '';
      const at = cell === '' ? -1 : sourceLine.indexOf(cell);
      return { file: shownAs, line, column: Math.max(0, at) + 1, sourceLine, width: at < 0 ? 1 : cell.length, ...rest };
    },
  };
}

/**
 * The numbers of a column.
 *
 * @throws InputError naming row, column and text of what is no finite number from `least` on.
 */
export function numbersOf(table: Table, column: string, least = Number.NEGATIVE_INFINITY, whole = false): Float64Array {
  const { numbers, problems } = readNumbers(table, column, least, whole);
  if (problems.length > 0) throw new InputError(problems);
  return numbers;
}

/** As `numbersOf`, with what is wrong beside the numbers; NaN where it is no number. */
export function readNumbers(
  table: Table,
  column: string,
  least: number,
  whole: boolean,
): { numbers: Float64Array; problems: Problem[] } {
  const texts = table.texts(column);
  const numbers = new Float64Array(texts.length);
  const problems: Problem[] = [];
  const allowed = `${whole ? 'a whole number' : 'a number'}${least > Number.NEGATIVE_INFINITY ? ` of at least ${least}` : ''}`;
  for (const [row, text] of texts.entries()) {
    const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    numbers[row] = number;
    if (Number.isFinite(number) && number >= least && (!whole || Number.isInteger(number))) continue;
    const what = text === '' ? 'is empty' : `"${text.slice(0, 40)}" is not ${allowed}`;
    problems.push(table.problemAt(row, column, { message: `row ${row + 1}, column "${column}": ${what}`, allowed }));
    if (problems.length === MOST_PROBLEMS) break;
  }
  return { numbers, problems };
}

async function readRows(text: string, columns: readonly string[], file: string) {
  const parser = parse({
    info: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: false,
    max_record_size: 1_000_000,
  });
  let header: string[] | undefined;
  let wanted: [column: number, into: string[]][] = [];
  const cells = new Map<string, string[]>();
  const lines: number[] = [];
  // Columns that nobody asked for; those asked for must be numbers and times.
  let others: [column: number, values: ColumnValues][] = [];
  parser.end(text);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = info.lines;
      if (header === undefined) {
        header = record;
        const personal = header.flatMap((name, column) => {
          const kind = personalHeader(name);
          return kind === undefined ? [] : [personalColumn(file, line, column, kind, `"${name}"`)];
        });
        if (personal.length > 0) throw new InputError(personal);
        wanted = columns.flatMap((column): [number, string[]][] => {
          const at = record.indexOf(column);
          if (at < 0) return [];
          const into: string[] = [];
          cells.set(column, into);
          return [[at, into]];
        });
        others = record.flatMap((name, column) => (columns.includes(name) ? [] : [[column, new ColumnValues(name)]]));
      } else {
        lines.push(line);
        for (const [at, into] of wanted) into.push(record[at]);
        for (const [at, values] of others) values.add(record[at]);
      }
      for (let at = 0; at < record.length; at++) {
        const kind = personalValue(record[at]);
        if (kind !== undefined) throw new InputError([personalColumn(file, line, at, kind, 'a value (not shown)')]);
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    throw new InputError([
      {
        file,
        line,
        column: 1,
        message: `not a valid CSV: ${error.message.replace(/, value is .*/s, '').slice(0, 200)}`,
        sourceLine: '',
      },
    ]);
  }
  const personal = others.flatMap(([column, values]) => {
    const kind = values.kind();
    return kind === undefined
      ? []
      : [personalColumn(file, 1, column, kind, 'what its values are together (not shown)')];
  });
  if (personal.length > 0) throw new InputError(personal);
  if (header === undefined)
    throw new InputError([fileProblem(file, 'the CSV file is empty', { allowed: 'a header row and rows' })]);
  return { header, cells, lines };
}

function personalColumn(file: string, line: number, at: number, kind: PersonalKind, what: string): Problem {
  return { file, line, column: 1, ...personalRefusal(`column ${at + 1}: ${what}`, kind), sourceLine: '' };
}

function missingColumn(file: string, column: string, header: string[], sourceLine: string): Problem {
  const near = nearest(column, header);
  const separated = header.length === 1 && /[;\t|]/.test(header[0]);
  const hint = separated
    ? 'the columns seem to be separated by something else than commas'
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
