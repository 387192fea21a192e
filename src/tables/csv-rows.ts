import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { INPUT_LIMITS, type InputLimit } from '../limits/input-limits.ts';
import { personalHeader } from '../personal/columns.ts';
import { personalText } from '../personal/texts.ts';
import { ColumnValues } from '../personal/values.ts';
import { fileProblem, InputError, type Problem } from '../refusals/input-error.ts';
import { quoted } from '../refusals/quoted.ts';
import { type CsvLine, unequalRow } from './csv-layout.ts';
import { controlCharacter, hasControlCharacter, invalidCsv, personalColumn, tooLarge } from './csv-refusals.ts';
import { checkSize } from './csv-size.ts';
import { type Separator, separated } from './separator.ts';
import { sharing, short } from './small-memory.ts';
import type { TextFile } from './text-file.ts';

const MOST_PROBLEMS = 20;
/** The rows that hints on the layout of a file are based on. */
const SAMPLE_ROWS = 20;

/** What was read from a CSV file. `problems` are those of cells that contain forbidden characters. */
interface Rows {
  header: string[];
  separator: Separator;
  /** By column, for the columns asked for. */
  cells: Map<string, string[]>;
  /** By row: its line in the file. */
  lines: number[];
  /** The first rows, with the header. */
  sample: CsvLine[];
  problems: Problem[];
}

/** The columns to read. */
interface Asked {
  all: readonly string[];
  /** Those without which nothing more is read. */
  required: readonly string[];
  /** Columns of numbers or times. */
  typed: ReadonlySet<string>;
  rowLimit?: InputLimit;
}

/**
 * Reads the rows of a CSV file. Rows of nothing but commas are skipped, as empty lines are. Refuses a file with
 * something that looks like a person's data.
 */
export async function readRows(text: TextFile, { all: columns, required, typed, rowLimit }: Asked): Promise<Rows> {
  const file = text.shownAs;
  const { separator, pieces } = await separated(text.pieces(), required);
  const parser = parse({
    delimiter: separator,
    info: true,
    skip_empty_lines: true,
    trim: true,
    // Rows of another length are refused below, in our own words.
    relax_column_count: true,
    max_record_size: INPUT_LIMITS.csvRowBytes.most,
  });
  let header: string[] | undefined;
  let isAsked = false;
  let wanted: [column: number, keep: (cell: string) => void][] = [];
  const cells = new Map<string, string[]>();
  const lines: number[] = [];
  const sample: CsvLine[] = [];
  const problems: Problem[] = [];
  /** By position. Undefined for columns that must be numbers or times, whose cells are only judged one by one. */
  let judged: (ColumnValues | undefined)[] = [];
  // Ignored here: the parser throws the same error to whoever reads from it.
  pipeline(Readable.from(short(pieces)), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = info.lines;
      if (record[0] === '' && header !== undefined && record.every((cell) => cell === '')) continue;
      if (sample.length < SAMPLE_ROWS) sample.push({ line, cells: record });
      if (header === undefined) {
        header = record;
        isAsked = required.every((column) => record.includes(column));
        if (isAsked) text.isAsExpected();
        refuseHeader({ file, line }, header);
        wanted = columns.flatMap((column): [number, (cell: string) => void][] => {
          const at = record.indexOf(column);
          if (at < 0) return [];
          const into: string[] = [];
          cells.set(column, into);
          const once = sharing();
          return [[at, (cell) => into.push(once(cell))]];
        });
        judged = record.map((name) => (typed.has(name) ? undefined : new ColumnValues(name)));
      } else {
        if (record.length !== header.length)
          throw new InputError([unequalRow(file, sample, { line, cells: record }, columns)]);
        lines.push(line);
        checkSize({ file, line }, { rows: lines.length, columns: header.length }, rowLimit);
        for (const [at, keep] of wanted) keep(record[at]);
      }
      for (let at = 0; at < record.length; at++) {
        const cell = record[at];
        const values = lines.length > 0 ? judged[at] : undefined;
        const kind = values === undefined ? personalText(cell) : values.add(cell);
        if (kind !== undefined) throw new InputError([personalColumn({ file, line }, at, kind, 'a value (not shown)')]);
        if (hasControlCharacter(cell) && problems.length < MOST_PROBLEMS)
          problems.push(controlCharacter({ file, line }, lines.length, header[at], cell));
      }
      // A pipe may go on for ever. A few rows are enough to say what is wrong.
      if (!isAsked && sample.length === SAMPLE_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError([invalidCsv(file, error)]);
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
  return { header, separator, cells, lines, sample, problems };
}

/** @throws InputError if a header has too many columns, too long a name, or a name that stands for personal data. */
function refuseHeader(place: { file: string; line: number }, header: readonly string[]): void {
  const { csvColumns, csvHeaderCharacters } = INPUT_LIMITS;
  if (header.length > csvColumns.most) throw new InputError([tooLarge(place, csvColumns)]);
  if (header.some((name) => name.length > csvHeaderCharacters.most))
    throw new InputError([tooLarge(place, csvHeaderCharacters)]);
  const personal = header.flatMap((name, column) => {
    const kind = personalHeader(name);
    return kind === undefined ? [] : [personalColumn(place, column, kind, `${quoted(name)}`)];
  });
  if (personal.length > 0) throw new InputError(personal);
}
