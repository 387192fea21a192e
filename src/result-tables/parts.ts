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

/** A column that says which part a row is about; `of` reads it from the part's name. */
function partColumn(
  name: string,
  description: string,
  { type = 'string', of = (part) => part }: { type?: 'string' | 'yearmonth'; of?(part: string): string } = {},
): Column<Row> {
  return { name, type, description, constraints: { required: true }, of: ({ part }) => of(part) };
}

const CHANGES: Column<Row> = {
  name: 'changes',
  type: 'string',
  description: 'the dates in this month on which the policy changes, and its new title; empty if it does not',
  of: ({ changes }) => changes,
};

/** The name of a part of a week is its weekday and its hour: "Mon 08:00". */
const WEEKDAY_CHARACTERS = 3;

const ORDERED = 'at which the release is ordered, by the local clock';

/** facilities.csv, months.csv and so on: a run has one of them. */
export const PART_TABLES = [
  partTable('facility', 'facilities.csv', 'Facilities', {
    first: [partColumn('facility', 'the jail or prison where the person is booked')],
  }),
  partTable('month', 'months.csv', 'Months of booking', {
    first: [partColumn('month', 'the month of booking', { type: 'yearmonth' })],
    last: [CHANGES],
  }),
  partTable('reason', 'reasons.csv', 'Reasons of release', {
    first: [partColumn('reason', 'why the person is released, by its name in the scenario')],
  }),
  partTable('hour', 'hours.csv', 'Hours of release', {
    first: [partColumn('hour', `the beginning of the hour ${ORDERED}`)],
  }),
  partTable('weekday', 'weekdays.csv', 'Weekdays of release', {
    first: [partColumn('weekday', `the weekday ${ORDERED}`)],
  }),
  partTable('week', 'week.csv', 'Weekdays and hours of release', {
    first: [
      partColumn('weekday', `the weekday ${ORDERED}`, { of: (part) => part.slice(0, WEEKDAY_CHARACTERS) }),
      partColumn('hour', `the beginning of the hour ${ORDERED}`, { of: (part) => part.slice(WEEKDAY_CHARACTERS + 1) }),
    ],
  }),
  partTable('priority', 'priorities.csv', 'Classes of priority', {
    first: [partColumn('priority', "the agency's class of priority")],
  }),
  partTable('convicted', 'convicted.csv', 'Convicted or charged', {
    first: [partColumn('convicted', 'convicted or charged')],
  }),
] as const;

function partTable(
  by: Part,
  file: TableFile,
  title: string,
  { first, last = [] }: { first: Column<Row>[]; last?: Column<Row>[] },
) {
  const names = first.map(({ name }) => name);
  return resultTable<Row>(
    {
      file,
      title,
      description: `One row per policy, ${names.join(', ')} and measure. Written only with --by ${by}.`,
      primaryKey: ['policy', ...names, 'measure'],
      foreignKeys: [OF_POLICY],
    },
    [POLICY, ...first, ...COLUMNS, ...last],
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
