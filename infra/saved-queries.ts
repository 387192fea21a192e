import { Aws, Fn } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { QueueFunction } from './queue-function.ts';

/** Questions to the functions' logs, by the name under which CloudWatch Logs Insights lists them. */
export const QUERIES: Record<string, readonly string[]> = {
  'What failed, and why': [
    'fields @timestamp, queue, run, subject, message, coalesce(reason, error.message) as why',
    "| filter level = 'ERROR'",
    '| sort @timestamp desc',
    '| limit 200',
  ],
  'Out of time or memory': [
    'fields @timestamp, @log, @message',
    '| filter @message like /Task timed out|OutOfMemory|heap out of memory|Runtime exited/',
    '| sort @timestamp desc',
    '| limit 200',
  ],
  'Milliseconds per message': [
    "filter message = 'An event is handled'",
    '| stats count() as messages, avg(milliseconds), pct(milliseconds, 95), max(milliseconds) by queue',
  ],
  'How far a run has come': [
    "filter run = 'RUN-ID'",
    '| stats count() as messages, min(@timestamp) as first, max(@timestamp) as last by queue, message',
  ],
};

/** Saves the questions for the logs of all functions. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, functions: ReadonlyMap<string, QueueFunction>) {
    super(scope, id);
    const logGroupNames = [...functions.values()].map(({ logs }) => logs.logGroupName);
    Object.entries(QUERIES).forEach(([name, lines], number) => {
      new CfnQueryDefinition(this, `Query${number + 1}`, {
        name: Fn.join('/', [Aws.STACK_NAME, name]),
        queryString: lines.join('\n'),
        logGroupNames,
      });
    });
  }
}
