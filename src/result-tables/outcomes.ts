import { NOT_LODGED, OUTCOMES, type Outcome } from '../../events/outcome.ts';
import type { PolicyResult } from '../measures/result.ts';
import { interval, OF_POLICY, POLICY, range } from './columns.ts';
import { lodgedTotal } from './policies.ts';
import { resultTable } from './table.ts';

type Row = PolicyResult['outcomes'][string] & {
  policy: string;
  outcome: Outcome;
  replications: number;
  lodged: number;
};

const SHARE = { type: 'number', unit: 'share', constraints: { minimum: 0, maximum: 1 } } as const;

/** outcomes.csv: what became of the people. */
export const OUTCOME_TABLE = resultTable<Row>(
  {
    file: 'outcomes.csv',
    title: 'Outcomes',
    description: 'One row per policy and outcome. Each person has exactly one outcome.',
    primaryKey: ['policy', 'outcome'],
    foreignKeys: [OF_POLICY],
  },
  [
    POLICY,
    {
      name: 'outcome',
      type: 'string',
      description: 'what became of people; docs/glossary.md explains each key',
      constraints: { required: true, enum: OUTCOMES },
      of: ({ outcome }) => outcome,
    },
    {
      name: 'peoplePerRun',
      type: 'number',
      description: 'mean number of people per run; empty if no replication finished',
      unit: 'people',
      constraints: { minimum: 0 },
      of: ({ count, replications }) => (replications === 0 ? null : count / replications),
    },
    {
      name: 'peopleTotal',
      type: 'integer',
      description: 'number of people over all replications',
      unit: 'people',
      constraints: { required: true, minimum: 0 },
      of: ({ count }) => count,
    },
    {
      name: 'withoutDetainerTotal',
      type: 'integer',
      description:
        'of these, people without a detainer, about whom the agency asked and of whose release it was told; over all ' +
        'replications',
      unit: 'people',
      constraints: { required: true, minimum: 0 },
      of: ({ withoutDetainer }) => withoutDetainer,
    },
    { ...SHARE, name: 'shareOfBookings', description: 'share of all bookings', of: ({ share }) => share },
    ...interval({ low: 'shareOfBookingsLow', high: 'shareOfBookingsHigh' }, '`shareOfBookings`', SHARE),
    ...range({ low: 'shareOfBookingsRangeLow', high: 'shareOfBookingsRangeHigh' }, '`shareOfBookings`', SHARE),
    {
      ...SHARE,
      name: 'shareOfDetainers',
      description:
        'share of the detainers lodged before the exit, over all replications, which the report shows of 100; empty ' +
        'if the outcome means that none was lodged',
      of: ({ outcome, count, withoutDetainer, lodged }) =>
        NOT_LODGED.includes(outcome) || lodged === 0 ? null : (count - withoutDetainer) / lodged,
    },
  ],
  ({ policies, replications }) =>
    policies.flatMap((policy) =>
      OUTCOMES.map((outcome) => ({
        ...policy.outcomes[outcome],
        policy: policy.name,
        outcome,
        replications,
        lodged: lodgedTotal(policy),
      })),
    ),
);
