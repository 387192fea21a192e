import { Stack } from 'aws-cdk-lib';
import type { Alarm, CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { onlyIf, type StackParameters } from './stack-parameters.ts';

/** Sends every alarm to the stack's address. Without an address there is no topic, and alarms have no action. */
export class AlarmMail extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { alarms, parameters }: { alarms: readonly Alarm[]; parameters: StackParameters },
  ) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(parameters.value('email')));
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
    onlyIf(parameters.isGiven('email'), this);
    for (const alarm of alarms) {
      // Not by addAlarmAction, which would refer to the topic even if there is none.
      const cfnAlarm = alarm.node.defaultChild as CfnAlarm;
      cfnAlarm.addPropertyOverride('AlarmActions', parameters.ifGiven('email', [topic.topicArn]));
    }
  }
}
