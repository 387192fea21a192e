import type { Result } from '../measures/result.ts';
import { jsonText } from '../safe-text/json.ts';
import { csv } from '../tables/csv-cells.ts';
import { RESULT_TABLES } from './all-tables.ts';
import { DATA_PACKAGE_FILE, dataPackage } from './data-package.ts';
import type { TableFile } from './table.ts';

/**
 * The tables of a report, and the file that describes their columns: file name -> text. CSV is as in RFC 4180, UTF-8,
 * with a header.
 */
export function renderCsv(result: Result): Map<TableFile | typeof DATA_PACKAGE_FILE, string> {
  const present = RESULT_TABLES.flatMap((table) => {
    const rows = table.cellsOf(result);
    return rows === null ? [] : [{ table, rows }];
  });
  const described = dataPackage(
    result,
    present.map(({ table }) => table),
  );
  return new Map<TableFile | typeof DATA_PACKAGE_FILE, string>([
    ...present.map(({ table: { file, fields }, rows }) => {
      const header = fields.map(({ name }) => name);
      return [file, csv(header, rows)] as const;
    }),
    [DATA_PACKAGE_FILE, jsonText(described)],
  ]);
}
