import { InputError, type Problem } from '../refusals/input-error.ts';
import { shownValue } from './personal-shown.ts';

const MOST_PROBLEMS = 20;

/** Some columns of a CSV file with a header row. */
export interface Table {
  file: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  /** The header's names, also of columns that nobody asked for. */
  columns: readonly string[];
  /** Number of rows without the header. */
  rows: number;
  /** The texts of a column, trimmed. */
  texts(column: string): string[];
  /** A problem in one row (from 0), with its line in the file. */
  problemAt(row: number, column: string, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem;
}

/**
 * The numbers of a column.
 *
 * @throws InputError that names the row, column and text of every value that is not a finite number of at least
 * `least`.
 */
export function numbersOf(table: Table, column: string, least = Number.NEGATIVE_INFINITY, whole = false): Float64Array {
  const { numbers, problems } = readNumbers(table, column, least, whole);
  if (problems.length > 0) throw new InputError(problems);
  return numbers;
}

/** As `numbersOf`, but returns the problems beside the numbers. A value that is not a number becomes NaN. */
export function readNumbers(
  table: Table,
  column: string,
  least: number,
  whole: boolean,
): { numbers: Float64Array; problems: Problem[] } {
  const texts = table.texts(column);
  const numbers = new Float64Array(texts.length);
  const problems: Problem[] = [];
  const from = least > Number.NEGATIVE_INFINITY ? ` of at least ${least}` : '';
  const allowed = `${whole ? 'a whole number' : 'a number'}${from}`;
  for (const [row, text] of texts.entries()) {
    const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    numbers[row] = number;
    if (Number.isFinite(number) && number >= least && (!whole || Number.isInteger(number))) continue;
    const given = text === '' ? 'nothing' : shownValue(text);
    const message = `row ${row + 1}, column "${column}": expected ${allowed}, got ${given}`;
    problems.push(table.problemAt(row, column, { message, allowed }));
    if (problems.length === MOST_PROBLEMS) break;
  }
  return { numbers, problems };
}
