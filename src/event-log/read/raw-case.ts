import type { Problem } from '../../refusals/input-error.ts';
import { LOG_FORMATS, type LogFormatKey } from '../log-formats.ts';
import type { ColumnKey } from '../logged-case.ts';

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

/** As many cases as the memory of a common machine holds, read or to be written: docs/decisions/0007-event-logs.md has the figures. */
export const MOST_CASES = 1_000_000;

/** What is said of a log that was written and is too large to be read again; undefined where it is not. */
export function tooLargeToRead(form: LogFormatKey, bytes: number): string | undefined {
  const limit = LOG_FORMATS[form].limitBytes;
  if (bytes <= limit) return undefined;
  return `It has ${Math.ceil(bytes / MIB)} MiB; overlay and booking.log read at most ${limit / MIB} MiB of this form. Shorten the scenario's length to read it again.`;
}
