import { MEASURES } from '../measures/definitions.ts';
import { UNITS, type Unit } from '../measures/measure.ts';
import type { MeasureResult } from '../measures/result.ts';
import type { Cell } from '../tables/csv-cells.ts';
import type { Column, Field, ForeignKey } from './table.ts';

// Columns that several tables share. Each name has one meaning in every file.

const REQUIRED = { required: true } as const;

export const POLICY: Column<{ policy: string }> = {
  name: 'policy',
  type: 'string',
  description: "the policy's name",
  constraints: REQUIRED,
  of: ({ policy }) => policy,
};

export const OF_POLICY: ForeignKey = { fields: ['policy'], of: 'policies.csv' };

export const measureColumn = (keys: readonly string[]): Column<{ measure: string }> => ({
  name: 'measure',
  type: 'string',
  description: 'what is measured; docs/reference/measures.md explains each key',
  constraints: { ...REQUIRED, enum: keys },
  of: ({ measure }) => measure,
});

export const MEASURE = measureColumn(MEASURES.map(({ key }) => key));

export const UNIT: Column<{ unit: Unit }> = {
  name: 'unit',
  type: 'string',
  description: 'the unit of the numbers in this row; a share is between 0 and 1',
  constraints: { ...REQUIRED, enum: UNITS },
  of: ({ unit }) => unit,
};

/** The ends of a 95 % interval, in columns of these names. */
export function interval(names: { low: string; high: string }, of: string, field: Partial<Field>): Column<Interval>[] {
  const end = (name: string, which: string, value: (row: Interval) => number | null): Column<Interval> => ({
    type: 'number',
    ...field,
    name,
    description: `${which} end of the 95 % interval of ${of}; empty if it cannot be computed, as from one replication`,
    of: value,
  });
  return [end(names.low, 'lower', ({ low }) => low), end(names.high, 'upper', ({ high }) => high)];
}

export interface Interval {
  low: number | null;
  high: number | null;
}

/** The range of one run, in columns of these names. */
export function range(names: { low: string; high: string }, of: string, field: Partial<Field>): Column<Ranged>[] {
  const end = (name: string, which: string, value: (row: Ranged) => Cell): Column<Ranged> => ({
    type: 'number',
    ...field,
    name,
    description: `${which} end of the range of ${of} in single runs; empty with fewer than two that have a case`,
    of: value,
  });
  return [
    end(names.low, 'lower', (row) => row.range?.low),
    end(names.high, 'upper', (row) => row.range?.high),
    {
      name: 'rangeReplications',
      type: 'integer',
      description:
        'number of replications of which the range is taken, among the first 1,000. Of fewer than 40, the ends are ' +
        'the least and the greatest, otherwise the quantiles 5 % and 95 %; empty if there is no range',
      unit: 'replications',
      constraints: { minimum: 2 },
      of: (row) => row.range?.replications,
    },
  ];
}

export interface Ranged {
  range: MeasureResult['range'];
}

/** A measure's mean, its interval and the range of one run. */
export const MEAN: readonly Column<Interval & Ranged & { mean: number | null }>[] = [
  {
    name: 'mean',
    type: 'number',
    description:
      'mean per run, that is, per replication, in the unit of the row. A share or an average of minutes is taken ' +
      'over the cases of all replications together; empty if no replication has a case',
    of: ({ mean }) => mean,
  },
  ...interval({ low: 'low', high: 'high' }, '`mean`', {}),
  ...range({ low: 'rangeLow', high: 'rangeHigh' }, 'the measure', {}),
];
