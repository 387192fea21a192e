import { IANAZone } from 'luxon';
import { DATE_FORMATS, type DateFormat } from '../../calendar/date-format.ts';
import { LONGEST_SECONDS } from '../../draws/sampler.ts';
import { fileProblem, InputError, type Problem } from '../../refusals/input-error.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { type DurationColumns, readDurations } from '../../tables/durations.ts';
import type { Table } from '../../tables/table.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import type { ProblemAt } from '../text/read-yaml.ts';
import { child, type MapNode, type Place, plain, type SourceNode } from '../text/source-tree.ts';
import type { CsvColumns } from '../values/distribution.ts';
import { secondsInUnit } from '../values/units.ts';

/** The CSV columns that a scenario names, read once each. */
export class ScenarioTables {
  private readonly tables = new Map<string, Table>();
  private readonly durationColumns = new Map<string, Float64Array>();

  /** The columns of a file, in the order given. `readTables` must have read them. */
  table({ csv, sheet }: { csv: string; sheet?: string | undefined }, ...columns: string[]): Table | undefined {
    return this.tables.get(keyOf({ csv, sheet, columns }));
  }

  /** Lengths of at least 0 in `unitSeconds`, ascending. */
  durations(csv: string, columns: CsvColumns, sheet?: string): Float64Array | undefined {
    return this.durationColumns.get(JSON.stringify([csv, columns, sheet]));
  }

  /** How many rows of a file were left out, because they have no length of time. */
  readonly notes: string[] = [];

  /** Files with the SHA-256 of their bytes, by name. */
  inputs(): { file: string; sha256: string }[] {
    const files = new Map([...this.tables.values()].map((table) => [table.file, table.sha256]));
    return [...files].map(([file, sha256]) => ({ file, sha256 })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** @throws InputError as `files.readColumns` and `numbersOf` do. */
  async read({ csv, columns, durations, sheet }: Reference, files: ColumnFiles, zone: string): Promise<void> {
    const key = keyOf({ csv, sheet, columns });
    const table = this.tables.get(key) ?? (await files.readColumns(csv, columns, sheet));
    this.tables.set(key, { ...table, file: csv });
    if (durations === undefined) return;
    const { values, blank, problems } = readDurations(table, whereOf(durations, zone));
    if (problems.length > 0) throw new InputError(problems);
    if (values.length === 0) throw new InputError([fileProblem(csv, `no row has a length of time in ${columns}`)]);
    if (blank > 0) {
      const of = columns.map((column) => `"${column}"`).join(' and ');
      this.notes.push(`${csv}: ${values.length} rows used, ${blank} left out, which are blank in ${of}`);
    }
    this.durationColumns.set(JSON.stringify([csv, durations, sheet]), values.sort());
  }
}

type ColumnFiles = Pick<ScenarioFiles, 'readColumns'>;

interface Reference {
  csv: string;
  columns: string[];
  /** If they contain lengths of time. */
  durations: CsvColumns | undefined;
  sheet: string | undefined;
  place: Place | undefined;
}

/**
 * Reads all CSV files that a scenario names, in the base and in changes. Returns what is wrong with them as problems.
 */
export async function readTables(
  trees: readonly SourceNode[],
  files: ColumnFiles,
  problemAt: ProblemAt,
): Promise<{ tables: ScenarioTables; problems: Problem[] }> {
  const tables = new ScenarioTables();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const zone = zoneOf(trees[0]);
  for (const reference of trees.flatMap((tree) => referencesIn(tree))) {
    const key = JSON.stringify([reference.csv, reference.columns, reference.durations, reference.sheet]);
    if (seen.has(key)) continue;
    seen.add(key);
    try {
      await tables.read(reference, files, zone);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) {
        // A problem with a whole file is shown where the scenario names it.
        if (problem.line > 0) problems.push(problem);
        else
          problems.push(
            problemAt(reference.place, {
              message: `${problem.file}: ${problem.message}`,
              allowed: problem.allowed,
              hint: problem.hint,
            }),
          );
      }
    }
  }
  return { tables, problems };
}

function referencesIn(node: SourceNode): Reference[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(referencesIn);
  const own = referenceOf(node);
  return [
    ...(own === undefined ? [] : [own]),
    ...[...node.entries.values()].flatMap((entry) => referencesIn(entry.node)),
  ];
}

function referenceOf(node: MapNode): Reference | undefined {
  const given = plain(node) as Record<string, unknown>;
  const { csv, column, date, count, from, to, unit, decimal, dateFormat } = given;
  const sheet = typeof given.sheet === 'string' ? given.sheet : undefined;
  if (typeof csv !== 'string' || csv === '') return undefined;
  const place = node.entries.get('csv')?.node.place;
  if (typeof column === 'string') {
    const ofTime = { column, unit: unit === 'h:mm' ? unit : secondsOf(unit), decimal: signOf(decimal) } as const;
    return { csv, columns: [column], durations: 'unit' in given ? ofTime : undefined, sheet, place };
  }
  if (typeof from === 'string' && typeof to === 'string')
    return { csv, columns: [from, to], durations: { from, to, dateFormat: formatOf(dateFormat) }, sheet, place };
  if (typeof date === 'string' && typeof count === 'string')
    return { csv, columns: [date, count], durations: undefined, sheet, place };
  return undefined;
}

/** The seconds of one of the units in which `durations` gives the values of these columns. */
export function unitSeconds(columns: CsvColumns): number {
  return 'unit' in columns && columns.unit !== 'h:mm' ? columns.unit : 60;
}

function whereOf(columns: CsvColumns, zone: string): DurationColumns {
  if ('from' in columns) return { kind: 'between', zone, ...columns };
  const { column, unit, decimal } = columns;
  if (unit === 'h:mm') return { kind: 'clock', column };
  return { kind: 'numbers', column, most: LONGEST_SECONDS / unit, decimal };
}

function signOf(given: unknown): 'comma' | 'point' | undefined {
  return given === 'comma' || given === 'point' ? given : undefined;
}

function formatOf(given: unknown): DateFormat | undefined {
  return DATE_FORMATS.find((format) => format === given);
}

/** The zone of a scenario; UTC if it is not one, which the schema reports. */
function zoneOf(tree: SourceNode | undefined): string {
  const node = child(tree, 'zone');
  const zone = node?.kind === 'scalar' ? String(node.value) : '';
  return IANAZone.isValidZone(zone) ? zone : 'UTC';
}

/** The seconds of a unit; 1 if it is not one, which the schema reports. */
function secondsOf(unit: unknown): number {
  try {
    return secondsInUnit(unit);
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    return 1;
  }
}

function keyOf({ csv, sheet, columns }: Pick<Reference, 'csv' | 'sheet' | 'columns'>): string {
  return JSON.stringify([csv, sheet, ...columns]);
}
