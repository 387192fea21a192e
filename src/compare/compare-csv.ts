import { MEASURES } from '../measures/definitions.ts';
import { UNITS } from '../measures/measure.ts';
import { jsonText } from '../safe-text/json.ts';
import { type Cell, csv } from '../tables/csv-cells.ts';
import type { CompareResult } from './compare-result.ts';

/** The files of a comparison's tables. A directory that contains nothing else may be replaced. */
export const COMPARE_FILES = ['inputs.csv', 'moved.csv', 'effects.csv', 'datapackage.json'] as const;

interface Column<Row> {
  name: string;
  type: 'string' | 'number' | 'boolean';
  description: string;
  constraints?: { required: true; enum?: readonly string[] };
  of(row: Row): Cell;
}

interface Table {
  file: string;
  title: string;
  columns: readonly Omit<Column<never>, 'of'>[];
  cells: Cell[][];
}

type Moved = CompareResult['moved'][number];
type Effect = { change: string; policy: string; measure: string } & Moved['difference'];

const REQUIRED = { required: true } as const;
const POLICY = { name: 'policy', type: 'string', description: "the policy's name" } as const;
const MEASURE = {
  name: 'measure',
  type: 'string',
  description: 'a measure (docs/reference/measures.md), an outcome as a share of bookings, or a quantile MEASURE.pNN',
  constraints: REQUIRED,
} as const;

const INPUT_COLUMNS: Column<CompareResult['inputs'][number]>[] = [
  { ...POLICY, description: "the policy's name; empty if the value is part of the base", of: ({ policy }) => policy },
  {
    name: 'path',
    type: 'string',
    description: "the value's place in the scenario file",
    constraints: REQUIRED,
    of: ({ path }) => path,
  },
  text('firstValue', 'the value of the first side; empty if it has none', ({ before }) => before?.value),
  text('secondValue', 'the value of the second side; empty if it has none', ({ now }) => now?.value),
  text('firstSource', 'the source of the first value', ({ before }) => before?.source),
  text('secondSource', 'the source of the second value', ({ now }) => now?.source),
];

const END = 'end of the 95 % interval of';

const MOVED_COLUMNS: Column<Moved>[] = [
  { ...POLICY, constraints: REQUIRED, of: ({ policy }) => policy },
  { ...MEASURE, of: ({ measure }) => measure },
  {
    name: 'unit',
    type: 'string',
    description: 'the unit of the numbers in this row; a share is between 0 and 1',
    constraints: { required: true, enum: UNITS },
    of: ({ unit }) => unit,
  },
  number('firstMean', 'mean per run of the first side', ({ first }) => first.mean),
  number('secondMean', 'mean per run of the second side', ({ second }) => second.mean),
  number('difference', 'second minus first', ({ difference }) => difference.mean),
  number('differenceLow', `lower ${END} \`difference\``, ({ difference }) => difference.low),
  number('differenceHigh', `upper ${END} \`difference\``, ({ difference }) => difference.high),
  {
    name: 'isPaired',
    type: 'boolean',
    description: 'whether the interval is of pairs of replications',
    constraints: REQUIRED,
    of: ({ isPaired }) => String(isPaired),
  },
];

const EFFECT_COLUMNS: Column<Effect>[] = [
  {
    name: 'change',
    type: 'string',
    description: 'the place of the value that alone was changed in the first scenario',
    constraints: REQUIRED,
    of: ({ change }) => change,
  },
  { ...POLICY, constraints: REQUIRED, of: ({ policy }) => policy },
  { ...MEASURE, of: ({ measure }) => measure },
  number('difference', 'what this change alone adds', ({ mean }) => mean),
  number('differenceLow', `lower ${END} \`difference\``, ({ low }) => low),
  number('differenceHigh', `upper ${END} \`difference\``, ({ high }) => high),
];

/** The tables of a comparison, and the file that describes them: file name -> text. */
export function compareCsv(result: CompareResult): Map<string, string> {
  const effects = result.byChange?.changes.flatMap(({ path, moved }) =>
    moved.map(({ policy, measure, difference }): Effect => ({ change: path, policy, measure, ...difference })),
  );
  const tables = [
    table('inputs.csv', 'Values that differ', INPUT_COLUMNS, result.inputs),
    table('moved.csv', 'Figures that moved, the clearest first', MOVED_COLUMNS, result.moved),
    ...(effects === undefined ? [] : [table('effects.csv', 'What each change moves alone', EFFECT_COLUMNS, effects)]),
  ];
  return new Map([
    ...tables.map(({ file, columns, cells }): [string, string] => [
      file,
      csv(
        columns.map(({ name }) => name),
        cells,
      ),
    ]),
    ['datapackage.json', jsonText(described(result, tables))],
  ]);
}

function described({ manifest, first, second }: CompareResult, tables: readonly Table[]): object {
  return {
    profile: 'tabular-data-package',
    name: 'pickup-gap-comparison',
    title: `${first.name} and ${second.name}`,
    manifest,
    first,
    second,
    measures: MEASURES.map(({ key, label, unit, meaning }) => ({ key, label, unit, meaning })),
    resources: tables.map(({ file, title, columns }) => ({
      profile: 'tabular-data-resource',
      name: file.replace('.csv', ''),
      path: file,
      title,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: { fields: columns, missingValues: [''] },
    })),
  };
}

function table<Row>(file: string, title: string, columns: readonly Column<Row>[], rows: readonly Row[]): Table {
  return {
    file,
    title,
    columns: columns.map(({ of: _, ...field }) => field),
    cells: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

function text<Row>(name: string, description: string, of: (row: Row) => Cell): Column<Row> {
  return { name, type: 'string', description, of };
}

function number<Row>(name: string, description: string, of: (row: Row) => Cell): Column<Row> {
  return { name, type: 'number', description: `${description}, in the measure's unit`, of };
}
