import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { QueueFunction } from './queue-function.ts';

export interface WatchProps {
  functions: ReadonlyMap<string, QueueFunction>;
  table: Table;
  email?: string | undefined;
}

const PERIOD = Duration.minutes(5);

/** Alarms on dead letters and on messages that nobody handles, and one dashboard over all queues. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { functions, table, email }: WatchProps) {
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
    if (email !== undefined) {
      const topic = new Topic(this, 'Topic', { enforceSSL: true });
      topic.addSubscription(new EmailSubscription(email));
      // `enforceSSL` gives the topic a policy, which replaces the default one that lets the account publish.
      topic.addToResourcePolicy(
        new PolicyStatement({
          sid: 'AlarmsPublish',
          principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
      for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    }

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
