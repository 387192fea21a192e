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
import { pipelineApp } from '../../infra/pipeline-app.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { checkHonoured } from '../../src/stack/assembly/honoured.ts';
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
const resources = Object.entries(template.Resources);
const idOf = (prefix: string) => resources.find(([id]) => id.startsWith(prefix))![0];
// biome-ignore lint/suspicious/noExplicitAny: a template is any JSON
const propertiesOf = (prefix: string, from = template): any => from.Resources[idOf(prefix)]!.Properties;
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
      .filter(({ Dimensions }) => String(Dimensions[0].Value['Fn::GetAtt'][0]).startsWith(`${id}`))
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
  expect(checkHonoured(template)).toContainEqual(expect.stringMatching(/^AWS::CloudWatch::Alarm is not acted on/));
});

test('an e-mail address, a budget and kept data are options', () => {
  const { template: more } = synthesised({ email: 'a@b.example', 'monthly-dollars': '20', 'keep-data': 'true' });
  const of = (type: string) => Object.values(more.Resources).filter(({ Type }) => Type === type);
  expect(of('AWS::Budgets::Budget')).toMatchObject([
    { Properties: { Budget: { BudgetLimit: { Amount: 20, Unit: 'USD' }, TimeUnit: 'MONTHLY' } } },
  ]);
  expect(of('AWS::SNS::Subscription')).toMatchObject([{ Properties: { Protocol: 'email', Endpoint: 'a@b.example' } }]);
  expect(of('AWS::DynamoDB::Table')).toMatchObject([
    {
      DeletionPolicy: 'Retain',
      Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    },
  ]);
  expect(of('AWS::CloudWatch::Alarm').every(({ Properties }) => Properties!.AlarmActions)).toBe(true);
  expect(checkHonoured(more)).toContainEqual(expect.stringMatching(/^AWS::Budgets::Budget is not acted on/));
});

test('a budget without an address, or of no dollars, is refused', () => {
  expect(() => makeApp({ 'monthly-dollars': '20' })).toThrow(/give email with monthlyDollars/);
  expect(() => makeApp({ 'monthly-dollars': 'many', email: 'a@b.example' })).toThrow(/many; it takes dollars above 0/);
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
