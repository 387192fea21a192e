import { ASSUMPTION_TABLE } from './assumptions.ts';
import { COST_TABLE } from './costs.ts';
import { FLOW_TABLE } from './flows.ts';
import { LOCK_TABLE } from './locks.ts';
import { DIFFERENCE_TABLE, MEASURE_TABLE } from './measures.ts';
import { OUTCOME_TABLE } from './outcomes.ts';
import { PART_TABLES } from './parts.ts';
import { POLICIES } from './policies.ts';
import { REPLICATION_TABLE } from './replications.ts';
import type { ResultTable } from './table.ts';

/** The tables of a result. docs/reference/tables.md is generated from this list. */
export const RESULT_TABLES: readonly ResultTable[] = [
  POLICIES,
  OUTCOME_TABLE,
  LOCK_TABLE,
  MEASURE_TABLE,
  DIFFERENCE_TABLE,
  COST_TABLE,
  FLOW_TABLE,
  ...PART_TABLES,
  REPLICATION_TABLE,
  ASSUMPTION_TABLE,
];
