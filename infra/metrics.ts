import { Aws, type Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { METRICS } from '../events/queues.ts';

/** One of the metrics that a queue's function counts itself, of this stack only. */
export function ownMetric(queue: string, metricName: string, more: { period?: Duration; label?: string } = {}): Metric {
  return new Metric({
    namespace: METRICS.namespace,
    metricName,
    dimensionsMap: { service: queue, stack: Aws.STACK_NAME },
    statistic: 'Sum',
    ...more,
  });
}

/** Requests that the table refused because there were too many. */
export function tableThrottles(table: Table, period: Duration): MathExpression {
  const events = (metricName: string) => table.metric(metricName, { period, statistic: 'Sum' });
  return new MathExpression({
    expression: 'SUM([reads, writes])',
    label: 'throttled',
    usingMetrics: { reads: events('ReadThrottleEvents'), writes: events('WriteThrottleEvents') },
    period,
  });
}
