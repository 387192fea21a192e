import type { Problem } from '../refusals/input-error.ts';
import { nearest } from '../refusals/nearest.ts';
import { type CsvLine, layoutHint } from './csv-layout.ts';

const SHOWN_COLUMNS = 50;

interface Wanted {
  columns: readonly string[];
  optional: readonly string[];
  /** What to say of a missing column, if the file's layout says nothing. */
  hintOn?: ((missing: string, headers: readonly string[]) => string | undefined) | undefined;
}

/**
 * What is wrong with the header of a CSV file (`sample` has it first) for whoever reads `columns` and, if they are
 * there, `optional` ones. Columns that nobody asks for may have any names, and the same name twice.
 */
export function problemsOfHeader(
  file: string,
  sample: readonly CsvLine[],
  { columns, optional, hintOn = didYouMean }: Wanted,
): Problem[] {
  const { line, cells: header } = sample[0];
  const at = { file, line, column: 1, sourceLine: '' };
  const missing = columns
    .filter((column) => !header.includes(column))
    .map((column) => missingColumn(column, sample, hintOn));
  const twice = [...new Set([...columns, ...optional])].flatMap((column) => {
    const places = header.flatMap((name, place) => (name === column ? [ordinal(place + 1)] : []));
    return places.length > 1 ? [repeatedColumn(column, places)] : [];
  });
  return [...missing, ...twice].map((problem) => ({ ...at, ...problem }));
}

type Said = Pick<Problem, 'message' | 'allowed' | 'hint'>;

function missingColumn(column: string, sample: readonly CsvLine[], hintOn: typeof didYouMean): Said {
  const header = sample[0].cells;
  const hint = layoutHint(sample, [column]) ?? hintOn(column, header);
  return {
    message: `there is no column "${column}"`,
    allowed: `its columns: ${header.slice(0, SHOWN_COLUMNS).join(', ')}`,
    ...(hint && { hint }),
  };
}

function didYouMean(missing: string, headers: readonly string[]): string | undefined {
  const near = nearest(missing, headers);
  return near && `did you mean "${near}"?`;
}

function repeatedColumn(column: string, places: readonly string[]): Said {
  const [last, ...before] = places.toReversed();
  const often = places.length === 2 ? 'twice' : `${places.length} times`;
  return {
    message: `column "${column}" appears ${often} (${before.reverse().join(', ')} and ${last})`,
    allowed: 'each column that is read once',
    hint: `rename those that are not meant, so that one is called "${column}"`,
  };
}

function ordinal(place: number): string {
  const ending = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}
