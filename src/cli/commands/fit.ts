import { basename } from 'node:path';
import { fitReport } from '../../fit/fit-report.ts';
import { renderFit } from '../../fit/fit-text.ts';
import { shownName } from '../../input-files/given-file.ts';
import { inputLine, PROGRAM } from '../../manifest/manifest.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { jsonText } from '../../safe-text/json.ts';
import { readColumns } from '../../tables/csv.ts';
import { numbersOf } from '../../tables/table.ts';
import { UsageError } from '../terminal/failure.ts';
import { print } from '../terminal/print.ts';

/** Larger values are no lengths of time, and their squares would overflow. */
const MOST = 1e15;

interface Options {
  column: string;
  unit?: string;
  json?: true;
}

export async function fit(csv: string, { column, unit, json }: Options): Promise<void> {
  const table = await readColumns(csv, [column]);
  const values = numbersOf(table, column, { least: 0, most: MOST });
  try {
    const result = fitReport(values, { column, file: shownName(basename(csv)), unit });
    const manifest = { ...PROGRAM, inputSha256: table.sha256 };
    print(json === true ? jsonText({ manifest, ...result }) : renderFit(result, inputLine(table.sha256)));
  } catch (error) {
    if (error instanceof NotAValue) throw new UsageError(`--unit ${unit}: ${error.message}`);
    throw error;
  }
}
