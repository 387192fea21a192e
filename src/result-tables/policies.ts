import { LODGED } from '../../events/outcome.ts';
import type { PolicyResult } from '../measures/result.ts';
import { POLICY } from './columns.ts';
import { resultTable } from './table.ts';

type Row = PolicyResult & { policy: string; isBaseline: boolean; replications: number };

const TOTAL = { type: 'integer', unit: 'people', constraints: { required: true, minimum: 0 } } as const;

/** policies.csv: what the other tables refer to by the policy's name. */
export const POLICIES = resultTable<Row>(
  {
    file: 'policies.csv',
    title: 'Policies',
    description: 'One row per policy: what it is, and how many people it was applied to.',
    primaryKey: ['policy'],
    foreignKeys: [],
  },
  [
    { ...POLICY, constraints: { required: true, unique: true } },
    { name: 'title', type: 'string', description: 'the policy in one line', of: ({ title }) => title },
    {
      name: 'isBaseline',
      type: 'boolean',
      description: 'whether the other policies are compared with this one',
      constraints: { required: true },
      of: ({ isBaseline }) => String(isBaseline),
    },
    { name: 'source', type: 'string', description: 'who reported it', of: ({ source }) => source },
    {
      name: 'requestedLeadMinutes',
      type: 'number',
      description: 'how much notice the agency asks for',
      unit: 'min',
      constraints: { required: true, minimum: 0 },
      of: ({ requestedLeadMinutes }) => requestedLeadMinutes,
    },
    {
      name: 'bookingsPerRun',
      type: 'number',
      description: 'mean number of bookings per run; empty if no replication finished',
      unit: 'people',
      constraints: { minimum: 0 },
      of: ({ bookings, replications }) => (replications === 0 ? null : bookings / replications),
    },
    {
      ...TOTAL,
      name: 'bookingsTotal',
      description: 'number of bookings over all replications',
      of: ({ bookings }) => bookings,
    },
    {
      ...TOTAL,
      name: 'detainersLodgedTotal',
      description: 'number of detainers lodged before the exit, over all replications',
      of: lodgedTotal,
    },
    {
      name: 'exposureBasis',
      type: 'string',
      description: "where the scenario's figure for possible liability comes from",
      of: ({ exposureBasis }) => exposureBasis,
    },
  ],
  ({ policies, differences, replications }) =>
    policies.map((policy) => ({
      ...policy,
      policy: policy.name,
      isBaseline: policy.name === differences[0]?.baseline,
      replications,
    })),
);

/** Of the people whose case went on after the detainer's stage, those who had one. */
export function lodgedTotal({ outcomes }: Pick<PolicyResult, 'outcomes'>): number {
  return LODGED.reduce((sum, key) => sum + outcomes[key].count - outcomes[key].withoutDetainer, 0);
}
