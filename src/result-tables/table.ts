import type { Result } from '../measures/result.ts';
import type { Cell } from '../tables/csv-cells.ts';

/** The files of a result's tables, in the order in which they are listed. */
export const TABLE_FILES = [
  'policies.csv',
  'outcomes.csv',
  'locks.csv',
  'measures.csv',
  'differences.csv',
  'costs.csv',
  'flows.csv',
  'facilities.csv',
  'months.csv',
  'reasons.csv',
  'hours.csv',
  'weekdays.csv',
  'week.csv',
  'priorities.csv',
  'convicted.csv',
  'replications.csv',
  'assumptions.csv',
] as const;

export type TableFile = (typeof TABLE_FILES)[number];

/**
 * What is known of a column: a field of the Table Schema (https://specs.frictionlessdata.io/table-schema/). The
 * standard has no word for units and allows words of one's own, so `unit` is ours.
 */
export interface Field {
  name: string;
  type: 'string' | 'number' | 'integer' | 'boolean' | 'yearmonth';
  description: string;
  unit?: string;
  constraints?: {
    required?: true;
    unique?: true;
    minimum?: number;
    maximum?: number;
    enum?: readonly string[];
  };
}

/** A column, and its cell in a row. null is an empty cell. */
export interface Column<Row> extends Field {
  of(row: Row): Cell;
}

/** Columns whose values are the key of another table. */
export interface ForeignKey {
  fields: readonly string[];
  of: TableFile;
  /** The other table's columns, if they have other names. */
  named?: readonly string[];
}

interface About {
  file: TableFile;
  title: string;
  description: string;
  /** Columns that together identify a row; empty if none do. */
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
}

/** One table of a result: what it is, its columns, and its rows. */
export interface ResultTable extends About {
  fields: readonly Field[];
  /** null if the result has no such table. */
  cellsOf(result: Result): Cell[][] | null;
}

export function resultTable<Row>(
  about: About,
  columns: readonly Column<Row>[],
  rowsOf: (result: Result) => readonly Row[] | null,
): ResultTable {
  return {
    ...about,
    fields: columns.map(({ of: _, ...field }) => field),
    cellsOf: (result) => rowsOf(result)?.map((row) => columns.map(({ of }) => of(row))) ?? null,
  };
}
