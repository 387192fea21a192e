export type TableRequest = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'BatchWriteItem';

/** One queue of the pipeline: which event travels on it, who reads it and what that function may do. */
export interface Queue {
  /** CloudEvents type of the events that it carries. Its version changes when older readers would misread the data. */
  type: string;
  /** The function's file; its bundle exports `handler`. */
  handler: string;
  /** Queues that the function sends to. */
  sendsTo: readonly QueueName[];
  /** The requests that the function makes at the table: those that it makes, and no others. */
  table: readonly TableRequest[];
  /** The most messages per invocation, and how long to wait while they collect. */
  batchSize: number;
  windowSeconds: number;
  /** The function's time limit; a message stays hidden for six times as long, as AWS advises. */
  timeoutSeconds: number;
  memoryMiB: number;
  /** The most invocations at once, which protects the table and the account. */
  concurrency: number;
}

export const QUEUE_NAMES = ['booking', 'detainer', 'release-notice', 'agent-arrival', 'replication'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

/** The most people per message. Even with the longest possible numbers the message stays below SQS's 1 MiB. */
export const LARGEST_CHUNK = 3000;

/** How often a message is delivered before it goes to its queue's dead-letter queue. */
export const RECEIVES = 5;

/** How long a message and a dead letter are kept. Dead letters longer: a message keeps its age when it is moved. */
export const MESSAGE_DAYS = 4;
export const DEAD_LETTER_DAYS = 14;

/** The one table of queues. The stack creates the queues from it, and the functions find each other by it. */
export const QUEUES: Record<QueueName, Queue> = {
  booking: {
    type: 'pickup-gap.booking.requested.v1',
    handler: 'functions/booking.ts',
    sendsTo: ['detainer'],
    table: ['GetItem'],
    batchSize: 10,
    windowSeconds: 0,
    timeoutSeconds: 30,
    memoryMiB: 512,
    concurrency: 50,
  },
  detainer: {
    type: 'pickup-gap.people.booked.v1',
    handler: 'functions/detainer.ts',
    sendsTo: ['release-notice'],
    table: ['GetItem'],
    batchSize: 10,
    windowSeconds: 0,
    timeoutSeconds: 30,
    memoryMiB: 512,
    concurrency: 50,
  },
  'release-notice': {
    type: 'pickup-gap.detainers.decided.v1',
    handler: 'functions/release-notice.ts',
    sendsTo: ['agent-arrival'],
    table: ['GetItem', 'UpdateItem', 'BatchWriteItem'],
    batchSize: 10,
    windowSeconds: 0,
    // A crowded replication writes its notices into one partition, which takes 1,000 per second for all invocations
    // together.
    timeoutSeconds: 300,
    memoryMiB: 512,
    concurrency: 50,
  },
  'agent-arrival': {
    type: 'pickup-gap.notices.complete.v1',
    handler: 'functions/agent-arrival.ts',
    sendsTo: [],
    table: ['GetItem', 'Query', 'PutItem'],
    batchSize: 1,
    windowSeconds: 0,
    timeoutSeconds: 300,
    memoryMiB: 1024,
    concurrency: 50,
  },
  replication: {
    type: 'pickup-gap.replications.requested.v1',
    handler: 'functions/replication.ts',
    // To itself: the rest of a block for which its time was too short.
    sendsTo: ['replication'],
    table: ['GetItem', 'PutItem'],
    batchSize: 1,
    windowSeconds: 0,
    timeoutSeconds: 900,
    memoryMiB: 1769,
    concurrency: 100,
  },
};

/** The environment variable in which a function finds a queue's address. */
export function queueVariable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_QUEUE_URL`;
}

/** The environment variable in which a function finds the table's name. */
export const TABLE_VARIABLE = 'TABLE_NAME';

/** The stack's output that holds a queue's address: `ReleaseNoticeQueueUrl`. */
export function queueOutput(name: string): string {
  return `${pascalCase(name)}QueueUrl`;
}

/** The stack's output that holds the address of a queue's dead-letter queue: `ReleaseNoticeDeadLetterQueueUrl`. */
export function deadLetterOutput(name: string): string {
  return `${pascalCase(name)}DeadLetterQueueUrl`;
}

/** The stack's output that holds the table's name. */
export const TABLE_OUTPUT = 'TableName';

/**
 * The stack's output that holds a hash of its functions' code, so that a reader of results knows which code made them.
 */
export const BUILD_OUTPUT = 'FunctionsBuild';

/** The environment variable in which a function finds the build that it is of. */
export const BUILD_VARIABLE = 'FUNCTIONS_BUILD';

/** The stack's name, unless another is given. */
export const STACK_NAME = 'PickupGap';

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The attribute that says why a message became a dead letter. It is missing if the function ended without a report. */
export const REASON_ATTRIBUTE = 'reason';

/** The environment variable in which a function finds the queue that it reads, for messages that shall come back. */
export const OWN_QUEUE_VARIABLE = 'OWN_QUEUE_URL';

/** The environment variable in which a function finds its own dead-letter queue, for messages that it cannot read. */
export const DEAD_LETTER_VARIABLE = 'DEAD_LETTER_QUEUE_URL';

/** The environment variable in which a function finds its stack's name, so that its metrics are that stack's own. */
export const STACK_VARIABLE = 'STACK_NAME';

/** The functions' own metrics in CloudWatch, each with the dimensions `service` (the queue) and `stack`. */
export const METRICS = {
  namespace: 'pickup-gap',
  handled: 'EventsHandled',
  failed: 'EventsFailed',
  setAside: 'EventsSetAside',
} as const;

/** The stack's output that holds the name of the log group of a queue's function: `ReleaseNoticeLogGroup`. */
export function logGroupOutput(name: string): string {
  return `${pascalCase(name)}LogGroup`;
}

/** The stack's output that holds the address of its dashboard. */
export const DASHBOARD_OUTPUT = 'DashboardUrl';
