import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>;
type Element = NonNullable<Options['schema']>[number];

/** A Parquet file of columns whose types the writer chooses. */
export function parquet(columnData: ColumnSource[], options: Options = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
}

/** A Parquet file of columns with these elements of the schema, such as `{ type: 'INT32', converted_type: 'DATE' }`. */
export function typedParquet(columns: readonly { data: unknown[]; element: Element }[], options: Options = {}) {
  const schema: Element[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ element }) => ({ repetition_type: 'OPTIONAL' as const, ...element })),
  ];
  return parquet(
    columns.map(({ data, element: { name } }) => ({ name, data })),
    { ...options, schema },
  );
}

/** A Parquet file of times of a local clock, or of UTC, in a unit of the format. */
export function timesParquet(unit: 'MILLIS' | 'MICROS' | 'NANOS', isAdjustedToUTC: boolean, times: Date[]) {
  const element: Element = {
    name: 'bookedAt',
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit },
  };
  return typedParquet([{ element, data: times }]);
}

/** A Parquet file whose column `note` has these texts and says that they are JSON. */
export function jsonParquet(texts: string[]): Uint8Array {
  const file = parquet([
    { name: 'bookedAt', data: texts.map(() => '2018-01-01T10:00') },
    { name: 'note', data: texts, type: 'STRING' },
  ]);
  // In the schema: the name, then field 6, the converted type: 0 (a text) becomes 19 (JSON), in zigzag.
  const at = Buffer.from(file).indexOf(Buffer.from([...Buffer.from('note'), 0x25, 0x00]));
  if (at < 0) throw new Error('The column’s type is not where it was.');
  file[at + 5] = 0x26;
  return file;
}

/** A Parquet file of one time of a local clock as INT96: nanoseconds of the day, then the Julian day. */
export function int96Parquet(time: Date): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64LE(BigInt(time.getTime() % 86_400_000) * 1_000_000n);
  bytes.writeUInt32LE(Math.floor(time.getTime() / 86_400_000) + 2_440_588, 8);
  const element: Element = { name: 'bookedAt', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12 };
  const file = Buffer.from(typedParquet([{ element, data: [new Uint8Array(bytes)] }]));
  // The writer knows no INT96. The type, field 1, is in the schema and in the column: 7 becomes 3, in zigzag.
  for (let found = 0, at = -1; found < 2; found++) {
    at = file.indexOf(Buffer.from([0x15, 0x0e]), at + 1);
    if (at < 0) throw new Error('The column’s type is not where it was.');
    file[at + 1] = 0x06;
  }
  return new Uint8Array(file);
}

/** A small file that needs much memory: 60,000 different texts. */
export function growingParquet(): Uint8Array {
  const rows = Array.from({ length: 60_000 }, (_, i) => `c${i}`);
  return parquet([
    { name: 'bookedAt', data: rows.map(() => '2018-01-01T10:00') },
    { name: 'case', data: rows },
  ]);
}
