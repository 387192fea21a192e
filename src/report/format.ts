import { columnsOf } from '../safe-text/columns.ts';
import { terminalValue } from '../safe-text/terminal.ts';

/** Below this a figure with one decimal would read 0. */
export const LEAST = 0.05;

/** How a small amount that is not 0 is written. */
export const TINY = `<${LEAST}`;

/** 83 minutes -> "1:23"; −10 -> "−0:10"; the minus sign is typographic so that columns read well. */
export function hoursAndMinutes(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const sign = minutes < 0 && whole > 0 ? '−' : '';
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** 89 minutes -> "1 h 29 min". */
export function inWords(minutes: number): string {
  const whole = Math.round(minutes);
  const parts = [
    Math.floor(whole / 60) > 0 ? `${Math.floor(whole / 60)} h` : '',
    whole % 60 > 0 ? `${whole % 60} min` : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || '0 min';
}

/** 0.1726 -> "17.3 %". */
export function percent(share: number): string {
  return `${signed(share * 100, 1)} %`;
}

/** Groups of thousands, a fixed number of decimals, a typographic minus. */
export function signed(value: number, decimals: number): string {
  const text = formatOf(decimals).format(Math.abs(value));
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text;
}

/** By the number of decimals. Making a format takes as long as using it a hundred times. */
const FORMATS = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = FORMATS.get(decimals) ?? new Intl.NumberFormat('en-US', digits);
  FORMATS.set(decimals, format);
  return format;
}

/** 1,234 cases, 1 case. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${signed(count, 0)} ${count === 1 ? one : many}`;
}

/** As many decimals as a reader can use: 1,234, 78.9, 4.6, and never 0 for what is not. */
export function amount(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < LEAST) return value > 0 ? TINY : `>−${LEAST}`;
  return signed(value, size >= 100 || size === 0 ? 0 : 1);
}

/**
 * Rows of cells -> lines. `align` has one letter per column, l (left) or r (right); its last letter applies to all
 * further columns. Cells may contain spaces.
 */
export function table(cells: string[][], align = 'lr'): string[] {
  const rows = cells.map((row) => row.map(terminalValue));
  const widths = rows[0].map((_, column) => widest(rows, column));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat(widths[column] - columnsOf(cell));
        return align[Math.min(column, align.length - 1)] === 'l' ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** The most characters in a line of words, and in a line of a table before its further columns move below. */
const WIDTH = 100;
const TABLE_WIDTH = 120;
const GAP = 2;

/**
 * As `table`, but columns that do not fit move below, after a blank line. Each block repeats the first `fixed` columns,
 * which say what the rows are.
 */
export function foldedTable(cells: string[][], align: string, fixed: number): string[] {
  const rows = cells.map((row) => row.map(terminalValue));
  const widthOf = (column: number) => widest(rows, column) + GAP;
  const labels = Array.from({ length: fixed }, (_, column) => column);
  const labelWidth = labels.reduce((sum, column) => sum + widthOf(column), 0) - GAP;
  const blocks: number[][] = [];
  let left = 0;
  for (let column = fixed; column < rows[0].length; column++) {
    if (left < widthOf(column) || blocks.length === 0) {
      blocks.push([]);
      left = TABLE_WIDTH - labelWidth;
    }
    blocks[blocks.length - 1].push(column);
    left -= widthOf(column);
  }
  return blocks.flatMap((columns, b) => [
    ...(b === 0 ? [] : ['']),
    ...table(
      rows.map((row) => [...labels, ...columns].map((column) => row[column] ?? '')),
      align,
    ),
  ]);
}

function widest(rows: readonly string[][], column: number): number {
  return Math.max(...rows.map((row) => columnsOf(row[column] ?? '')));
}

export function fits(line: string): boolean {
  return columnsOf(line) <= WIDTH;
}

/**
 * Breaks a text at its spaces into lines of at most 100 characters, if its words allow it. Each line begins with
 * `indent`.
 */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of terminalValue(text).split(' ')) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** As `wrapped`, but the first line follows `head` and the others are indented to its width. */
export function wrappedBehind(head: string, text: string): string[] {
  const [first, ...others] = wrapped(text, ' '.repeat(columnsOf(head)));
  return [head + first.trimStart(), ...others];
}

/** pickedUpAtRelease -> "picked up at release". A name that is not in camelCase stays as it is. */
export function spaced(key: string): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
