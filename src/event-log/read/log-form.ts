import type { DateFormat } from '../../calendar/date-format.ts';
import { fileRefusal } from '../../input-files/file-refusal.ts';
import type { ColumnMap } from '../columns/column-map.ts';
import { LOG_FORMATS, type LogFormatKey } from '../log-formats.ts';

/** What somebody says of a log that its file does not say. */
export interface LogForm {
  /** Its form, if its name does not end so. */
  format?: LogFormatKey | undefined;
  /** Which of its headers is which column. */
  columns?: ColumnMap | undefined;
  /** How its dates are written, if not as 2018-01-31. */
  dateFormat?: DateFormat | undefined;
  /** Which sheet of a workbook; by default the first. */
  sheet?: string | undefined;
}

const ALLOWED = 'a log in CSV, a workbook or Parquet, which have columns';

/** @throws FileRefusal if the form says something that has no meaning for such a file. */
export function checkForm(format: LogFormatKey, { columns, dateFormat, sheet }: LogForm, shownAs: string): void {
  const { name } = LOG_FORMATS[format];
  const hasColumns = format === 'csv' || format === 'parquet';
  if (!hasColumns && columns !== undefined) {
    const hint = 'rename its attributes and events where it is exported, or export one row per case as CSV';
    throw fileRefusal(shownAs, `a column map has no meaning for ${name}`, { allowed: ALLOWED, hint });
  }
  if (!hasColumns && dateFormat !== undefined) {
    const hint = `leave it out: ${name} has its dates as 2018-01-31`;
    throw fileRefusal(shownAs, `a date format has no meaning for ${name}`, { allowed: ALLOWED, hint });
  }
  if (format !== 'csv' && sheet !== undefined)
    throw fileRefusal(shownAs, `${name} has no sheets`, { allowed: 'a sheet of a workbook (.xlsx)' });
}
