import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { fileProblem, InputError, type Problem } from '../refusals/input-error.ts';
import { checkSize } from './csv-size.ts';
import { type PersonalKind, personalHeader, personalRefusal } from './personal-columns.ts';
import { personalText } from './personal-texts.ts';
import { ColumnValues } from './personal-values.ts';
import type { TextFile } from './text-file.ts';

const MOST_PROBLEMS = 20;
/** So many rows are read of a file that lacks a column. */
const ROWS_WITHOUT_COLUMN = 20;
/**
 * Control characters, which a terminal would obey. The same as in scenario files, except that quoted lines may end in
 * CRLF.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What was read from a CSV file. `problems` are those of cells that contain forbidden characters. */
interface Rows {
  header: string[];
  /** By column, for the columns asked for. */
  cells: Map<string, string[]>;
  /** By row: its line in the file. */
  lines: number[];
  problems: Problem[];
}

/** The columns to read. */
interface Asked {
  all: readonly string[];
  /** Those without which nothing more is read. */
  required: readonly string[];
  /** Columns of numbers or times. */
  typed: ReadonlySet<string>;
  /** More rows are refused, since they are kept in memory. */
  mostRows?: number;
}

/** Reads the rows of a CSV file. Refuses a file with something that looks like a person's data. */
export async function readRows(
  text: TextFile,
  { all: columns, required, typed, mostRows = Number.POSITIVE_INFINITY }: Asked,
): Promise<Rows> {
  const file = text.shownAs;
  const parser = parse({
    info: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: false,
    max_record_size: 1_000_000,
  });
  let header: string[] | undefined;
  let isAsked = false;
  let wanted: [column: number, into: string[]][] = [];
  const cells = new Map<string, string[]>();
  const lines: number[] = [];
  const problems: Problem[] = [];
  /** By position. Undefined for columns that must be numbers or times, whose cells are only judged one by one. */
  let judged: (ColumnValues | undefined)[] = [];
  // Ignored here: the parser throws the same error to whoever reads from it.
  pipeline(Readable.from(text.pieces()), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = info.lines;
      if (header === undefined) {
        header = record;
        isAsked = required.every((column) => record.includes(column));
        if (isAsked) text.isAsExpected();
        const personal = header.flatMap((name, column) => {
          const kind = personalHeader(name);
          return kind === undefined ? [] : [personalColumn({ file, line }, column, kind, `"${name}"`)];
        });
        if (personal.length > 0) throw new InputError(personal);
        wanted = columns.flatMap((column): [number, string[]][] => {
          const at = record.indexOf(column);
          if (at < 0) return [];
          const into: string[] = [];
          cells.set(column, into);
          return [[at, into]];
        });
        judged = record.map((name) => (typed.has(name) ? undefined : new ColumnValues(name)));
      } else {
        if (lines.length >= mostRows) {
          const rest = { allowed: `at most ${mostRows} rows`, hint: 'split it by time' };
          throw new InputError([fileProblem(file, `the table has more than ${mostRows} rows`, rest)]);
        }
        lines.push(line);
        checkSize(file, lines.length, header.length);
        for (const [at, into] of wanted) into.push(record[at]);
      }
      for (let at = 0; at < record.length; at++) {
        const cell = record[at];
        const values = lines.length > 0 ? judged[at] : undefined;
        const kind = values === undefined ? personalText(cell) : values.add(cell);
        if (kind !== undefined) throw new InputError([personalColumn({ file, line }, at, kind, 'a value (not shown)')]);
        if (CONTROL.test(cell) && problems.length < MOST_PROBLEMS)
          problems.push(controlCharacter({ file, line }, lines.length, header[at], cell));
      }
      // A pipe may go on for ever. A few rows are enough to say what is wrong.
      if (!isAsked && lines.length >= ROWS_WITHOUT_COLUMN) break;
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
  const personal = judged.flatMap((values, column) => {
    const kind = values?.kind();
    return kind === undefined
      ? []
      : [personalColumn({ file, line: 1 }, column, kind, 'the pattern of its values (not shown)')];
  });
  if (personal.length > 0) throw new InputError(personal);
  if (header === undefined)
    throw new InputError([
      fileProblem(file, 'the CSV file is empty', { allowed: 'a header row, such as minutes, and rows below it' }),
    ]);
  return { header, cells, lines, problems };
}

/** A line of a file, as messages name it. */
interface LineOf {
  file: string;
  line: number;
}

function controlCharacter({ file, line }: LineOf, row: number, header: string, cell: string): Problem {
  const [found] = CONTROL.exec(cell) ?? [''];
  const code = found.charCodeAt(0).toString(16).padStart(4, '0');
  const where = row === 0 ? 'the header' : `row ${row}, column "${header}",`;
  return {
    file,
    line,
    column: 1,
    message: `${where} has a control character, U+${code.toUpperCase()}`,
    allowed: 'printable text',
    hint: 'remove it; a terminal or a spreadsheet would act on it',
    sourceLine: '',
  };
}

function personalColumn({ file, line }: LineOf, at: number, kind: PersonalKind, what: string): Problem {
  return { file, line, column: 1, ...personalRefusal(`column ${at + 1}: ${what}`, kind), sourceLine: '' };
}
