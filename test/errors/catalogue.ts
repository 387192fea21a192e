import { AWS } from './catalogue/aws.ts';
import { CLAIMS } from './catalogue/claims.ts';
import { COMMANDS } from './catalogue/commands.ts';
import { DISTRIBUTIONS } from './catalogue/distributions.ts';
import { FILES } from './catalogue/files.ts';
import { LOG_COLUMNS } from './catalogue/log-columns.ts';
import { LOG_FORMS } from './catalogue/log-forms.ts';
import { LOGS } from './catalogue/logs.ts';
import { MESSAGES } from './catalogue/messages.ts';
import { NAMED_FILES } from './catalogue/named-files.ts';
import { POLICIES } from './catalogue/policies.ts';
import { QUESTIONS } from './catalogue/questions.ts';
import { SCHEMA } from './catalogue/schema.ts';
import { SNAPSHOTS } from './catalogue/snapshots.ts';
import { STACK } from './catalogue/stack.ts';
import { SWEEP } from './catalogue/sweep.ts';
import { TABLES } from './catalogue/tables.ts';
import { UNITS } from './catalogue/units.ts';
import { WORLD } from './catalogue/world.ts';
import type { Part } from './row.ts';

/** Every refusal that the product can give, in the order of the page. */
export const CATALOGUE: readonly Part[] = [
  FILES,
  NAMED_FILES,
  SCHEMA,
  UNITS,
  DISTRIBUTIONS,
  WORLD,
  POLICIES,
  TABLES,
  LOGS,
  LOG_COLUMNS,
  LOG_FORMS,
  CLAIMS,
  COMMANDS,
  SWEEP,
  QUESTIONS,
  SNAPSHOTS,
  AWS,
  STACK,
  MESSAGES,
];
