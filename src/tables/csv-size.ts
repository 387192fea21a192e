import { fileRefusal } from '../input-files/file-refusal.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { mostInWords } from '../limits/limit-text.ts';

/** @throws FileRefusal if a table has more cells than fit into memory. Each cell may be short, so bytes do not say. */
export function checkCells(file: string, rows: number, columns: number): void {
  if (rows * columns <= INPUT_LIMITS.cells.most) return;
  throw fileRefusal(file, `the file has more cells than a table may have: row ${rows} of ${columns} columns`, {
    allowed: `at most ${mostInWords(INPUT_LIMITS.cells)}`,
    hint: 'keep only the columns and rows that are needed',
  });
}
