import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { AlarmMail } from './alarm-mail.ts';
import type { QueueFunction } from './queue-function.ts';
import type { StackParameters } from './stack-parameters.ts';

export interface WatchProps {
  functions: ReadonlyMap<string, QueueFunction>;
  table: Table;
  parameters: StackParameters;
}

const PERIOD = Duration.minutes(5);

/** Alarms on dead letters and on messages that nobody handles, and one dashboard over all queues. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { functions, table, parameters }: WatchProps) {
    super(scope, id);
    const alarms = [...functions].flatMap(([name, { queue, deadLetters }]) => [
      new Alarm(this, `${name}-dead-letters`, {
        alarmDescription: `A message for ${name} could not be handled: the run that it belongs to is incomplete.`,
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: 0,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, `${name}-oldest-message`, {
        alarmDescription: `A message for ${name} has waited for an hour: the function fails, or is too slow.`,
        metric: queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: Duration.hours(1).toSeconds(),
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ]);
    new AlarmMail(this, 'Mail', { alarms, parameters });

    const every = [...functions.values()];
    const labelled = [...functions];
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 3 })],
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
          }),
        ],
      ],
    });
  }
}
