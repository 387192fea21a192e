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

const MIB = 1024 * 1024;

/**
 * How large a log may be, by its form: about as many cases in each, some two million, as the memory of a common machine holds. Twice
 * what the largest scenario of one county over ten years is written to.
 */
export const LOG_LIMITS_BYTES = { csv: 128 * MIB, parquet: 128 * MIB, xes: 768 * MIB, ocel: 1024 * MIB };
