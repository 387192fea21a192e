import {
  type FileMetaData,
  type ParquetScan,
  type ParquetScanColumnOptions,
  parquetMetadata,
  parquetScan,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { type PersonalKind, personalRefusal } from '../../personal/columns.ts';
import { personalText } from '../../personal/texts.ts';
import { quoted } from '../../refusals/quoted.ts';
import { shortened } from '../../safe-text/shortened.ts';
import { BoundedSearch } from '../bounded-search.ts';
import { ColumnMap } from '../columns/column-map.ts';
import { hintOn } from '../columns/missing-header.ts';
import { COLUMNS, type Column } from '../logged-case.ts';
import { parsersFor, textsWithin, timeText } from './cell-texts.ts';
import { ColumnTexts } from './column-texts.ts';
import { typeOf } from './column-types.ts';
import { DECOMPRESSORS } from './decompressors.ts';
import { CANNOT_READ, NOT_PARQUET, ParquetRefusal, type ParquetReply } from './parquet-reply.ts';

const KINDS = new Map<string, Column>(COLUMNS.map((column) => [column.key, column]));

/** Who listens to a file that is being read. */
export interface Listener {
  /** Called before each column, with the number of its values. */
  beginsColumn(values: number): void;
  reply(reply: ParquetReply): void;
}

/**
 * Reads a Parquet file column by column and searches every column for personal data. Only the columns of a log are
 * kept. A damaged file can make the library run for ever or take all memory, so this runs in a process of its own.
 *
 * @throws ParquetRefusal
 */
export async function decode(file: ArrayBuffer, listener: Listener, map = new ColumnMap()): Promise<void> {
  const decoding = new Decoding(file, listener, map);
  try {
    for (const tree of decoding.columns) await decoding.read(tree);
    decoding.end();
  } catch (error) {
    throw error instanceof ParquetRefusal ? new ParquetRefusal({ ...error.refused, isLog: true }) : error;
  }
}

/** A damaged file may lack a name. */
function named(name: string | undefined): string {
  return quoted(String(name));
}

class Decoding {
  readonly columns: readonly SchemaTree[];
  private readonly file: ArrayBuffer;
  private readonly listener: Listener;
  private readonly map: ColumnMap;
  private readonly metadata: FileMetaData;
  private readonly rows: number;
  private readonly search = new BoundedSearch((said) => {
    throw new ParquetRefusal(said);
  });

  constructor(file: ArrayBuffer, listener: Listener, map: ColumnMap) {
    this.file = file;
    this.listener = listener;
    this.map = map;
    try {
      this.metadata = parquetMetadata(file);
      this.columns = parquetSchema(this.metadata).children;
      this.rows = Number(this.metadata.num_rows);
    } catch (error) {
      throw unreadable(error);
    }
    this.checkSize();
    this.checkNames();
  }

  private checkSize(): void {
    const { cases: mostCases, cells: mostCells } = INPUT_LIMITS;
    const hint = 'split it by time';
    // The file is compressed, so its size says little about the memory that reading needs.
    if (!(this.rows >= 0 && this.rows <= mostCases.most)) {
      const message = `expected at most ${mostCases.most} rows, got ${this.rows}`;
      throw new ParquetRefusal({ message, allowed: `at most ${mostCases.most} rows`, hint });
    }
    let inGroups = 0;
    let cells = 0;
    for (const { num_rows, columns } of this.metadata.row_groups) {
      inGroups += Number(num_rows);
      for (const { meta_data } of columns) cells += Math.max(Number(num_rows), Number(meta_data?.num_values ?? 0));
    }
    if (inGroups !== this.rows || Number.isNaN(cells)) throw unreadable(undefined);
    if (!(cells <= mostCells.most)) {
      throw new ParquetRefusal({
        message: `expected at most ${mostCells.most} cells, got ${cells} in ${this.columns.length} columns`,
        allowed: `at most ${mostCells.most} cells, with all values of lists`,
        hint: 'keep only the columns that are needed, or fewer rows',
      });
    }
  }

  private checkNames(): void {
    // Columns within a column of structs are headers too.
    for (const { name } of this.metadata.schema) this.checkKey(`the column ${named(name)}`, name);
    const pairs = [
      ...(this.metadata.key_value_metadata ?? []),
      ...this.metadata.row_groups.flatMap(({ columns }) =>
        columns.flatMap(({ meta_data }) => meta_data?.key_value_metadata ?? []),
      ),
    ];
    for (const { key, value = '' } of pairs) {
      const what = `the metadata ${named(key)}, or its value (not shown),`;
      this.checkKey(what, key);
      this.refuse(what, this.search.value(key, value));
    }
    const names = this.columns.map(({ element }) => element.name);
    for (const [at, name] of names.entries()) {
      if (names.indexOf(name) === at) continue;
      throw new ParquetRefusal({ message: `there are two columns ${named(name)}`, allowed: 'each column once' });
    }
    const missing = this.map.required.find((header) => !names.includes(header));
    if (missing !== undefined) {
      const allowed = `its columns: ${names
        .slice(0, 50)
        .map((name) => shortened(String(name), 60))
        .join(', ')}`;
      const hint = hintOn(missing, names.map(String));
      throw new ParquetRefusal({ message: `there is no column ${quoted(missing)}`, allowed, ...(hint && { hint }) });
    }
  }

  async read(tree: SchemaTree): Promise<void> {
    const { name } = tree.element;
    const type = typeOf(tree);
    const own = this.map.ownOf(name);
    const column = KINDS.get(own ?? '');
    // Numbers, times and fixed words of a log are checked one by one, but a header of the file's own may hold anything.
    const isTyped = own === name && column !== undefined && (column.kind !== 'name' || column.allowed !== undefined);
    const isTime = type.isTimes && type.isFlat;
    this.listener.beginsColumn(this.countOf(name));
    const kept = own !== undefined ? new ColumnTexts(this.rows, column, type) : undefined;
    const scan = await this.scanOf(name, isTime, type.isLocal);
    for (const { rowStart, rowEnd } of scan.ranges) {
      const values = await this.valuesOf(scan, { column: name, rowStart, rowEnd });
      for (let row = rowStart; row < rowEnd; row++) {
        const value: unknown = values[row - rowStart];
        if (value === null || value === undefined) continue;
        if (!isTyped) this.checkCell(name, row, isTime ? timeText(Number(value), type.isLocal) : value);
        else if (typeof value === 'string' || typeof value === 'object') this.checkTyped(name, row, value);
        kept?.set(row, value);
      }
    }
    if (kept !== undefined && own !== undefined) this.listener.reply({ kind: 'column', key: own, column: kept.column });
  }

  end(): void {
    for (const { key, kind } of this.search.together())
      this.refuse(`column "${key}": the pattern of its values (not shown)`, kind);
    this.listener.reply({ kind: 'read', rows: this.rows, names: this.columns.map(({ element }) => element.name) });
  }

  private async scanOf(name: string, isFlatTimes: boolean, isLocal: boolean): Promise<ParquetScan> {
    try {
      return await parquetScan({
        file: this.file,
        metadata: this.metadata,
        columns: [name],
        useOffsetIndex: false,
        compressors: DECOMPRESSORS,
        parsers: parsersFor(isFlatTimes, isLocal),
      });
    } catch (error) {
      throw unreadable(error);
    }
  }

  /** Of one row group, so that few values are in memory at once. */
  private async valuesOf(scan: ParquetScan, range: ParquetScanColumnOptions): Promise<ArrayLike<unknown>> {
    let values: ArrayLike<unknown>;
    try {
      values = await scan.readColumn(range);
    } catch (error) {
      throw unreadable(error);
    }
    if (values.length < range.rowEnd - range.rowStart) throw unreadable(undefined);
    return values;
  }

  private countOf(name: string): number {
    let count = 0;
    for (const { columns } of this.metadata.row_groups) {
      for (const { meta_data } of columns) {
        // A damaged file may lack what the format requires.
        if (meta_data?.path_in_schema?.[0] === name) count += Number(meta_data.num_values);
      }
    }
    return Math.max(count, this.rows);
  }

  private checkCell(name: string, row: number, value: unknown): void {
    this.checkTexts(name, row, value, (text) => this.search.value(name, text));
  }

  private checkTyped(name: string, row: number, value: unknown): void {
    this.checkTexts(name, row, value, personalText);
  }

  private checkTexts(name: string, row: number, value: unknown, judge: (text: string) => PersonalKind | undefined) {
    if (typeof value === 'string') {
      const kind = judge(value);
      if (kind !== undefined) this.refuse(`row ${row + 1}, column ${named(name)}: a value (not shown)`, kind);
      return;
    }
    const what = `row ${row + 1}, column ${named(name)}`;
    for (const { name: member, text } of textsWithin(value)) {
      if (text !== undefined) this.refuse(`${what}: a value (not shown)`, judge(text));
      if (member === undefined) continue;
      this.checkKey(`${what}: the member ${named(member)}`, member);
      this.refuse(`${what}: the name of a member (not shown)`, this.search.value(`members of ${name}`, member));
    }
  }

  private checkKey(what: string, key: unknown): void {
    // A damaged file may lack a name, whatever the library's types say.
    if (typeof key !== 'string') throw unreadable(undefined);
    this.refuse(what, this.search.key(key));
  }

  private refuse(what: string, kind: PersonalKind | undefined): void {
    if (kind !== undefined) throw new ParquetRefusal(personalRefusal(what, kind));
  }
}

/** What the library says about a compression or encoding that it does not know; all else means damage. */
const UNSUPPORTED = /^parquet unsupported (compression codec|encoding): (?!undefined$)(\w+)$/;

function unreadable(error: unknown): ParquetRefusal {
  if (error instanceof ParquetRefusal) return error;
  const [, what, name] = UNSUPPORTED.exec(error instanceof Error ? error.message : '') ?? [];
  if (what !== undefined) {
    return new ParquetRefusal({
      message: `${CANNOT_READ}: its ${what === 'encoding' ? what : 'compression'} is ${name}`,
      allowed: 'a Parquet file, uncompressed or with Snappy, GZIP, Brotli or ZSTD',
    });
  }
  return new ParquetRefusal(NOT_PARQUET);
}
