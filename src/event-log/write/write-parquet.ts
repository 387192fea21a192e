import { parquetWriteFile } from 'hyparquet-writer';
import type { EventLog } from '../event-log.ts';
import { COLUMNS, type Column } from '../logged-case.ts';

type SchemaElement = NonNullable<Parameters<typeof parquetWriteFile>[0]['schema']>[number];

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
/** An instant. Without the logical type, some tools read it as a time of a local clock. */
const INSTANT = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
} as const;
const TYPES = {
  instant: INSTANT,
  instants: TEXT,
  name: TEXT,
  yesNo: { type: 'BOOLEAN' },
  count: { type: 'INT32' },
} as const satisfies Record<Column['kind'], Partial<SchemaElement>>;

const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: COLUMNS.length + 1 },
  { name: 'case', repetition_type: 'REQUIRED', ...TEXT },
  ...COLUMNS.map(({ key, kind }) => ({ name: key, repetition_type: 'OPTIONAL' as const, ...TYPES[kind] })),
];

/**
 * Writes one row per case with typed columns, to `filename` at once. Instants are UTC timestamps in milliseconds;
 * several instants in one cell are text.
 */
export function writeParquetLog(filename: string, { title, madeBy, cases, stamp }: EventLog): void {
  const data = ({ key, kind }: Column) =>
    cases.map((logged) => {
      const value = logged[key];
      if (kind === 'instant' && value !== null) return new Date(Number(value) * 1000);
      return Array.isArray(value) ? value.map(stamp).join(' ') : value;
    });
  parquetWriteFile({
    filename,
    schema: SCHEMA,
    columnData: [
      { name: 'case', data: cases.map(({ id }) => id) },
      ...COLUMNS.map((column) => ({ name: column.key, data: data(column) })),
    ],
    kvMetadata: [{ key: 'title', value: title }, ...(madeBy === undefined ? [] : [{ key: 'manifest', value: madeBy }])],
    createdBy: 'pickup-gap',
  });
}
