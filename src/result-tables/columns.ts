import { MEASURES } from '../measures/definitions.ts';
import { UNITS, type Unit } from '../measures/measure.ts';
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

/** A measure's mean and its interval. */
export const MEAN: readonly Column<Interval & { mean: number | null }>[] = [
  {
    name: 'mean',
    type: 'number',
    description: 'mean per run, that is, per replication, in the unit of the row; empty if no replication has a case',
    of: ({ mean }) => mean,
  },
  ...interval({ low: 'low', high: 'high' }, '`mean`', {}),
];
