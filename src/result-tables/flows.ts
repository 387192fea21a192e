import { OUTCOMES, type Outcome } from '../../events/outcome.ts';
import { OF_POLICY, POLICY } from './columns.ts';
import { resultTable } from './table.ts';

interface Row {
  policy: string;
  baseline: string;
  from: Outcome;
  to: Outcome;
  people: number;
  replications: number;
}

const OUTCOME = { type: 'string', constraints: { required: true, enum: OUTCOMES } } as const;

/** flows.csv: who moved. */
export const FLOW_TABLE = resultTable<Row>(
  {
    file: 'flows.csv',
    title: 'Flows from the baseline',
    description:
      'One row per policy, apart from the baseline, and pair of outcomes that the same people have under the two. ' +
      'People whose case ends before a detainer, or at one that came too late, under both policies are left out.',
    primaryKey: ['policy', 'baselineOutcome', 'policyOutcome'],
    foreignKeys: [OF_POLICY, { fields: ['baseline'], of: 'policies.csv', named: ['policy'] }],
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
    {
      ...OUTCOME,
      name: 'baselineOutcome',
      description: 'what became of these people under the baseline',
      of: ({ from }) => from,
    },
    {
      ...OUTCOME,
      name: 'policyOutcome',
      description: 'what became of the same people under the policy',
      of: ({ to }) => to,
    },
    {
      name: 'peoplePerRun',
      type: 'number',
      description: 'mean number of people per run; empty if no replication finished',
      unit: 'people',
      constraints: { minimum: 0 },
      of: ({ people, replications }) => (replications === 0 ? null : people / replications),
    },
    {
      name: 'peopleTotal',
      type: 'integer',
      description: 'number of people over all replications',
      unit: 'people',
      constraints: { required: true, minimum: 0 },
      of: ({ people }) => people,
    },
  ],
  ({ flows, policies, replications }) =>
    policies.length < 2
      ? null
      : flows.flatMap(({ policy, baseline, from }) =>
          Object.entries(from).flatMap(([outcome, to]) =>
            Object.entries(to).map(([other, people]) => ({
              policy,
              baseline,
              from: outcome as Outcome,
              to: other as Outcome,
              people,
              replications,
            })),
          ),
        ),
);
