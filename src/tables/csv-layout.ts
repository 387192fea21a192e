import type { Problem } from '../refusals/input-error.ts';

/** The cells of one line of a CSV file. */
export interface CsvLine {
  line: number;
  cells: readonly string[];
}

const SEPARATORS: readonly [separator: string, name: string][] = [['|', 'vertical bars']];
const DECIMAL_COMMA = /^\d{1,9},\d{1,9}$/;
const HOURS_AND_MINUTES = /^\d{1,4}:\d\d(?::\d\d)?$/;

/**
 * Why the first lines of a file (`sample`, the header first) do not have the columns asked for: another separator, a
 * title above the header, or lengths of time as h:mm. Undefined if none of these fits. Shows no value.
 */
export function layoutHint(
  sample: readonly CsvLine[],
  asked: readonly string[],
  mayShowNames = true,
): string | undefined {
  const [header, ...rows] = sample;
  const separator = header?.cells.length === 1 ? separatorIn(header.cells[0]) : undefined;
  if (separator !== undefined) {
    const [character, name] = separator;
    const cells = rows.flatMap((row) => row.cells.join(',').split(character));
    const decimal = cells.some((cell) => DECIMAL_COMMA.test(cell.trim()))
      ? ', and decimal commas by points (10,5 becomes 10.5)'
      : '';
    return `the columns are separated by ${name}: replace them by commas${decimal}`;
  }
  const below = rows.find(({ cells }) => asked.some((column) => cells.includes(column)));
  if (below !== undefined)
    return `the header seems to be in line ${below.line}: remove the lines above it, so that it comes first`;
  const clock = header?.cells.find((_, at) => rows.length > 0 && rows.every((row) => isClock(row.cells[at])));
  if (clock !== undefined && mayShowNames)
    return `the values of "${clock}" are written as h:mm: write them in one unit (1:30 becomes 90 minutes)`;
  return undefined;
}

/** The refusal of a row that has more or fewer cells than the header. */
export function unequalRow(
  file: string,
  sample: readonly CsvLine[],
  { line, cells }: CsvLine,
  asked: readonly string[],
): Problem {
  const due = sample[0]?.cells.length ?? 0;
  const title =
    due === 1 && cells.length > 1 ? 'if line 1 is a title, remove it, so that the header comes first' : undefined;
  const hint = layoutHint(sample, asked, false) ?? title ?? 'put quotation marks around a text that contains a comma';
  return {
    file,
    line,
    column: 1,
    message: `expected ${counted(due)}, as in the header, got ${cells.length}`,
    allowed: 'as many cells in every row as in the header',
    hint,
    sourceLine: '',
  };
}

function separatorIn(header: string): (typeof SEPARATORS)[number] | undefined {
  return SEPARATORS.find(([separator]) => header.includes(separator));
}

function isClock(cell: string | undefined): boolean {
  return cell !== undefined && HOURS_AND_MINUTES.test(cell);
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}
