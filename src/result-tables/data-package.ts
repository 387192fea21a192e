import type { Result } from '../measures/result.ts';
import type { ForeignKey, ResultTable, TableFile } from './table.ts';

/** The name of the file that describes the tables. */
export const DATA_PACKAGE_FILE = 'datapackage.json';

/**
 * The description of these tables of a result, as a tabular data package of the Frictionless standards
 * (https://specs.frictionlessdata.io/tabular-data-package/, version 1, which R's, Python's and other readers know).
 */
export function dataPackage(result: Result, tables: readonly ResultTable[]): object {
  const { manifest, scenario, seed, replications, complete, days, notes } = result;
  return {
    profile: 'tabular-data-package',
    name: 'pickup-gap-result',
    title: scenario.title,
    description:
      `Simulated: ${counted(days, 'day')}, ${counted(replications, 'replication')}, seed ${seed}. A run is one ` +
      'replication. ' +
      'Everyone in these tables is simulated; nobody is real.',
    manifest,
    scenario,
    seed,
    replications,
    complete,
    days,
    notes,
    resources: tables.map(resource),
  };
}

function resource({ file, title, description, fields, primaryKey, foreignKeys }: ResultTable): object {
  return {
    profile: 'tabular-data-resource',
    name: resourceName(file),
    path: file,
    title,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields,
      missingValues: [''],
      ...(primaryKey.length > 0 && { primaryKey }),
      ...(foreignKeys.length > 0 && { foreignKeys: foreignKeys.map(foreignKey) }),
    },
  };
}

function foreignKey({ fields, of, named = fields }: ForeignKey): object {
  return { fields, reference: { resource: resourceName(of), fields: named } };
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

function resourceName(file: TableFile): string {
  return file.replace(/\.csv$/, '');
}
