import { describe, expect, test } from '@jest/globals';
import { SETTINGS } from '../../events/stack-settings.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { settled } from '../../src/stack/assembly/settled.ts';
import { synthesisedTemplate } from './synthesised-template.ts';

const template = withAddress(synthesisedTemplate());

/** The template as CloudFormation would create it with an address for alarms. */
function withAddress(whole: Template): Template {
  const given = structuredClone(whole) as Template & { Parameters: Record<string, { Default: unknown }> };
  given.Parameters[SETTINGS.email]!.Default = 'a@b.example';
  return settled(given);
}

interface Statement {
  Effect: string;
  Action: string | string[];
  Principal: { Service?: string } | string;
  Resource: unknown;
  Condition?: unknown;
}

/** The alarms whose topic lets CloudWatch publish nothing, or lets any account's CloudWatch do so. */
function silentAlarms({ Resources }: Template): string[] {
  const of = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
  const mayPublish = (topic: string) =>
    of('AWS::SNS::TopicPolicy')
      .map(([, { Properties }]) => Properties as { Topics: unknown[]; PolicyDocument: { Statement: Statement[] } })
      .filter(({ Topics }) => Topics.some((one) => JSON.stringify(one) === JSON.stringify({ Ref: topic })))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .some(
        ({ Effect, Action, Principal, Resource, Condition }) =>
          Effect === 'Allow' &&
          [Action].flat().includes('sns:Publish') &&
          typeof Principal === 'object' &&
          Principal.Service === 'cloudwatch.amazonaws.com' &&
          JSON.stringify(Resource) === JSON.stringify({ Ref: topic }) &&
          JSON.stringify(Condition) ===
            JSON.stringify({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
      );
  return of('AWS::CloudWatch::Alarm')
    .filter(([, { Properties }]) => {
      const { AlarmActions = [] } = Properties as { AlarmActions?: { Ref: string }[] };
      const mailed = AlarmActions.filter(({ Ref }) =>
        of('AWS::SNS::Subscription').some(
          ([, subscription]) => JSON.stringify(subscription.Properties!.TopicArn) === JSON.stringify({ Ref }),
        ),
      );
      return !mailed.some(({ Ref }) => mayPublish(Ref));
    })
    .map(([id]) => id);
}

describe('every alarm reaches the address', () => {
  test('from the alarm to its topic, and to a policy that lets this account’s CloudWatch publish there', () => {
    expect(Object.values(template.Resources).some(({ Type }) => Type === 'AWS::CloudWatch::Alarm')).toBe(true);
    expect(silentAlarms(template)).toEqual([]);
  });

  test('planted fault: a policy that only denies silences every alarm', () => {
    const denying = structuredClone(template);
    for (const { Type, Properties } of Object.values(denying.Resources)) {
      if (Type !== 'AWS::SNS::TopicPolicy') continue;
      const { PolicyDocument } = Properties as { PolicyDocument: { Statement: Statement[] } };
      PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny');
      expect(PolicyDocument.Statement).toHaveLength(1);
    }
    expect(silentAlarms(denying)).not.toEqual([]);
  });
});
