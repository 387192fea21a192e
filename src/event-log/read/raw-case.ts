import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import type { Problem } from '../../refusals/input-error.ts';
import { LOG_FORMATS, type LogFormatKey } from '../log-formats.ts';
import type { ColumnKey } from '../logged-case.ts';

/** A case as written in a file, before any of it is checked. */
export interface RawCase {
  id: string;
  /** The texts that are not empty. */
  cells: Map<ColumnKey, string>;
  /**
   * A problem with one of the cells. Its message names the place: a row and column, or what the kind of file has
   * instead.
   */
  problem(key: ColumnKey | 'case', rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem;
}

export interface RawLog {
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
  length: number;
  /** What the log says, whether or not it has any values of it. */
  has: ReadonlySet<ColumnKey>;
  /** The names of its columns or attributes, also of those that are not read. */
  names: { kind: 'column' | 'attribute'; all: readonly string[] };
  /** Sentences about what was not read. */
  notes?: readonly string[];
  /** Built on demand, since all cases of a large log at once would fill the memory. */
  caseAt(index: number): RawCase;
}

const MIB = 1024 * 1024;

/**
 * As many cases as the memory of a common machine holds, read or about to be written. docs/decisions/0007-event-logs.md
 * has the figures.
 */
export const MOST_CASES = INPUT_LIMITS.cases.most;

/** The warning about a log that was written but is too large to be read again; undefined if it is not too large. */
export function tooLargeToRead(form: LogFormatKey, bytes: number): string | undefined {
  const limit = LOG_FORMATS[form].limitBytes;
  if (bytes <= limit) return undefined;
  return (
    `It has ${Math.ceil(bytes / MIB)} MiB; overlay and booking.log read at most ${limit / MIB} MiB of this form. ` +
    "Shorten the scenario's length to read it again."
  );
}
