import type { Problem } from '../scenario/input-error.ts';
import type { ColumnKey } from './logged-case.ts';

/** A case as it stands in a file, before anything of it is checked. */
export interface RawCase {
  id: string;
  /** Texts that are not empty. */
  cells: Map<ColumnKey, string>;
  /** A problem with one of its cells: the message names the place, as a row and column or as the file's kind has it. */
  problem(key: ColumnKey | 'case', rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem;
}

export interface RawLog {
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
  length: number;
  /** Made when it is asked for, since all of a large log's at once would fill the memory. */
  caseAt(index: number): RawCase;
}

/** Other logs than CSV files may be this large. */
export const LOG_LIMIT_BYTES = 256 * 1024 * 1024;
