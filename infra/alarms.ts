import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  type MathExpressionProps,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { METRICS } from '../events/queues.ts';
import { ownMetric, tableThrottles } from './metrics.ts';
import type { QueueFunction } from './queue-function.ts';

const PERIOD = Duration.minutes(5);
/** The part of its time limit that an invocation may take before the alarm, in percent. */
const NEAR_TIMEOUT = 90;

interface AlarmProps {
  description: string;
  metric: IMetric;
  /** Goes off above this. */
  above: number;
  /** In this many periods of five minutes in a row; 1 if left out. */
  periods?: number;
}

/**
 * Two alarms per queue: a dead letter, and a message that nobody handles. Then one alarm per kind of trouble over all
 * functions: errors, throttles, failing messages, invocations near their time limit, and a table that throttles.
 */
export function alarmsOf(scope: Construct, functions: ReadonlyMap<string, QueueFunction>, table: Table): Alarm[] {
  const alarm = (id: string, { description, metric, above, periods = 1 }: AlarmProps) =>
    new Alarm(scope, id, {
      alarmDescription: description,
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: above,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  const perQueue = [...functions].flatMap(([name, { queue, deadLetters }]) => [
    alarm(`${name}-dead-letters`, {
      description: `A message for ${name} could not be handled: the run that it belongs to is incomplete.`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
      above: 0,
    }),
    alarm(`${name}-oldest-message`, {
      description: `A message for ${name} has waited for an hour: the function fails, or is too slow.`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      above: Duration.hours(1).toSeconds(),
    }),
  ]);
  const all = [...functions];
  return [
    ...perQueue,
    alarm('errors', {
      description:
        'A function ended with an error: out of time or memory, or it could not start. Its messages come again.',
      metric: sum(all.map(([, { handler }]) => handler.metricErrors({ period: PERIOD, statistic: 'Sum' }))),
      above: 0,
    }),
    alarm('throttles', {
      description:
        'Lambda has refused calls for a quarter of an hour: the account may not run so many functions at once. ' +
        'Runs take longer.',
      metric: sum(all.map(([, { handler }]) => handler.metricThrottles({ period: PERIOD, statistic: 'Sum' }))),
      above: 0,
      periods: 3,
    }),
    alarm('failing-messages', {
      description:
        'Messages have failed for a quarter of an hour, and are tried again. After five times they are dead letters.',
      metric: sum(all.map(([name]) => ownMetric(name, METRICS.failed, { period: PERIOD }))),
      above: 0,
      periods: 3,
    }),
    alarm('near-time-limit', {
      description: `An invocation took more than ${NEAR_TIMEOUT} % of its function's time limit. Use a smaller --chunk, or --bulk.`,
      metric: nearest(all.map(([, one]) => one)),
      above: NEAR_TIMEOUT,
    }),
    alarm('table-throttles', {
      description:
        'The table has refused reads or writes for a quarter of an hour. Consider --warm-writes or --most-writes.',
      metric: tableThrottles(table, PERIOD),
      above: 0,
      periods: 3,
    }),
  ];
}

function sum(metrics: readonly IMetric[]): MathExpression {
  return over(metrics, { expression: `SUM([${metrics.map((_, i) => `m${i}`).join(', ')}])` });
}

/** The longest invocation of each function in percent of its time limit, and of these the largest. */
function nearest(functions: readonly QueueFunction[]): MathExpression {
  const metrics = functions.map(({ handler }) => handler.metricDuration({ period: PERIOD, statistic: 'Maximum' }));
  const shares = functions.map(({ timeoutSeconds }, i) => `m${i} / ${timeoutSeconds * 10}`);
  return over(metrics, { expression: `MAX([${shares.join(', ')}])` });
}

function over(metrics: readonly IMetric[], props: Pick<MathExpressionProps, 'expression'>): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]));
  return new MathExpression({ ...props, usingMetrics, period: PERIOD });
}
