import { parquetWriteFile } from 'hyparquet-writer';
import type { EventLog } from '../event-log.ts';
import { COLUMNS, type Column } from '../logged-case.ts';

const TYPES = { instant: 'TIMESTAMP', instants: 'STRING', name: 'STRING', yesNo: 'BOOLEAN', count: 'INT32' } as const;

/**
 * Writes one row per case with typed columns, to `filename` at once. Instants are UTC timestamps in milliseconds;
 * several instants in one cell are text.
 */
export function writeParquetLog(filename: string, { title, cases, stamp }: EventLog): void {
  const data = ({ key, kind }: Column) =>
    cases.map((logged) => {
      const value = logged[key];
      if (kind === 'instant' && value !== null) return new Date(Number(value) * 1000);
      return Array.isArray(value) ? value.map(stamp).join(' ') : value;
    });
  parquetWriteFile({
    filename,
    columnData: [
      { name: 'case', data: cases.map(({ id }) => id), type: 'STRING', nullable: false },
      ...COLUMNS.map((column) => ({
        name: column.key,
        data: data(column),
        type: TYPES[column.kind],
        nullable: true,
      })),
    ],
    kvMetadata: [{ key: 'title', value: title }],
    createdBy: 'pickup-gap',
  });
}
