import type { CsvError } from 'csv-parse';
import { INPUT_LIMITS, type InputLimit } from '../limits/input-limits.ts';
import { mostInWords } from '../limits/limit-text.ts';
import { type PersonalKind, personalRefusal } from '../personal/columns.ts';
import type { Problem } from '../refusals/input-error.ts';

/**
 * Control characters, which a terminal would obey. The same as in scenario files, except that quoted lines may end in
 * CRLF.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** A line of a file, as messages name it. */
export interface LineOf {
  file: string;
  line: number;
}

export function hasControlCharacter(cell: string): boolean {
  return CONTROL.test(cell);
}

/** `row` is 0 for the header. */
export function controlCharacter({ file, line }: LineOf, row: number, header: string, cell: string): Problem {
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

export function personalColumn({ file, line }: LineOf, at: number, kind: PersonalKind, what: string): Problem {
  return { file, line, column: 1, ...personalRefusal(`column ${at + 1}: ${what}`, kind), sourceLine: '' };
}

/** More of something than INPUT_LIMITS allows. */
export function tooLarge({ file, line }: LineOf, { most, unit, of }: InputLimit): Problem {
  const limit = mostInWords({ most, unit });
  return {
    file,
    line,
    column: 1,
    message: `expected at most ${limit} in ${of}, got more`,
    allowed: `at most ${limit}`,
    hint: 'keep only the columns and rows that are needed',
    sourceLine: '',
  };
}

/** What csv-parse found, in words that show no value. */
export function invalidCsv(file: string, error: CsvError): Problem {
  const place = { file, line: Number(error.lines ?? 0) };
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLarge(place, INPUT_LIMITS.csvRowBytes);
  return {
    ...place,
    column: 1,
    message: `not a valid CSV: ${WORDS[error.code] ?? 'a quotation mark is out of place'}`,
    allowed: 'a text with quotation marks around it, and each one within it doubled: "the ""old"" jail"',
    sourceLine: '',
  };
}

const WORDS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is never closed',
  INVALID_OPENING_QUOTE: 'a quotation mark is within a text without quotes',
  CSV_INVALID_CLOSING_QUOTE: 'a text continues after its closing quotation mark',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'a text continues after its closing quotation mark',
};
