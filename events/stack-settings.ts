/**
 * The settings of the stack that its owner can change. Each is a CloudFormation parameter. A deployment that does not
 * name one leaves its value as it is.
 */
export const SETTINGS = {
  /** Where alarms and the budget write; empty: nowhere. */
  email: 'AlarmEmail',
  /** Dollars per month above which AWS Budgets writes; 0: never. */
  budget: 'MonthlyDollars',
  /** The most invocations at once of each function; 0: as many as the table of queues allows. */
  concurrency: 'ConcurrencyPerFunction',
  /** Write units per second that the table takes from the first second on; 0: as many as a new table takes. */
  warmWrites: 'WarmWritesPerSecond',
  /** The most write units per second that the table takes; 0: as many as the account allows. */
  mostWrites: 'MostWritesPerSecond',
  /** Whether X-Ray traces the functions: `on` or `off`. */
  tracing: 'Tracing',
} as const;

export type Setting = keyof typeof SETTINGS;

/** SQS calls a function at least this many times at once, if it is capped. */
export const LEAST_CONCURRENCY = 2;
/** The write units per second that a new table on demand takes at once. */
export const NEW_TABLE_WRITES = 4000;

/** The stack's output that says whether its data outlive it: `true` or `false`. */
export const KEEPS_DATA_OUTPUT = 'KeepsData';

/** The folder in the assembly with the template whose data outlive the stack. */
export const KEEPING_FOLDER = 'keeping-data';
