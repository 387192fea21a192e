import type { DateFormat } from '../../calendar/date-format.ts';
import { ColumnMap, pairsOf } from '../../event-log/columns/column-map.ts';
import type { LogFormatKey } from '../../event-log/log-formats.ts';
import type { LogForm } from '../../event-log/read/log-form.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';

/** The options on a log, as `withLogOptions` gives them. */
export interface LogOptions {
  log: string;
  logFormat?: LogFormatKey;
  columns?: readonly string[];
  dateFormat?: DateFormat;
  sheet?: string;
}

/** @throws InputError if --columns is not a column map. */
export function logForm({ logFormat, columns, dateFormat, sheet }: LogOptions): LogForm {
  return { format: logFormat, columns: columns && mapOf(columns), dateFormat, sheet };
}

function mapOf(texts: readonly string[]): ColumnMap {
  try {
    return new ColumnMap(texts.flatMap(pairsOf));
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    throw new InputError([fileProblem('--columns', error.message, { allowed: error.allowed, hint: error.hint })]);
  }
}
