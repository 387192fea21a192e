import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personalHeader } from '../../src/tables/personal-columns.ts';
import { ColumnValues } from '../../src/tables/personal-values.ts';

/** A column of a file: what a header and its values look like. */
export interface ListedColumn {
  header: string;
  values: string[];
  /** What is planted in it; absent in an ordinary column. */
  kind?: string;
}

/** Every third column is held back: nobody looks at it while rules are written. */
export type Part = 'tuned on' | 'held back';

export function listed(name: 'personal-columns' | 'ordinary-columns', part: Part): ListedColumn[] {
  const lines = readFileSync(join(import.meta.dirname, `${name}.ndjson`), "utf8").trimEnd().split("\n");
  const all = lines.map((line) => JSON.parse(line) as ListedColumn);
  return all.filter((_, i) => (i % 3 === 2) === (part === 'held back'));
}

/** What the readers say about a column: its header, each value, or all values together. */
export function judged({ header, values }: ListedColumn): string | undefined {
  const byHeader = personalHeader(header);
  if (byHeader !== undefined) return byHeader;
  const column = new ColumnValues(header);
  for (const value of values) {
    const kind = column.add(value);
    if (kind !== undefined) return kind;
  }
  return column.kind();
}
