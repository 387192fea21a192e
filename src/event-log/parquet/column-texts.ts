import type { Column } from '../logged-case.ts';
import { timeText } from './cell-texts.ts';
import type { ColumnType } from './column-types.ts';
import { type ParquetColumn, ParquetRefusal } from './parquet-reply.ts';

/** Collects a column's values in little memory: times as numbers, and each different text once. */
export class ColumnTexts {
  readonly column: ParquetColumn;
  private readonly indexOf = new Map<string, number>();
  private readonly holds: Column | undefined;
  private readonly isLocal: boolean;

  constructor(rows: number, holds: Column | undefined, { isFlat, isTimes, isLocal }: ColumnType) {
    this.holds = holds;
    this.isLocal = isLocal;
    this.column =
      isFlat && isTimes
        ? { kind: 'times', milliseconds: new Float64Array(rows).fill(Number.NaN), isLocal }
        : { kind: 'texts', texts: [], indexes: new Int32Array(rows).fill(-1) };
  }

  set(row: number, value: unknown): void {
    if (value === null || value === undefined || value === '') return;
    if (this.column.kind === 'times') {
      this.column.milliseconds[row] = Number(value);
      return;
    }
    const text = this.textOf(row, value);
    if (text === '') return;
    let index = this.indexOf.get(text);
    if (index === undefined) {
      index = this.column.texts.push(text) - 1;
      this.indexOf.set(text, index);
    }
    this.column.indexes[row] = index;
  }

  /** A list of times is one text, as in CSV. */
  private textOf(row: number, value: unknown): string {
    if (typeof value !== 'object') return String(value);
    if (Array.isArray(value) && this.holds?.kind === 'instants')
      return value.map((one) => (typeof one === 'number' ? timeText(one, this.isLocal) : String(one))).join(' ');
    throw new ParquetRefusal({
      message: `row ${row + 1}, column "${this.holds?.key ?? 'case'}": expected a single value, got a list or a struct`,
      allowed: 'a number, text, time or true or false',
    });
  }
}
