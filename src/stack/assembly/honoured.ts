import type { Resource, Template } from './assembly.ts';
import { StackRefusal } from './refusal.ts';

/** What the local stack does with a property's value: it acts on the value, or ignores it for a stated reason. */
type Property = { honoured: true; allowed?: (value: unknown) => boolean; wants?: string } | { notActedOn: string };

const yes: Property = { honoured: true };
const no = (reason: string): Property => ({ notActedOn: reason });
const only = (wants: string, allowed: (value: unknown) => boolean): Property => ({ honoured: true, allowed, wants });
const one = (...values: unknown[]) =>
  only(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value));
const keys = (...names: string[]) =>
  only(`an object with ${names.join(', ')} only`, (value) => {
    return typeof value === 'object' && value !== null && Object.keys(value).every((key) => names.includes(key));
  });

const NOTHING_STORED = 'nothing is kept on a disk';

/** Every resource type that the template may contain: its properties, or why the type is left out locally. */
const TYPES: Record<string, Record<string, Property> | string> = {
  'AWS::SQS::Queue': {
    QueueName: yes,
    VisibilityTimeout: yes,
    DelaySeconds: yes,
    ReceiveMessageWaitTimeSeconds: yes,
    MaximumMessageSize: yes,
    RedrivePolicy: keys('deadLetterTargetArn', 'maxReceiveCount'),
    FifoQueue: one(false),
    MessageRetentionPeriod: no('messages stay until they are handled or the stack stops'),
    SqsManagedSseEnabled: no(NOTHING_STORED),
    Tags: no('nobody is billed'),
  },
  'AWS::DynamoDB::Table': {
    TableName: yes,
    KeySchema: yes,
    AttributeDefinitions: yes,
    BillingMode: one('PAY_PER_REQUEST'),
    PointInTimeRecoverySpecification: no('the table ends with the stack'),
    SSESpecification: no(NOTHING_STORED),
    TimeToLiveSpecification: no('the table ends with the stack, before anything in it expires'),
    WarmThroughput: no('the local table takes as many writes as come'),
    OnDemandThroughput: no('the local table takes as many writes as come'),
    DeletionProtectionEnabled: no('the table ends with the stack'),
    Tags: no('nobody is billed'),
  },
  'AWS::Lambda::Function': {
    FunctionName: yes,
    Code: keys('S3Bucket', 'S3Key'),
    Handler: only('file.export', (value) => /^[\w-]+\.\w+$/.test(String(value))),
    Runtime: one('nodejs24.x'),
    Timeout: yes,
    MemorySize: yes,
    Environment: keys('Variables'),
    Role: yes,
    ReservedConcurrentExecutions: yes,
    Architectures: no('a bundle of JavaScript runs on any'),
    Description: no('it is text'),
    TracingConfig: no('nothing is traced'),
    LoggingConfig: no('lines go to the caller of the local stack'),
    Tags: no('nobody is billed'),
  },
  'AWS::Lambda::EventSourceMapping': {
    FunctionName: yes,
    EventSourceArn: yes,
    Enabled: one(true),
    BatchSize: yes,
    MaximumBatchingWindowInSeconds: yes,
    FunctionResponseTypes: only('["ReportBatchItemFailures"]', (value) => {
      return JSON.stringify(value) === '["ReportBatchItemFailures"]';
    }),
    ScalingConfig: keys('MaximumConcurrency'),
    Tags: no('nobody is billed'),
  },
  'AWS::IAM::Role': {
    RoleName: yes,
    Policies: yes,
    AssumeRolePolicyDocument: no('there is no other principal'),
    Description: no('it is text'),
    Tags: no('nobody is billed'),
  },
  'AWS::SQS::QueuePolicy': 'it refuses unencrypted connections, and loopback has no others',
  'AWS::CloudWatch::Alarm': 'progress shows dead letters and waiting messages as they come',
  'AWS::CloudWatch::Dashboard': 'progress takes its place',
  'AWS::Logs::QueryDefinition': 'lines go to the caller of the local stack',
  'AWS::Logs::LogGroup': 'lines go to the caller of the local stack',
  'AWS::SNS::Topic': 'alarms do not run',
  'AWS::SNS::TopicPolicy': 'alarms do not run',
  'AWS::SNS::Subscription': 'alarms do not run',
  'AWS::Budgets::Budget': 'nobody is billed',
};

const ATTRIBUTES = ['Type', 'Properties', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'];
/** Parameters and conditions are settled before (settled.ts). Rules check the values that a deployment gives. */
const SECTIONS = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Resources', 'Outputs', 'Rules'];

/**
 * Checks that the local stack honours everything in a settled template or has a reason not to. Returns those reasons,
 * one line for each type or property that is left out.
 *
 * Throws StackRefusal with every resource type, property and value that is neither honoured nor left out for a reason.
 */
export function checkHonoured(template: Template): string[] {
  const problems: string[] = [];
  const notices = new Set<string>();
  for (const section of Object.keys(template)) {
    if (!SECTIONS.includes(section)) problems.push(`The template's section ${section} is not supported locally.`);
  }
  for (const [id, resource] of Object.entries(template.Resources)) {
    for (const problem of resourceProblems(resource, notices)) problems.push(`${id} (${resource.Type}): ${problem}`);
  }
  if (problems.length > 0) throw new StackRefusal(problems);
  return [...notices].sort();
}

function* resourceProblems(resource: Resource, notices: Set<string>): Generator<string> {
  const known = TYPES[resource.Type];
  if (known === undefined) {
    yield `the type is not supported locally; known are ${Object.keys(TYPES).join(', ')}.`;
    return;
  }
  for (const attribute of Object.keys(resource)) {
    if (!ATTRIBUTES.includes(attribute)) yield `the attribute ${attribute} is not supported locally.`;
  }
  if (typeof known === 'string') {
    notices.add(`${resource.Type} is not acted on: ${known}`);
    return;
  }
  for (const [name, value] of Object.entries(resource.Properties ?? {})) {
    const property = known[name];
    if (property === undefined) {
      yield `the property ${name} is not supported locally; known are ${Object.keys(known).join(', ')}.`;
    } else if ('notActedOn' in property) {
      notices.add(`${resource.Type} ${name} is not acted on: ${property.notActedOn}`);
    } else if (property.allowed?.(value) === false) {
      yield `${name} is ${JSON.stringify(value)}; supported locally is ${property.wants}.`;
    }
  }
}
