import { COLUMNS, type LoggedCase } from '../../event-log/logged-case.ts';
import type { ReadLog } from '../../event-log/read/read-log.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import type { Table } from '../../tables/table.ts';
import type { ScenarioFiles } from './scenario-files.ts';

/** The files that a scenario names, as plain data that a page can hold. */
export interface EmbeddedFiles {
  presets: { name: string; text: string; sha256: string; shownAs: string }[];
  tables: EmbeddedTable[];
  logs: EmbeddedLog[];
}

/** The columns that the scenario asks for, and the names of the others. */
interface EmbeddedTable {
  csv: string;
  sheet?: string | undefined;
  file: string;
  sha256: string;
  columns: readonly string[];
  rows: number;
  texts: Record<string, string[]>;
}

/** What arrivals take from a log: when people were booked, and their traits. Its other columns are left out. */
interface EmbeddedLog {
  log: string;
  zone: string;
  file: string;
  sha256: string;
  notes: string[];
  cases: BookedCase[];
}
type BookedCase = Pick<LoggedCase, (typeof BOOKED)[number]>;
const BOOKED = [
  'bookedAt',
  'facility',
  'priority',
  'foreignBorn',
  'priorContact',
  'convicted',
  'consents',
] as const satisfies (keyof LoggedCase)[];

/** Files that also note in `read` what is read of them. */
export function noting(files: ScenarioFiles, read: EmbeddedFiles): ScenarioFiles {
  return {
    async readPreset(name) {
      const preset = await files.readPreset(name);
      const { bytes, sha256, shownAs } = preset;
      if (!read.presets.some((one) => one.name === name))
        read.presets.push({ name, text: new TextDecoder().decode(bytes), sha256, shownAs });
      return preset;
    },
    async readColumns(csv, asked, sheet) {
      const table = await files.readColumns(csv, asked, sheet);
      const { file, sha256, columns, rows } = table;
      const texts = Object.fromEntries(asked.map((column) => [column, table.texts(column)]));
      read.tables.push({ csv, sheet, file, sha256, columns, rows, texts });
      return table;
    },
    async readLog(log, zone, form) {
      const found = await files.readLog(log, zone, form);
      const { file, sha256, notes } = found;
      read.logs.push({ log, zone, file, sha256, notes, cases: found.cases.map(booked) });
      return found;
    },
  };
}

function booked(logged: LoggedCase): BookedCase {
  return Object.fromEntries(BOOKED.map((key) => [key, logged[key]])) as BookedCase;
}

/**
 * Files as they were when they were embedded. A file that is not among them is refused: a page cannot read the disk.
 */
export function embeddedFiles({ presets, tables, logs }: EmbeddedFiles): ScenarioFiles {
  return {
    async readPreset(name) {
      const { text, ...preset } = found(presets, (one) => one.name === name, name);
      return { ...preset, bytes: new TextEncoder().encode(text) };
    },
    async readColumns(csv, asked, sheet) {
      const holds = (one: EmbeddedTable) =>
        one.csv === csv && one.sheet === sheet && asked.every((column) => column in one.texts);
      return asTable(found(tables, holds, csv));
    },
    async readLog(log, zone) {
      return asLog(found(logs, (one) => one.log === log && one.zone === zone, log));
    },
  };
}

function found<T>(all: readonly T[], is: (one: T) => boolean, name: string): T {
  const one = all.find(is);
  if (one === undefined) {
    const allowed = 'a file that the scenario named when the page was written';
    throw new InputError([fileProblem(name, 'the page does not contain this file', { allowed })]);
  }
  return one;
}

function asTable({ texts, csv: _, sheet: __, ...about }: EmbeddedTable): Table {
  return {
    ...about,
    texts: (column) => texts[column],
    problemAt: (_row, _column, rest) => ({ file: about.file, line: 0, column: 0, sourceLine: '', ...rest }),
  };
}

function asLog({ log: _, zone: __, cases, ...about }: EmbeddedLog): ReadLog {
  const rest = Object.fromEntries(COLUMNS.map(({ key }) => [key, null])) as Omit<LoggedCase, 'id'>;
  return { ...about, has: new Set(BOOKED), cases: cases.map((one, i) => ({ id: `${i + 1}`, ...rest, ...one })) };
}
