import type { PolicyResult } from '../measures/result.ts';
import { interval, OF_POLICY, POLICY } from './columns.ts';
import { resultTable } from './table.ts';

type Row = NonNullable<PolicyResult['costLines']>[number] & { policy: string };

const TEXT = { type: 'string', constraints: { required: true } } as const;

/** costs.csv: the scenario's own cost lines. */
export const COST_TABLE = resultTable<Row>(
  {
    file: 'costs.csv',
    title: 'The scenario’s own costs',
    description:
      'One row per policy and cost line (costs.lines). Add up the rows of one payer only, and leave out those that ' +
      'are `instead` of another cost. No measure contains them.',
    primaryKey: [],
    foreignKeys: [OF_POLICY],
  },
  [
    POLICY,
    { ...TEXT, name: 'line', description: 'what is paid for', of: ({ title }) => title },
    { ...TEXT, name: 'payer', description: 'who pays', of: ({ payer }) => payer },
    {
      ...TEXT,
      name: 'per',
      description: 'what it is charged for; per year: the days of the run ÷ 365',
      of: ({ per }) => per,
    },
    { ...TEXT, name: 'amount', description: 'the amount for one of `per`, as written', of: ({ amount }) => amount },
    { type: 'number', name: 'dollars', description: 'the same in dollars', unit: '$', of: ({ dollars }) => dollars },
    {
      type: 'boolean',
      constraints: { required: true },
      name: 'instead',
      description: 'whether it is another price of what the county cost contains, such as the marginal bed-day',
      of: ({ instead }) => String(instead),
    },
    {
      type: 'number',
      name: 'dollarsPerRun',
      description: 'mean per run; empty if no replication has a case',
      unit: '$',
      of: ({ mean }) => mean,
    },
    ...interval({ low: 'dollarsPerRunLow', high: 'dollarsPerRunHigh' }, '`dollarsPerRun`', { unit: '$' }),
    { ...TEXT, name: 'amountSource', description: 'where the amount comes from', of: ({ source }) => source },
  ],
  ({ policies }) => {
    const rows = policies.flatMap(({ name, costLines = [] }) => costLines.map((line) => ({ ...line, policy: name })));
    return rows.length === 0 ? null : rows;
  },
);
