import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  BUILD_OUTPUT,
  deadLetterOutput,
  QUEUES,
  queueOutput,
  queueVariable,
  TABLE_OUTPUT,
} from '../../events/queues.ts';
import { SETTINGS } from '../../events/stack-settings.ts';
import { pipelineApp } from '../../infra/pipeline-app.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { checkHonoured } from '../../src/stack/assembly/honoured.ts';
import { settled } from '../../src/stack/assembly/settled.ts';
import { QUEUES_WITHOUT_CODE as queues } from './synthesised-template.ts';

const room = mkdtempSync(join(tmpdir(), 'pipeline-'));
afterAll(() => rmSync(room, { recursive: true }));

let apps = 0;
function makeApp(context: Record<string, unknown> = {}) {
  apps += 1;
  const outdir = join(room, `assembly-${apps}`);
  return { outdir, ...pipelineApp({ project: resolve('.'), queues, bundles: join(room, 'bundles'), outdir, context }) };
}

function synthesised(context?: Record<string, unknown>): { outdir: string; template: Template } {
  const { app, outdir } = makeApp(context);
  app.synth();
  return { outdir, template: JSON.parse(readFileSync(join(outdir, 'PickupGap.template.json'), 'utf8')) as Template };
}

const { outdir, template } = synthesised();
/** Without any setting. */
const plain = settled(template);
const resources = Object.entries(template.Resources);
const idOf = (prefix: string) => resources.find(([id]) => id.startsWith(prefix))![0];
// biome-ignore lint/suspicious/noExplicitAny: a template is any JSON
const propertiesOf = (prefix: string, from = plain): any => from.Resources[idOf(prefix)]!.Properties;
const pascal = (name: string) => queueOutput(name).replace('QueueUrl', '');

/** What each role allows, as `action resource`, sorted. Resources are given by the beginning of their logical id. */
function grants({ Resources }: Template): Record<string, string[]> {
  const roles = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  return Object.fromEntries(
    roles.map(([id, { Properties }]) => {
      const { Policies, ManagedPolicyArns } = Properties as {
        // biome-ignore lint/suspicious/noExplicitAny: a template is any JSON
        Policies: { PolicyDocument: { Statement: any[] } }[];
        ManagedPolicyArns?: unknown;
      };
      expect(ManagedPolicyArns).toBeUndefined();
      const lines = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).flatMap((statement) => {
        expect(statement.Effect).toBe('Allow');
        const targets = [statement.Resource].flat().map((target) => readable(target['Fn::GetAtt']?.[0] ?? target));
        return [statement.Action].flat().flatMap((action: string) => targets.map((target) => `${action} ${target}`));
      });
      return [readable(id), lines.sort()];
    }),
  );
}

const readable = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

const table = (...requests: string[]) => requests.map((request) => `dynamodb:${request} Table`);
const own = (name: string) => [
  `logs:CreateLogStream ${name}Logs`,
  `logs:PutLogEvents ${name}Logs`,
  `sqs:ChangeMessageVisibility ${name}Queue`,
  `sqs:DeleteMessage ${name}Queue`,
  `sqs:GetQueueAttributes ${name}Queue`,
  `sqs:ReceiveMessage ${name}Queue`,
  `sqs:SendMessage ${name}DeadLetters`,
];
const wantedGrants = {
  BookingRole: [...own('Booking'), ...table('GetItem'), 'sqs:SendMessage DetainerQueue'].sort(),
  DetainerRole: [...own('Detainer'), ...table('GetItem'), 'sqs:SendMessage ReleaseNoticeQueue'].sort(),
  ReleaseNoticeRole: [
    ...own('ReleaseNotice'),
    ...table('BatchWriteItem', 'GetItem', 'UpdateItem'),
    'sqs:SendMessage AgentArrivalQueue',
  ].sort(),
  AgentArrivalRole: [...own('AgentArrival'), ...table('GetItem', 'PutItem', 'Query')].sort(),
  ReplicationRole: [...own('Replication'), ...table('GetItem', 'PutItem'), 'sqs:SendMessage ReplicationQueue'].sort(),
};

describe('grants', () => {
  test('are exactly what the table of queues says', () => {
    expect(grants(template)).toEqual(wantedGrants);
  });

  test('planted fault: one more action, or one more resource, would be found', () => {
    const more = structuredClone(template);
    const { PolicyDocument } = propertiesOf('ReleaseNoticeRole', more).Policies[0];
    const statement = PolicyDocument.Statement.find(({ Sid }: { Sid: string }) => Sid === 'UseTheTable');
    statement.Action.push('dynamodb:Scan');
    expect(grants(more)).not.toEqual(wantedGrants);
    statement.Action.pop();
    expect(grants(more)).toEqual(wantedGrants);
    statement.Resource = [statement.Resource, { 'Fn::GetAtt': [idOf('DetainerQueue'), 'Arn'] }];
    expect(grants(more)).not.toEqual(wantedGrants);
  });
});

