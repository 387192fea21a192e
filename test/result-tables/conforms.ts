import { parse } from 'csv-parse/sync';

// A plain reader of data packages, made from https://specs.frictionlessdata.io/table-schema/: types, constraints,
// primary and foreign keys.

interface Field {
  name: string;
  type: string;
  description: string;
  unit?: string;
  constraints?: { required?: boolean; unique?: boolean; minimum?: number; maximum?: number; enum?: string[] };
}

interface Resource {
  name: string;
  path: string;
  schema: {
    fields: Field[];
    missingValues: string[];
    primaryKey?: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

export interface Package {
  profile: string;
  name: string;
  resources: Resource[];
}

const FORM: Record<string, RegExp> = {
  string: /^/,
  number: /^-?\d+(\.\d+)?(e[+-]\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
  yearmonth: /^\d{4}-\d{2}$/,
};

/** What is wrong in these files: file name -> text, with their data package among them. Empty if nothing is. */
export function faultsOf(files: ReadonlyMap<string, string>): string[] {
  const { resources } = packageOf(files);
  const described = resources.map(({ path }) => path);
  const others = [...files.keys()].filter((file) => file.endsWith('.csv') && !described.includes(file));
  const tables = new Map(resources.map((resource) => [resource.name, tableOf(resource, files)]));
  return [
    ...others.map((file) => `${file} is not described`),
    ...resources.flatMap((resource) => faultsOfTable(resource, tables)),
  ];
}

export function packageOf(files: ReadonlyMap<string, string>): Package {
  return JSON.parse(files.get('datapackage.json') ?? '') as Package;
}

function tableOf({ path }: Resource, files: ReadonlyMap<string, string>): string[][] {
  return parse(files.get(path) ?? '') as string[][];
}

function faultsOfTable({ name, schema }: Resource, tables: Map<string, string[][]>): string[] {
  const { fields, missingValues, primaryKey, foreignKeys = [] } = schema;
  const [header, ...rows] = tables.get(name) ?? [];
  if (header.join() !== fields.map((field) => field.name).join()) return [`${name}: the header is ${header.join()}`];
  const keyOf = (columns: string[], from: string[][]) => {
    const [head, ...body] = from;
    return body.map((row) => columns.map((column) => row[head.indexOf(column)]));
  };
  const own = (columns: string[]) => keyOf(columns, [header, ...rows]);
  const cells = fields.flatMap((field, c) =>
    rows.flatMap((row) => faultOfCell(field, row[c], missingValues).map((fault) => `${name}.${field.name}: ${fault}`)),
  );
  const keys = [
    ...fields.filter(({ constraints }) => constraints?.unique).map((field) => [field.name]),
    primaryKey ?? [],
  ]
    .filter((columns) => columns.length > 0)
    .filter((columns) => new Set(own(columns).map((key) => JSON.stringify(key))).size < rows.length)
    .map((columns) => `${name}: ${columns.join()} is not unique`);
  const foreign = foreignKeys.flatMap((key) => {
    const target = tables.get(key.reference.resource) ?? [[]];
    const known = new Set(keyOf(key.reference.fields, target).map((one) => JSON.stringify(one)));
    return own(key.fields)
      .filter((one) => !one.some((cell) => missingValues.includes(cell)) && !known.has(JSON.stringify(one)))
      .map((one) => `${name}: ${one.join()} is not in ${key.reference.resource}`);
  });
  return [...cells, ...keys, ...foreign];
}

function faultOfCell({ type, constraints = {} }: Field, cell: string, missingValues: string[]): string[] {
  if (missingValues.includes(cell)) return constraints.required ? ['a cell is empty'] : [];
  if (!FORM[type].test(cell)) return [`"${cell}" is not of type ${type}`];
  if (constraints.enum !== undefined && !constraints.enum.includes(cell)) return [`"${cell}" is not allowed`];
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = constraints;
  return Number(cell) < minimum || Number(cell) > maximum ? [`${cell} is out of range`] : [];
}
