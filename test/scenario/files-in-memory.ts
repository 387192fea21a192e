import { createHash } from 'node:crypto';
import type { LoggedCase } from '../../src/event-log/logged-case.ts';
import { fileProblem, InputError } from '../../src/refusals/input-error.ts';
import type { ScenarioFiles } from '../../src/scenario/files/scenario-files.ts';
import type { Table } from '../../src/tables/table.ts';

/** What a page could hold of the files that a scenario names, each under the scenario's name for it. */
export interface Held {
  /** Text files. */
  presets?: Record<string, { text: string; shownAs: string }>;
  /** CSV files without quotes. */
  tables?: Record<string, { text: string; shownAs: string }>;
  logs?: Record<string, { sha256: string; cases: LoggedCase[] }>;
}

/** A scenario's files without a disk. */
export function filesInMemory({ presets = {}, tables = {}, logs = {} }: Held): ScenarioFiles {
  const found = <File>(files: Record<string, File>, name: string, kind: string): File => {
    if (!Object.hasOwn(files, name)) throw new InputError([fileProblem(name, `the page does not hold this ${kind}`)]);
    return files[name];
  };
  return {
    async readPreset(name) {
      const { text, shownAs } = found(presets, name, 'preset');
      return { bytes: new TextEncoder().encode(text), sha256: sha256Of(text), shownAs };
    },
    async readColumns(csv) {
      const { text, shownAs } = found(tables, csv, 'table');
      return tableOf(text, shownAs);
    },
    async readLog(log) {
      return { file: log, has: new Set(), notes: [], ...found(logs, log, 'log') };
    },
  };
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function tableOf(text: string, file: string): Table {
  const [header, ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  const texts = (column: string) => lines.map((line) => line.split(',')[columns.indexOf(column)].trim());
  return {
    file,
    sha256: sha256Of(text),
    columns,
    rows: lines.length,
    texts,
    problemAt: (row, column, rest) => {
      const [sourceLine, cell] = [lines[row], texts(column)[row]];
      return { file, line: row + 2, column: sourceLine.indexOf(cell) + 1, sourceLine, width: cell.length, ...rest };
    },
  };
}