describe.each(Object.entries(QUEUES))('%s', (name, queue) => {
  const id = pascal(name);

  test('has a queue that outwaits its function, and dead letters', () => {
    expect(propertiesOf(`${id}Queue`)).toEqual({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 6 * queue.timeoutSeconds,
      MessageRetentionPeriod: 4 * 86_400,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [idOf(`${id}DeadLetters`), 'Arn'] }, maxReceiveCount: 5 },
    });
    expect(propertiesOf(`${id}DeadLetters`)).toEqual({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 86_400,
    });
  });

  test.each(['Queue', 'DeadLetters'])('refuses unencrypted connections at its %s', (kind) => {
    const { PolicyDocument, Queues } = propertiesOf(`${id}${kind}Policy`);
    expect(Queues).toEqual([{ Ref: idOf(`${id}${kind}`) }]);
    expect(PolicyDocument.Statement).toMatchObject([
      { Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  test('has a function on arm64 and Node 24 that knows the table, its dead letters and the queues it sends to', () => {
    const { Environment, ...rest } = propertiesOf(`${id}Function`);
    expect(rest).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Timeout: queue.timeoutSeconds,
      MemorySize: queue.memoryMiB,
      Role: { 'Fn::GetAtt': [idOf(`${id}Role`), 'Arn'] },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: idOf(`${id}Logs`) } },
    });
    expect(Environment.Variables).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      FUNCTIONS_BUILD: template.Outputs![BUILD_OUTPUT].Value,
      STACK_NAME: { Ref: 'AWS::StackName' },
      TABLE_NAME: { Ref: idOf('Table') },
      OWN_QUEUE_URL: { Ref: idOf(`${id}Queue`) },
      DEAD_LETTER_QUEUE_URL: { Ref: idOf(`${id}DeadLetters`) },
      ...Object.fromEntries(queue.sendsTo.map((next) => [queueVariable(next), { Ref: idOf(`${pascal(next)}Queue`) }])),
    });
    expect(propertiesOf(`${id}Logs`)).toEqual({ RetentionInDays: 30 });
  });

  test('feeds the function by the settings of the table of queues', () => {
    expect(propertiesOf(`${id}Source`)).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [idOf(`${id}Queue`), 'Arn'] },
      FunctionName: { Ref: idOf(`${id}Function`) },
      BatchSize: queue.batchSize,
      MaximumBatchingWindowInSeconds: queue.windowSeconds,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: queue.concurrency },
    });
  });

  test('is found by its outputs', () => {
    expect(template.Outputs![queueOutput(name)]).toEqual({ Value: { Ref: idOf(`${id}Queue`) } });
    expect(template.Outputs![deadLetterOutput(name)]).toEqual({ Value: { Ref: idOf(`${id}DeadLetters`) } });
  });

  test('raises an alarm on the first dead letter and on a message an hour old', () => {
    const alarms = resources
      .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
      // biome-ignore lint/suspicious/noExplicitAny: a template is any JSON
      .map(([, { Properties }]) => Properties as any)
      .filter(
        ({ Dimensions }) =>
          Dimensions !== undefined && String(Dimensions[0].Value['Fn::GetAtt'][0]).startsWith(`${id}`),
      )
      .map(({ MetricName, Threshold, ComparisonOperator }) => `${MetricName} ${ComparisonOperator} ${Threshold}`);
    expect(alarms.sort()).toEqual([
      'ApproximateAgeOfOldestMessage GreaterThanThreshold 3600',
      'ApproximateNumberOfMessagesVisible GreaterThanThreshold 0',
    ]);
  });
});

