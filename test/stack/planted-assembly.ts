import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleHandler } from '../../infra/bundle.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';

export interface PlantedQueue {
  sendsTo?: string;
  batchSize?: number;
  windowSeconds?: number;
  timeoutSeconds?: number;
  visibilitySeconds?: number;
  receives?: number;
  concurrency?: number;
  reportsFailures?: boolean;
}

/** Rooms are made once per process; tests differ in the template only. */
const room = mkdtempSync(join(tmpdir(), 'planted-stack-'));
const bundles = new Map<string, string>();
let planted = 0;

function bundleOf(handler: string): string {
  const folder =
    bundles.get(handler) ?? bundleHandler(resolve('.'), handler, join(room, `bundle-${bundles.size}`)).folder;
  bundles.set(handler, folder);
  return folder;
}

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/**
 * Writes an assembly as the CDK would, without the CDK, so that a test can plant any template in a millisecond. For
 * each queue NAME it has the resources NAMEQueue, NAMEDead, NAMERole, NAMEFunction and NAMESource; it also has one
 * Table and an output NAMEQueueUrl. The functions do what messages order (fixtures/obedient.ts).
 */
export function plantAssembly(
  queues: Record<string, PlantedQueue>,
  change: (template: Template) => void = () => undefined,
  handler = 'test/stack/fixtures/obedient.ts',
): string {
  const template: Template = { Resources: {}, Outputs: {} };
  const { Resources, Outputs } = template;
  Resources.Table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      BillingMode: 'PAY_PER_REQUEST',
    },
  };
  for (const [name, queue] of Object.entries(queues)) {
    const next = queue.sendsTo;
    Resources[`${name}Dead`] = { Type: 'AWS::SQS::Queue' };
    Resources[`${name}Queue`] = {
      Type: 'AWS::SQS::Queue',
      Properties: {
        // The queue server uses the machine's clock. This is longer than any test, since a slow one would otherwise see
        // messages come again.
        VisibilityTimeout: queue.visibilitySeconds ?? 900,
        RedrivePolicy: { deadLetterTargetArn: arnOf(`${name}Dead`), maxReceiveCount: queue.receives ?? 3 },
      },
    };
    const statements = [
      { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Query'], Resource: arnOf('Table') },
      ...(next ? [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf(`${next}Queue`) }] : []),
    ];
    Resources[`${name}Role`] = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [{ PolicyName: 'Permissions', PolicyDocument: { Statement: statements } }],
      },
    };
    Resources[`${name}Function`] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: queue.timeoutSeconds ?? 10,
        MemorySize: 256,
        Role: arnOf(`${name}Role`),
        Environment: {
          Variables: {
            NODE_OPTIONS: '--enable-source-maps',
            TABLE_NAME: { Ref: 'Table' },
            ...(next && { [`${next.toUpperCase()}_QUEUE_URL`]: { Ref: `${next}Queue` } }),
          },
        },
      },
    };
    Resources[`${name}Source`] = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arnOf(`${name}Queue`),
        FunctionName: { Ref: `${name}Function` },
        BatchSize: queue.batchSize ?? 10,
        MaximumBatchingWindowInSeconds: queue.windowSeconds ?? 0,
        ...(queue.reportsFailures !== false && { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
        ...(queue.concurrency && { ScalingConfig: { MaximumConcurrency: queue.concurrency } }),
      },
    };
    Outputs![`${name}QueueUrl`] = { Value: { Ref: `${name}Queue` } };
    Outputs![`${name}DeadUrl`] = { Value: { Ref: `${name}Dead` } };
  }
  change(template);

  planted += 1;
  const folder = join(room, `assembly-${planted}`);
  mkdirSync(folder);
  cpSync(bundleOf(handler), join(folder, 'asset'), { recursive: true });
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  write('Planted.template.json', template);
  write('Planted.assets.json', {
    files: { code: { source: { path: 'asset', packaging: 'zip' }, destinations: { here: { objectKey: 'code.zip' } } } },
  });
  write('manifest.json', {
    artifacts: {
      'Planted.assets': { type: 'cdk:asset-manifest', properties: { file: 'Planted.assets.json' } },
      Planted: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Planted.template.json' } },
    },
  });
  return folder;
}
