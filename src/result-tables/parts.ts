import { measureOfKey, PART_KEYS } from '../measures/definitions.ts';
import type { Unit } from '../measures/measure.ts';
import type { Part } from '../measures/parts.ts';
import type { Breakdown, Result } from '../measures/result.ts';
import { type Interval, MEAN, measureColumn, OF_POLICY, POLICY, type Ranged, UNIT } from './columns.ts';
import { type Column, resultTable, type TableFile } from './table.ts';

type OfPolicy = Breakdown['policies'][number];

interface Row extends Interval, Ranged {
  policy: string;
  part: string;
  measure: string;
  unit: Unit;
  mean: number | null;
  total: number | null;
  changes: string;
}

const COLUMNS: readonly Column<Row>[] = [
  measureColumn(['bookings', ...PART_KEYS]),
  UNIT,
  ...MEAN,
  {
    name: 'total',
    type: 'integer',
    description: 'sum over all replications; empty for hours and shares',
    constraints: { minimum: 0 },
    of: ({ total }) => total,
  },
];

/** facilities.csv */
export const FACILITY_TABLE = partTable(
  'facility',
  'facilities.csv',
  [
    {
      name: 'facility',
      type: 'string',
      description: 'the jail or prison where the person is booked',
      constraints: { required: true },
      of: ({ part }) => part,
    },
  ],
  COLUMNS,
);

/** months.csv */
export const MONTH_TABLE = partTable(
  'month',
  'months.csv',
  [
    {
      name: 'month',
      type: 'yearmonth',
      description: 'the month of booking',
      constraints: { required: true },
      of: ({ part }) => part,
    },
  ],
  [
    ...COLUMNS,
    {
      name: 'changes',
      type: 'string',
      description: 'the dates in this month on which the policy changes, and its new title; empty if it does not',
      of: ({ changes }) => changes,
    },
  ],
);

function partTable(by: Part, file: TableFile, first: Column<Row>[], columns: readonly Column<Row>[]) {
  return resultTable<Row>(
    {
      file,
      title: by === 'facility' ? 'Facilities' : 'Months of booking',
      description: `One row per policy, ${by} and measure. Written only with --by ${by}.`,
      primaryKey: ['policy', by, 'measure'],
      foreignKeys: [OF_POLICY],
    },
    [POLICY, ...first, ...columns],
    (result) => (result.breakdown?.by === by ? rowsOf(result.breakdown, result) : null),
  );
}

function rowsOf({ policies }: Breakdown, { replications }: Result): Row[] {
  return policies.flatMap((policy) =>
    policy.parts.flatMap(({ name, bookings, measures }): Row[] => {
      const of = { policy: policy.policy, part: name, changes: changesIn(name, policy) };
      const counted = { mean: replications === 0 ? null : bookings / replications, low: null, high: null, range: null };
      return [
        { ...of, measure: 'bookings', unit: 'people', ...counted, total: bookings },
        ...PART_KEYS.map((measure) => {
          const { unit } = measureOfKey(measure);
          const found = measures[measure];
          return { ...of, measure, unit, ...found, total: totalOf(found.mean, unit, replications) };
        }),
      ];
    }),
  );
}

/** A count is whole, so its mean gives the sum back. */
function totalOf(mean: number | null, unit: Unit, replications: number): number | null {
  const isCount = unit === 'people' || unit === 'notices' || unit === 'calls';
  return isCount && mean !== null ? Math.round(mean * replications) : null;
}

/** The policy's changes within a month. */
function changesIn(month: string, { changes }: OfPolicy): string {
  return changes
    .filter(({ from }) => from.startsWith(`${month}-`))
    .map(({ from, title }) => `${from}: ${title}`)
    .join('; ');
}
