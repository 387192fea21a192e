import { Aws, Duration, Fn } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { METRICS } from '../events/queues.ts';
import { AlarmMail } from './alarm-mail.ts';
import { alarmsOf } from './alarms.ts';
import { ownMetric, tableThrottles } from './metrics.ts';
import type { QueueFunction } from './queue-function.ts';
import type { StackParameters } from './stack-parameters.ts';

export interface WatchProps {
  functions: ReadonlyMap<string, QueueFunction>;
  table: Table;
  parameters: StackParameters;
}

/** The alarms, who they write to, and one dashboard over all queues. */
export class Watch extends Construct {
  /** The address of the dashboard in AWS's console. */
  readonly dashboardUrl: string;

  constructor(scope: Construct, id: string, { functions, table, parameters }: WatchProps) {
    super(scope, id);
    const alarms = alarmsOf(this, functions, table);
    new AlarmMail(this, 'Mail', { alarms, parameters });

    const every = [...functions.values()];
    const labelled = [...functions];
    const dashboard = new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 4 })],
        [
          new GraphWidget({
            title: 'Messages handled',
            left: labelled.map(([label]) => ownMetric(label, METRICS.handled, { label })),
          }),
          new GraphWidget({
            title: 'Messages failed, to be tried again',
            left: labelled.map(([label]) => ownMetric(label, METRICS.failed, { label })),
          }),
          new GraphWidget({
            title: 'Messages set aside',
            left: labelled.map(([label]) => ownMetric(label, METRICS.setAside, { label })),
          }),
        ],
        [
          new GraphWidget({
            title: 'Messages waiting',
            left: labelled.map(([label, { queue }]) => queue.metricApproximateNumberOfMessagesVisible({ label })),
          }),
          new GraphWidget({
            title: 'Messages in flight',
            left: labelled.map(([label, { queue }]) => queue.metricApproximateNumberOfMessagesNotVisible({ label })),
          }),
          new GraphWidget({
            title: 'Dead letters',
            left: labelled.map(([label, { deadLetters }]) =>
              deadLetters.metricApproximateNumberOfMessagesVisible({ label }),
            ),
          }),
        ],
        [
          new GraphWidget({ title: 'Duration', left: every.map(({ handler }) => handler.metricDuration()) }),
          new GraphWidget({
            title: 'Errors and throttles',
            left: every.flatMap(({ handler }) => [handler.metricErrors(), handler.metricThrottles()]),
          }),
          new GraphWidget({
            title: 'Table, units',
            left: [table.metricConsumedWriteCapacityUnits(), table.metricConsumedReadCapacityUnits()],
            right: [tableThrottles(table, Duration.minutes(5))],
          }),
        ],
      ],
    });
    const console = ['https://', Aws.REGION, '.console.aws.amazon.com/cloudwatch/home?region=', Aws.REGION];
    this.dashboardUrl = Fn.join('', [...console, '#dashboards:name=', dashboard.dashboardName]);
  }
}
