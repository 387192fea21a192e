import { shownValue } from '../personal/shown.ts';
import { InputError, type Problem } from '../refusals/input-error.ts';
import { type Decimal, decimalOf, withPoint } from './decimal.ts';

const MOST_PROBLEMS = 20;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** Some columns of a CSV file with a header row. */
export interface Table {
  file: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  /** The header's names, also of columns that nobody asked for. */
  columns: readonly string[];
  /** Whether a comma in a number can be its decimal sign, as in a file that is separated by semicolons or tabs. */
  mayHaveDecimalCommas?: boolean;
  /** Number of rows without the header. */
  rows: number;
  /** The texts of a column, trimmed. */
  texts(column: string): string[];
  /** A problem in one row (from 0), with its line in the file. */
  problemAt(row: number, column: string, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem;
}

/** Which numbers a column may have; any finite ones by default. */
export interface Numbers {
  least?: number;
  most?: number;
  whole?: boolean;
  /** Whether a blank cell is passed over: it becomes NaN without a problem. */
  mayBeBlank?: boolean;
  /** The decimal sign, if somebody says it. By default the column shows it. */
  decimal?: Decimal;
}

/**
 * The numbers of a column.
 *
 * @throws InputError that names the row, column and text of every value that is not such a number.
 */
export function numbersOf(table: Table, column: string, allowed: Numbers = {}): Float64Array {
  const { numbers, problems } = readNumbers(table, column, allowed);
  if (problems.length > 0) throw new InputError(problems);
  return numbers;
}

/** As `numbersOf`, but returns the problems beside the numbers. A value that is not a number becomes NaN. */
export function readNumbers(
  table: Table,
  column: string,
  due: Numbers,
): { numbers: Float64Array; problems: Problem[] } {
  const texts = table.texts(column);
  const numbers = new Float64Array(texts.length).fill(Number.NaN);
  const decimal = due.decimal ?? (table.mayHaveDecimalCommas ? decimalOf(texts) : 'point');
  const problems: Problem[] = [];
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole = false } = due;
  for (const [row, written] of texts.entries()) {
    const text = decimal === 'comma' ? withPoint(written) : written;
    const number = NUMBER.test(text) ? Number(text) : Number.NaN;
    numbers[row] = number;
    const isTooLarge = Number.isFinite(number) && number > most;
    if (due.mayBeBlank && text === '') continue;
    if (Number.isFinite(number) && number >= least && !isTooLarge && (!whole || Number.isInteger(number))) continue;
    const allowed = inWords(due, isTooLarge);
    const given = text === '' ? 'nothing' : shownValue(text);
    const message = `row ${row + 1}, column "${column}": expected ${allowed}, got ${given}`;
    const hint = decimal === 'unclear' ? unclear(written) : hintOn(written);
    if (problems.length < MOST_PROBLEMS) problems.push(table.problemAt(row, column, { message, allowed, ...hint }));
  }
  return { numbers, problems };
}

function inWords({ least, most, whole = false }: Numbers, isTooLarge: boolean): string {
  const from = least === undefined ? '' : ` of at least ${least}`;
  const until = isTooLarge ? `, at most ${most}` : '';
  return `${whole ? 'a whole number' : 'a number'}${from}${until}`;
}

/** Both readings of a number whose comma could be either sign. */
function unclear(text: string): { hint?: string } {
  if (!/^[-+]?\d{1,3},\d{3}$/.test(text)) return hintOn(text);
  const [decimals, thousands] = [text.replace(',', '.'), text.replace(',', '')];
  return { hint: `this could be ${decimals} or ${thousands}: say decimal: comma, or write ${thousands}` };
}

/** How to write what was probably meant. */
function hintOn(text: string): { hint?: string } {
  if (/^[-+]?\d{1,15},\d{1,15}$/.test(text) && !/,\d{3}$/.test(text))
    return { hint: `the decimal sign is a point: write ${text.replace(',', '.')}` };
  if (/^[-+]?\d{1,15}(?:[.,]\d{3})*[.,]\d+$/.test(text))
    return { hint: 'write thousands without a sign between them, and decimals after a point, as in 1500.5' };
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(text);
  if (clock === null) return {};
  const minutes = Number(clock[1]) * 60 + Number(clock[2]);
  return { hint: `write a length of time in one unit: ${minutes}, if this is h:mm and the unit is the minute` };
}
