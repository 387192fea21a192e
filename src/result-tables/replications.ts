import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { MEASURES } from '../measures/definitions.ts';
import { limitsOf } from '../measures/estimates.ts';
import type { Limits } from '../measures/interval.ts';
import type { Result } from '../measures/result.ts';
import { OF_POLICY, POLICY } from './columns.ts';
import { type Column, type Field, resultTable } from './table.ts';

/** One replication under one policy: a place in the lists of the policy's values. */
interface Row {
  policy: string;
  place: number;
  values: Required<Result>['perReplication'][number];
}

const PEOPLE = { type: 'integer', unit: 'people', constraints: { required: true, minimum: 0 } } as const;

/** replications.csv: in wide form, so that each column holds one quantity in one unit, and each row one observation. */
export const REPLICATION_TABLE = resultTable<Row>(
  {
    file: 'replications.csv',
    title: 'Replications',
    description:
      'One row per policy and replication, of the first 1,000 replications. Rows with the same number have the same ' +
      'people under every policy, so subtract such rows to compare policies.',
    primaryKey: ['policy', 'replication'],
    foreignKeys: [OF_POLICY],
  },
  [
    POLICY,
    {
      name: 'replication',
      type: 'integer',
      description: "the replication's number, from 1",
      constraints: { required: true, minimum: 1 },
      of: ({ values, place }) => values.replications[place],
    },
    { ...PEOPLE, name: 'bookings', description: 'people booked', of: ({ values, place }) => values.bookings[place] },
    ...OUTCOMES.map(
      (key): Column<Row> => ({
        ...PEOPLE,
        name: key,
        description: `people with this outcome: ${OUTCOME_ENTRIES[key].name}`,
        of: ({ values, place }) => values.outcomes[key][place],
      }),
    ),
    ...MEASURES.map(
      (measure): Column<Row> => ({
        name: measure.key,
        type: 'number',
        description: `${measure.meaning}; empty if the replication has no case`,
        unit: measure.unit,
        ...constraintsOf(limitsOf(measure)),
        of: ({ values, place }) => values.measures[measure.key][place],
      }),
    ),
  ],
  ({ perReplication }) =>
    perReplication?.flatMap((values) =>
      values.replications.map((_, place) => ({ policy: values.policy, place, values })),
    ) ?? null,
);

function constraintsOf({ least, most }: Limits): Pick<Field, 'constraints'> {
  if (!Number.isFinite(least)) return {};
  return { constraints: { minimum: least, ...(Number.isFinite(most) && { maximum: most }) } };
}