test('the table is on demand, encrypted, and forgets finished runs', () => {
  expect(propertiesOf('Table')).toEqual({
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    SSESpecification: { SSEEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  expect(template.Resources[idOf('Table')]!.DeletionPolicy).toBe('Delete');
  expect(template.Outputs![TABLE_OUTPUT]).toEqual({ Value: { Ref: idOf('Table') } });
});

test('CloudFormation tags all resources with the application', () => {
  const { artifacts } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
  expect(artifacts.PickupGap.properties.tags).toEqual({ application: 'pickup-gap' });
});

test('an output identifies the functions’ code', () => {
  const buildOf = (handler: string) => {
    const app = pipelineApp({
      project: resolve('.'),
      queues: { ...queues, booking: { ...queues.booking, handler } },
      bundles: join(room, 'other-bundles'),
      outdir: join(room, 'other-assembly'),
    }).app.synth();
    return app.stacks[0].template.Outputs[BUILD_OUTPUT].Value;
  };
  expect(template.Outputs![BUILD_OUTPUT].Value).toMatch(/^[0-9a-f]{16}$/);
  expect(buildOf('test/stack/fixtures/obedient.ts')).toBe(template.Outputs![BUILD_OUTPUT].Value);
  expect(buildOf('test/stack/fixtures/echo.ts')).not.toBe(template.Outputs![BUILD_OUTPUT].Value);
});

test('the local stack honours all of it', () => {
  expect(checkHonoured(settled(template))).toContainEqual(
    expect.stringMatching(/^AWS::CloudWatch::Alarm is not acted on/),
  );
});

/** The template as CloudFormation would create it with these values of its parameters. */
function withParameters(values: Record<string, string | number>): Template {
  const given = structuredClone(template) as Template & { Parameters: Record<string, { Default: unknown }> };
  for (const [name, value] of Object.entries(values)) given.Parameters[name]!.Default = value;
  return settled(given);
}

const ofType = (type: string, { Resources }: Template) => Object.values(Resources).filter(({ Type }) => Type === type);

describe('settings are parameters that keep their value', () => {
  test('each has a default that leaves the stack as it is without it', () => {
    const { Parameters } = template as Template & { Parameters: Record<string, { Default: unknown }> };
    const names = Object.keys(Parameters).filter((name) => name !== 'BootstrapVersion');
    expect(names.sort()).toEqual(Object.values(SETTINGS).sort());
    expect(ofType('AWS::SNS::Topic', plain)).toEqual([]);
    expect(ofType('AWS::SNS::Subscription', plain)).toEqual([]);
    expect(ofType('AWS::Budgets::Budget', plain)).toEqual([]);
    expect(ofType('AWS::CloudWatch::Alarm', plain).some(({ Properties }) => 'AlarmActions' in Properties!)).toBe(false);
  });

  test('an address gets the alarms, and a budget if there is one', () => {
    const address = withParameters({ AlarmEmail: 'a@b.example' });
    expect(ofType('AWS::SNS::Subscription', address)).toMatchObject([
      { Properties: { Protocol: 'email', Endpoint: 'a@b.example' } },
    ]);
    expect(ofType('AWS::CloudWatch::Alarm', address).every(({ Properties }) => Properties!.AlarmActions)).toBe(true);
    expect(ofType('AWS::Budgets::Budget', address)).toEqual([]);
    const both = withParameters({ AlarmEmail: 'a@b.example', MonthlyDollars: 20 });
    expect(ofType('AWS::Budgets::Budget', both)).toMatchObject([
      { Properties: { Budget: { BudgetLimit: { Amount: 20, Unit: 'USD' }, TimeUnit: 'MONTHLY' } } },
    ]);
    expect(checkHonoured(both)).toContainEqual(expect.stringMatching(/^AWS::Budgets::Budget is not acted on/));
  });

  test('a budget without an address does not deploy', () => {
    expect(ofType('AWS::Budgets::Budget', withParameters({ MonthlyDollars: 20 }))).toEqual([]);
    const { Rules } = template as Template & { Rules: Record<string, unknown> };
    expect(JSON.stringify(Rules.BudgetHasAddress)).toContain('A budget needs an address to write to: set AlarmEmail.');
  });

  test('invocations at once and the table’s writes have the values given', () => {
    const capped = withParameters({ ConcurrencyPerFunction: 7, WarmWritesPerSecond: 8000, MostWritesPerSecond: 9000 });
    for (const { Properties } of ofType('AWS::Lambda::EventSourceMapping', capped))
      expect(Properties!.ScalingConfig).toEqual({ MaximumConcurrency: 7 });
    expect(propertiesOf('Table', capped)).toMatchObject({
      WarmThroughput: { WriteUnitsPerSecond: 8000 },
      OnDemandThroughput: { MaxWriteRequestUnits: 9000 },
    });
    expect(checkHonoured(capped)).toContainEqual(expect.stringMatching(/WarmThroughput is not acted on/));
  });
});

test('kept data are an option of the template, with point-in-time recovery', () => {
  const { template: keeping } = synthesised({ 'keep-data': 'true' });
  expect(ofType('AWS::DynamoDB::Table', keeping)).toMatchObject([
    {
      DeletionPolicy: 'Retain',
      Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    },
  ]);
});

test('another name of the stack changes nothing in the template', () => {
  const { app, stack } = makeApp({ stack: 'Other' });
  app.synth();
  expect(JSON.parse(JSON.stringify(app.synth().getStackByName('Other').template))).toEqual(template);
  expect(stack.stackName).toBe('Other');
});

test('the same sources give the same bytes, bundles and source maps included', () => {
  const again = synthesised();
  const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  expect(files(again.outdir)).toEqual(files(outdir));
  for (const file of ['PickupGap.template.json', 'PickupGap.assets.json', 'manifest.json']) {
    expect(readFileSync(join(again.outdir, file))).toEqual(readFileSync(join(outdir, file)));
  }
});

test('cdk-nag stops the synthesis of a queue that takes unencrypted connections and has no dead letters', () => {
  const { app, stack, outdir: folder } = makeApp();
  new Queue(stack, 'Open');
  expect(() => app.synth()).toThrow(/A copy of this report can be found/);
  const report = readFileSync(join(folder, 'validation-report.json'), 'utf8');
  expect(report).toMatch(/AwsSolutions-SQS3/);
  expect(report).toMatch(/AwsSolutions-SQS4/);
});
