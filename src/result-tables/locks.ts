import { LOCKS, type Lock, OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { LOCK_SERIES } from '../measures/locks.ts';
import type { PolicyResult } from '../measures/result.ts';
import { OF_POLICY, POLICY } from './columns.ts';
import { lodgedTotal } from './policies.ts';
import { resultTable } from './table.ts';

type Row = PolicyResult['locks'][number] & { policy: string; place: number; lodged: number; replications: number };

const PER_RUN = { type: 'number', unit: 'people', constraints: { minimum: 0 } } as const;
const TOTAL = { type: 'integer', unit: 'people', constraints: { required: true, minimum: 0 } } as const;

/** locks.csv: where detainers stop on their way to a pickup. */
export const LOCK_TABLE = resultTable<Row>(
  {
    file: 'locks.csv',
    title: 'Where detainers stop',
    description:
      'One row per policy and lock. The locks are what must happen, in this order, between a detainer lodged before ' +
      'the exit and a pickup. People without a detainer are not counted, as in the pickup rate.',
    primaryKey: ['policy', 'lock'],
    foreignKeys: [OF_POLICY],
  },
  [
    POLICY,
    {
      name: 'lock',
      type: 'string',
      description: 'what must happen; docs/glossary.md explains each key',
      constraints: { required: true, enum: Object.keys(LOCKS) as Lock[] },
      of: ({ lock }) => lock,
    },
    {
      name: 'position',
      type: 'integer',
      description: 'its place in the series, from 1',
      unit: 'place',
      constraints: { required: true, minimum: 1, maximum: LOCK_SERIES.length },
      of: ({ place }) => place + 1,
    },
    {
      name: 'step',
      type: 'string',
      description: 'the lock in words',
      constraints: { required: true },
      of: ({ lock }) => LOCKS[lock],
    },
    {
      name: 'outcomes',
      type: 'string',
      description: 'the outcomes of the cases that end here, in words',
      constraints: { required: true },
      of: ({ place }) => LOCK_SERIES[place].outcomes.map((key) => OUTCOME_ENTRIES[key].name).join('; '),
    },
    {
      ...PER_RUN,
      name: 'lostPerRun',
      description: 'mean number of cases that end here per run; empty if no replication finished',
      of: ({ lost, replications }) => (replications === 0 ? null : lost / replications),
    },
    {
      ...PER_RUN,
      name: 'leftPerRun',
      description: 'mean number of cases that continue per run; empty if no replication finished',
      of: ({ left, replications }) => (replications === 0 ? null : left / replications),
    },
    { ...TOTAL, name: 'lostTotal', description: 'cases that end here, over all replications', of: ({ lost }) => lost },
    {
      ...TOTAL,
      name: 'leftTotal',
      description: 'cases that continue, over all replications; after the last lock, the pickups',
      of: ({ left }) => left,
    },
    {
      name: 'leftShareOfDetainers',
      type: 'number',
      unit: 'share',
      description: 'cases that continue, as a share of the detainers lodged before the exit; empty if none was lodged',
      constraints: { minimum: 0, maximum: 1 },
      of: ({ left, lodged }) => (lodged === 0 ? null : left / lodged),
    },
  ],
  ({ policies, replications }) =>
    policies.flatMap((policy) =>
      policy.locks.map((lock, place) => ({
        ...lock,
        policy: policy.name,
        place,
        lodged: lodgedTotal(policy),
        replications,
      })),
    ),
);
