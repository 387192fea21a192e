import type { Result } from '../measures/result.ts';
import { OF_POLICY } from './columns.ts';
import { resultTable } from './table.ts';

type Row = Result['assumptions'][number];

/** assumptions.csv: every value of the scenario. */
export const ASSUMPTION_TABLE = resultTable<Row>(
  {
    file: 'assumptions.csv',
    title: 'Values of the scenario',
    description: 'One row per value of the scenario, with its basis and source; assumptions first.',
    primaryKey: [],
    foreignKeys: [OF_POLICY],
  },
  [
    {
      name: 'path',
      type: 'string',
      description: "the value's place in the scenario file",
      constraints: { required: true },
      of: ({ path }) => path,
    },
    {
      name: 'policy',
      type: 'string',
      description: "the policy's name; empty if the value is part of the base of all policies",
      of: ({ policy }) => policy,
    },
    { name: 'value', type: 'string', description: 'the value as written, with its unit', of: ({ value }) => value },
    {
      name: 'basis',
      type: 'string',
      description: 'whether the value was reported, computed or assumed',
      constraints: { required: true, enum: ['assumption', 'computed', 'reported'] },
      of: ({ basis }) => basis,
    },
    { name: 'source', type: 'string', description: 'who reported it', of: ({ source }) => source },
    { name: 'note', type: 'string', description: 'a remark', of: ({ note }) => note },
    {
      name: 'from',
      type: 'string',
      description: 'where the value is written: file (the scenario), default, or the file of a policy preset',
      constraints: { required: true },
      of: ({ from }) => from,
    },
  ],
  ({ assumptions }) => assumptions,
);
