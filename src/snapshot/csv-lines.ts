import { InputError, type Problem } from '../refusals/input-error.ts';
import { withoutFormula } from '../safe-text/spreadsheet-cell.ts';

/** One cell, and its column in the line, from 1. */
export interface PlacedCell {
  text: string;
  column: number;
  width: number;
}

/** One line of a file of rows without line breaks in cells. */
export interface PlacedRow {
  line: number;
  cells: PlacedCell[];
}

/** Refuses places of one file. */
export class Refuser {
  private readonly file: string;
  private readonly lines: readonly string[];

  constructor(file: string, lines: readonly string[]) {
    this.file = file;
    this.lines = lines;
  }

  /** An error at a cell of a line. */
  at(line: number, cell: Pick<PlacedCell, 'column' | 'width'>, rest: Omit<Problem, PlaceKey>): InputError {
    const { column, width } = cell;
    return new InputError([{ file: this.file, line, column, width, sourceLine: this.lines[line - 1] ?? '', ...rest }]);
  }

  /** An error about a whole line. */
  atLine(line: number, rest: Omit<Problem, PlaceKey>): InputError {
    return this.at(line, { column: 1, width: Math.max(1, (this.lines[line - 1] ?? '').length) }, rest);
  }
}

type PlaceKey = 'file' | 'line' | 'column' | 'width' | 'sourceLine';

/**
 * The cells of a line.
 *
 * @throws InputError if a quotation mark is not closed, or is in the middle of a cell.
 */
export function cellsOf(text: string, line: number, refuse: Refuser): PlacedCell[] {
  const cells: PlacedCell[] = [];
  // Sticky, so that each cell begins where the one before it ended.
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (let at = 0; ; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (found === null) {
      throw refuse.at(line, { column: at + 1, width: 1 }, { message: QUOTES, allowed: '"a ""quoted"" text"' });
    }
    const [whole, quoted, bare, end] = found;
    const written = quoted?.replaceAll('""', '"') ?? bare;
    cells.push({ text: plain(written), column: at + 1, width: Math.max(1, whole.length - end.length) });
    if (end === '') return cells;
  }
}

const QUOTES = 'a quotation mark is not closed, or is in the middle of a cell';

/** Without the apostrophe that keeps a spreadsheet from reading a text as a formula. */
export function plain(text: string): string {
  const inner = text.slice(1);
  return text.startsWith("'") && withoutFormula(inner) === text ? inner : text;
}
