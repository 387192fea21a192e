import { FileRefusal } from '../input-files/file-refusal.ts';
import { INPUT_LIMITS, type InputLimit } from '../limits/input-limits.ts';
import { type LineOf, tooLarge } from './csv-refusals.ts';

/**
 * Checks the size of a table as far as it has been read. Cells may be as short as a letter, so a file within the limit
 * of bytes can still take gigabytes of memory. `line` is the last one read.
 *
 * @throws FileRefusal if it has more rows or cells than are allowed.
 */
export function checkSize(
  line: LineOf,
  { rows, columns }: { rows: number; columns: number },
  rowLimit: InputLimit = INPUT_LIMITS.csvRows,
): void {
  const { cells } = INPUT_LIMITS;
  if (rows > rowLimit.most) throw new FileRefusal([tooLarge(line, rowLimit)]);
  if (rows * columns > cells.most) throw new FileRefusal([tooLarge(line, cells)]);
}
