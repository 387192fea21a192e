import { LONGEST_SECONDS } from '../../draws/sampler.ts';
import { InputError, type Problem } from '../../refusals/input-error.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { numbersOf, type Table } from '../../tables/table.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import type { ProblemAt } from '../text/read-yaml.ts';
import { type MapNode, type Place, plain, type SourceNode } from '../text/source-tree.ts';
import { secondsInUnit } from '../values/units.ts';

/** The CSV columns that a scenario names, read once each. */
export class ScenarioTables {
  private readonly tables = new Map<string, Table>();
  private readonly durationColumns = new Map<string, Float64Array>();

  /** The columns of a file, in the order given. `readTables` must have read them. */
  table(csv: string, ...columns: string[]): Table | undefined {
    return this.tables.get(keyOf(csv, columns));
  }

  /** Numbers of at least 0, ascending. */
  durations(csv: string, column: string): Float64Array | undefined {
    return this.durationColumns.get(keyOf(csv, [column]));
  }

  /** Files with the SHA-256 of their bytes, by name. */
  inputs(): { file: string; sha256: string }[] {
    const files = new Map([...this.tables.values()].map((table) => [table.file, table.sha256]));
    return [...files].map(([file, sha256]) => ({ file, sha256 })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** @throws InputError as `files.readColumns` and `numbersOf` do. */
  async read({ csv, columns, unitSeconds }: Reference, files: ColumnFiles): Promise<void> {
    const key = keyOf(csv, columns);
    const table = this.tables.get(key) ?? (await files.readColumns(csv, columns));
    this.tables.set(key, { ...table, file: csv });
    if (unitSeconds === undefined) return;
    const most = LONGEST_SECONDS / unitSeconds;
    this.durationColumns.set(key, numbersOf(table, columns[0], { least: 0, most }).sort());
  }
}

type ColumnFiles = Pick<ScenarioFiles, 'readColumns'>;

interface Reference {
  csv: string;
  columns: string[];
  /** If the column contains lengths of time: the seconds of their unit. */
  unitSeconds: number | undefined;
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
  for (const reference of trees.flatMap((tree) => referencesIn(tree))) {
    const key = `${keyOf(reference.csv, reference.columns)}\0${reference.unitSeconds}`;
    if (seen.has(key)) continue;
    seen.add(key);
    try {
      await tables.read(reference, files);
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
  const { csv, column, date, count } = given;
  if (typeof csv !== 'string' || csv === '') return undefined;
  const place = node.entries.get('csv')?.node.place;
  if (typeof column === 'string')
    return { csv, columns: [column], unitSeconds: 'unit' in given ? secondsOf(given.unit) : undefined, place };
  if (typeof date === 'string' && typeof count === 'string')
    return { csv, columns: [date, count], unitSeconds: undefined, place };
  return undefined;
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

function keyOf(csv: string, columns: readonly string[]): string {
  return JSON.stringify([csv, ...columns]);
}
