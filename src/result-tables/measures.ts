import { QUANTILES } from '../measures/quantile-interval.ts';
import type { MeasureResult, Result } from '../measures/result.ts';
import { interval, MEAN, MEASURE, OF_POLICY, POLICY, range, UNIT } from './columns.ts';
import { type Column, resultTable } from './table.ts';

type Row = MeasureResult & { policy: string; measure: string };

/** measures.csv: every measure of every policy. */
export const MEASURE_TABLE = resultTable<Row>(
  {
    file: 'measures.csv',
    title: 'Measures',
    description: 'One row per policy and measure.',
    primaryKey: ['policy', 'measure'],
    foreignKeys: [OF_POLICY],
  },
  [POLICY, MEASURE, UNIT, ...MEAN, ...QUANTILES.flatMap(quantileColumns)],
  ({ policies }) =>
    policies.flatMap(({ name, measures }) =>
      Object.entries(measures).map(([measure, found]) => ({ ...found, policy: name, measure })),
    ),
);

function quantileColumns(q: (typeof QUANTILES)[number]): Column<Row>[] {
  const name = `q${q}`;
  return [
    {
      name,
      type: 'number',
      description:
        `${q} % of people have at most this value, in the unit of the row, over all replications; empty if the ` +
        'measure is not a duration of a person, or has no cases',
      of: ({ quantiles }) => quantiles?.[q],
    },
    ...interval({ low: `${name}Low`, high: `${name}High` }, `\`${name}\``, {}).map((column) => ({
      ...column,
      of: ({ quantileIntervals }: Row) => column.of(quantileIntervals?.[q] ?? { low: null, high: null }),
    })),
  ];
}

type Difference = Result['differences'][number]['measures'][string] &
  Pick<MeasureResult, 'unit'> & { policy: string; baseline: string; measure: string };

/** differences.csv: every policy next to the baseline. */
export const DIFFERENCE_TABLE = resultTable<Difference>(
  {
    file: 'differences.csv',
    title: 'Differences from the baseline',
    description: 'One row per policy, apart from the baseline, and measure. Both policies have the same people.',
    primaryKey: ['policy', 'measure'],
    foreignKeys: [
      { fields: ['policy', 'measure'], of: 'measures.csv' },
      { fields: ['baseline', 'measure'], of: 'measures.csv', named: ['policy', 'measure'] },
    ],
  },
  [
    POLICY,
    {
      name: 'baseline',
      type: 'string',
      description: 'the name of the policy with which it is compared',
      constraints: { required: true },
      of: ({ baseline }) => baseline,
    },
    MEASURE,
    UNIT,
    {
      name: 'difference',
      type: 'number',
      description:
        "the policy's `mean` minus the baseline's, in the unit of the row, paired by replication; empty if either " +
        'has no case',
      of: ({ mean }) => mean,
    },
    ...interval({ low: 'differenceLow', high: 'differenceHigh' }, '`difference`', {}),
    ...range({ low: 'differenceRangeLow', high: 'differenceRangeHigh' }, '`difference`', {}),
  ],
  ({ differences, policies: [{ measures: units }] }) =>
    differences.flatMap(({ policy, baseline, measures }) =>
      Object.entries(measures).map(([measure, found]) => {
        const { unit } = units[measure];
        return { ...found, policy, baseline, measure, unit };
      }),
    ),
);
