import { fileRefusal } from '../input-files/file-refusal.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { mostInWords } from '../limits/limit-text.ts';

const { csvRows, cells } = INPUT_LIMITS;

/**
 * Checks the size of a table as far as it has been read. Cells may be as short as a letter, so a file within the limit
 * of bytes can still take gigabytes of memory.
 *
 * @throws FileRefusal if it has more rows or cells than are allowed.
 */
export function checkSize(file: string, rows: number, columns: number): void {
  if (rows <= csvRows.most && rows * columns <= cells.most) return;
  const exceeded = rows > csvRows.most ? csvRows : cells;
  throw fileRefusal(file, `the table has more than ${mostInWords(exceeded)}`, {
    allowed: `at most ${mostInWords(exceeded)}`,
    hint: 'keep only the columns and rows that are needed',
  });
}
