import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PersonalKind, personalHeader } from '../../src/personal/columns.ts';
import { ColumnValues } from '../../src/personal/values.ts';

/** A column of a file: its header and some of its values. */
export interface ListedColumn {
  header: string;
  values: string[];
  /** What is planted in it; absent in an ordinary column. */
  kind?: string;
}

type ListName = 'personal-columns' | 'ordinary-columns';
/** Every third column is held back: nobody looks at it while rules are written. */
export type Part = 'tuned on' | 'held back';

/** What the rules say about one part of a list. */
export interface Measured {
  columns: number;
  refused: number;
  /** "header: first value" of personal columns that pass, or of ordinary ones that are refused. */
  mistakes: string[];
}

export function columnsOf(name: ListName, part: Part): ListedColumn[] {
  const lines = readFileSync(join(import.meta.dirname, `${name}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n');
  const all = lines.map((line) => JSON.parse(line) as ListedColumn);
  return all.filter((_, i) => (i % 3 === 2) === (part === 'held back'));
}

export function measured(name: ListName, part: Part, judge = judged): Measured {
  const columns = columnsOf(name, part);
  const refused = columns.filter((column) => judge(column) !== undefined);
  const isMistake = (column: ListedColumn) => refused.includes(column) === (name === 'ordinary-columns');
  const mistakes = columns.filter(isMistake).map(({ header, values }) => `${header}: ${values[0]}`);
  return { columns: columns.length, refused: refused.length, mistakes };
}

/** What the readers say about a column: its header, each value, or all values together. */
export function judged({ header, values }: ListedColumn): PersonalKind | undefined {
  const byHeader = personalHeader(header);
  if (byHeader !== undefined) return byHeader;
  const column = new ColumnValues(header);
  for (const value of values) {
    const kind = column.add(value);
    if (kind !== undefined) return kind;
  }
  return column.kind();
}
