import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { damagedWorkbook, NotASheet } from './not-a-sheet.ts';
import { partsOf } from './parts.ts';
import { serialText } from './serial-dates.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

const MOST_ROWS = 1_048_576;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
/** What is left out around a cell, as in a CSV file. */
const SPACES = ' \t\f';

/**
 * A sheet of a workbook as the text of a CSV file, one line per row of the sheet, so that a line's number is the row's.
 * Dates become 2018-01-31, with their time if they have one. Of a formula the value is taken that the workbook keeps.
 *
 * @throws NotASheet if it cannot be read, has merged cells in its first row, an error such as #N/A in a cell, or more
 * than `mostCharacters`: a few shared texts can be in a million cells.
 */
export function sheetAsCsv(
  bytes: Uint8Array,
  sheet?: string,
  mostCharacters: number = INPUT_LIMITS.csvBytes.most,
): string {
  const workbook = readWorkbook(partsOf(bytes), sheet);
  const rows = new Rows(Math.min(mostCharacters, INPUT_LIMITS.sheetBytes.most));
  let [place, type, style, text] = [{ row: 0, column: 0 }, '', 0, ''];
  let isValue = false;
  readXml(workbook.sheet, {
    open(name, attributes) {
      if (name === 'c') {
        place = placeOf(attributes.r, place);
        [type, style, text] = [attributes.t ?? 'n', Number(attributes.s ?? 0), ''];
      } else if (name === 'row') place = { row: rowOf(attributes.r, place.row), column: 0 };
      else if (name === 'mergeCell' && /^\$?[A-Z]+\$?1(:|$)/.test(attributes.ref ?? '')) throw mergedHeader();
      isValue = name === 'v' || name === 't';
    },
    text(piece) {
      if (isValue) text += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c') rows.put(place, cellText({ type, style, text }, workbook));
    },
  });
  return rows.text();
}

interface Place {
  /** From 1. */
  row: number;
  column: number;
}

function rowOf(reference: string | undefined, before: number): number {
  const row = reference === undefined ? before + 1 : Number(reference);
  // Rows come in order. A sheet with other rows was not written by a spreadsheet.
  if (!Number.isInteger(row) || row <= before || row > MOST_ROWS) throw damagedWorkbook();
  return row;
}

function placeOf(reference: string | undefined, { row, column }: Place): Place {
  if (reference === undefined) return { row, column: column + 1 };
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || Number(digits) !== row) throw damagedWorkbook();
  const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (at <= column) throw damagedWorkbook();
  return { row, column: at };
}

function cellText({ type, style, text }: { type: string; style: number; text: string }, workbook: Workbook): string {
  switch (type) {
    case 's': {
      const shared = workbook.strings[Number(text)];
      if (shared === undefined) throw damagedWorkbook();
      return shared;
    }
    case 'b':
      return text === '1' ? 'yes' : 'no';
    case 'e':
      throw new NotASheet('a cell has an error, such as #N/A', 'correct or empty the cells with errors');
    case 'n': {
      const shape = workbook.shapes[style] ?? 'number';
      return shape === 'number' || !NUMBER.test(text.trim()) ? text : serialText(Number(text), shape, workbook.system);
    }
    default:
      return text;
  }
}

class Rows {
  private readonly lines: { text: string; cells: number }[] = [];
  private cells: string[] = [];
  private row = 1;
  private characters = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  put({ row, column }: Place, value: string): void {
    const { most } = INPUT_LIMITS.csvColumns;
    if (column > most) throw new NotASheet(`a row has more than ${most} columns`, 'keep only those that are needed');
    while (this.row < row) this.next();
    while (this.cells.length < column - 1) this.cells.push('');
    this.count(value.length + 1);
    // A line break within a cell would shift the numbers of the lines below.
    this.cells.push(withoutSpaces(value.replace(/[\r\n]+/g, ' ')));
  }

  /** Every row gets as many cells as the widest, because a sheet leaves out the empty ones at the end. */
  text(): string {
    this.next();
    const widest = this.lines.reduce((most, { cells }) => Math.max(most, cells), 0);
    this.count(widest * this.lines.length);
    return this.lines.map(({ text, cells }) => `${text}${cells === 0 ? '' : ','.repeat(widest - cells)}\n`).join('');
  }

  private count(characters: number): void {
    this.characters += characters;
    if (this.characters <= this.most) return;
    const hint = 'keep only the columns and rows that are needed';
    throw new NotASheet(`the sheet has more than ${Math.floor(this.most / 1024 / 1024)} MiB of text`, hint);
  }

  private next(): void {
    this.lines.push({ text: this.cells.map(quoted).join(','), cells: this.cells.length });
    this.cells = [];
    this.row++;
  }
}

/** A pattern for both ends would look at a long row of spaces once for each of them. */
function withoutSpaces(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && SPACES.includes(text[from])) from++;
  while (to > from && SPACES.includes(text[to - 1])) to--;
  return text.slice(from, to);
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function mergedHeader(): NotASheet {
  return new NotASheet('cells of the first row are merged', 'split them, so that each column has a name of its own');
}
