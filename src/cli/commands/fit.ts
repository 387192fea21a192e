import { basename } from 'node:path';
import { IANAZone } from 'luxon';
import type { DateFormat } from '../../calendar/date-format.ts';
import { fitReport } from '../../fit/fit-report.ts';
import { renderFit } from '../../fit/fit-text.ts';
import { shownName } from '../../input-files/given-file.ts';
import { inputLine, PROGRAM } from '../../manifest/manifest.ts';
import { InputError } from '../../refusals/input-error.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { jsonText } from '../../safe-text/json.ts';
import { readColumns } from '../../tables/csv.ts';
import { columnsOf, type DurationColumns, readDurations } from '../../tables/durations.ts';
import { UsageError } from '../terminal/failure.ts';
import { print } from '../terminal/print.ts';

/** Larger values are no lengths of time, and their squares would overflow. */
const MOST = 1e15;

interface Options {
  column?: string;
  from?: string;
  to?: string;
  unit?: string;
  decimal?: 'comma' | 'point';
  dateFormat?: DateFormat;
  zone: string;
  sheet?: string;
  leaveOutRefused?: true;
  json?: true;
}

export async function fit(csv: string, options: Options): Promise<void> {
  const { unit, json, leaveOutRefused } = options;
  const { where, named, inUnit } = columnsAsked(options);
  const table = await readColumns(csv, columnsOf(where), undefined, { sheet: options.sheet });
  const { values, blank, problems } = readDurations(table, where);
  if (problems.length > 0 && leaveOutRefused !== true) throw new InputError(problems);
  try {
    const rows = { used: values.length, blank, refused: table.rows - blank - values.length };
    const result = { rows, ...fitReport(values, { column: named, file: shownName(basename(csv)), unit: inUnit }) };
    const manifest = { ...PROGRAM, inputSha256: table.sha256 };
    print(json === true ? jsonText({ manifest, ...result }) : renderFit(result, inputLine(table.sha256)));
  } catch (error) {
    if (error instanceof NotAValue) throw new UsageError(`--unit ${unit}: ${error.message}`);
    throw error;
  }
}

/** Where the lengths are, what the report calls them, and their unit. */
function columnsAsked({ column, from, to, unit, decimal, dateFormat, zone }: Options) {
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined || column !== undefined || unit !== undefined)
      throw new UsageError('--from and --to go together, without --column and --unit.');
    if (!IANAZone.isValidZone(zone)) throw new UsageError(`--zone ${zone}: not a time zone such as America/Chicago.`);
    const where: DurationColumns = { kind: 'between', from, to, zone, dateFormat };
    return { where, named: `${from} to ${to}`, inUnit: 'min' };
  }
  if (column === undefined) throw new UsageError('Name the column: --column NAME, or --from NAME and --to NAME.');
  if (unit === 'h:mm') return { where: { kind: 'clock', column } as const, named: column, inUnit: 'min' };
  return { where: { kind: 'numbers', column, most: MOST, decimal } as const, named: column, inUnit: unit };
}
