import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, Resource } from './assembly.ts';
import { resolveText, resolveValue } from './intrinsics.ts';
import { localReferences } from './local-names.ts';
import { type Permission, permissionsOf } from './permissions.ts';
import { StackRefusal } from './refusal.ts';

export interface DeclaredQueue {
  name: string;
  arn: string;
  url: string;
  /** SQS attributes as CreateQueue expects them. */
  attributes: Record<string, string>;
  /** The name of its dead-letter queue. */
  deadLetters: string | undefined;
}

export interface DeclaredTable {
  name: string;
  /** As CreateTable expects it. */
  definition: Record<string, unknown>;
}

export interface DeclaredFunction {
  name: string;
  arn: string;
  /** The folder of the bundle, the file in it and the name that the file exports. */
  folder: string;
  file: string;
  exported: string;
  timeoutSeconds: number;
  memoryMiB: number;
  /** Infinity if nothing is reserved. */
  reservedConcurrency: number;
  environment: Record<string, string>;
  permissions: Permission[];
}

export interface DeclaredSource {
  queue: DeclaredQueue;
  function: DeclaredFunction;
  batchSize: number;
  windowSeconds: number;
  /** The most invocations at once. */
  concurrency: number;
  reportsFailures: boolean;
}

export interface Declared {
  queues: DeclaredQueue[];
  tables: DeclaredTable[];
  functions: DeclaredFunction[];
  sources: DeclaredSource[];
  outputs: Record<string, string>;
}

/** Lambda's own defaults, used where the template gives no value. */
const DEFAULTS = { timeoutSeconds: 3, memoryMiB: 128, batchSize: 10, concurrency: 1000 };

/** What a template declares, as plain data with every reference resolved; `sqsEndpoint` is http://host:port. */
export function declaredBy({ template, codeFolder }: Assembly, sqsEndpoint: string): Declared {
  const of = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const references = localReferences(template.Resources, sqsEndpoint);
  const text = (value: unknown) => resolveText(value, references);

  const queues = of('AWS::SQS::Queue').map(([id, { Properties = {} }]): DeclaredQueue => {
    const redrive = Properties.RedrivePolicy && resolveValue(Properties.RedrivePolicy, references);
    const attributes: Record<string, string> = {};
    for (const name of ['VisibilityTimeout', 'DelaySeconds', 'ReceiveMessageWaitTimeSeconds', 'MaximumMessageSize']) {
      if (Properties[name] !== undefined) attributes[name] = text(Properties[name]);
    }
    if (redrive) attributes.RedrivePolicy = JSON.stringify(redrive);
    return {
      name: references.attribute(id, 'QueueName')!,
      arn: references.attribute(id, 'Arn')!,
      url: references.ref(id)!,
      attributes,
      deadLetters: (redrive as { deadLetterTargetArn: string } | undefined)?.deadLetterTargetArn.split(':').at(-1),
    };
  });

  const tables = of('AWS::DynamoDB::Table').map(([id, { Properties = {} }]): DeclaredTable => {
    const { KeySchema, AttributeDefinitions, BillingMode } = Properties;
    const name = references.ref(id)!;
    return { name, definition: { TableName: name, KeySchema, AttributeDefinitions, BillingMode } };
  });

  const functions = of('AWS::Lambda::Function').map(([id, { Properties = {} }]): DeclaredFunction => {
    const variables = (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    const [module, exported] = text(Properties.Handler).split('.') as [string, string];
    const folder = codeFolder(text((Properties.Code as { S3Key: unknown }).S3Key));
    return {
      name: references.ref(id)!,
      arn: references.attribute(id, 'Arn')!,
      folder,
      file: moduleFile(folder, module),
      exported,
      timeoutSeconds: Number(Properties.Timeout ?? DEFAULTS.timeoutSeconds),
      memoryMiB: Number(Properties.MemorySize ?? DEFAULTS.memoryMiB),
      reservedConcurrency: Number(Properties.ReservedConcurrentExecutions ?? Number.POSITIVE_INFINITY),
      environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, text(value)])),
      permissions: permissionsOf(roleOf(template.Resources, Properties.Role), references),
    };
  });

  const sources = of('AWS::Lambda::EventSourceMapping').map(([id, { Properties = {} }]): DeclaredSource => {
    const queue = queues.find(({ arn }) => arn === text(Properties.EventSourceArn));
    const target = functions.find(({ name, arn }) => [name, arn].includes(text(Properties.FunctionName)));
    if (queue === undefined || target === undefined) {
      throw new StackRefusal([`${id}: its queue or its function is not in the template.`]);
    }
    const scaling = Properties.ScalingConfig as { MaximumConcurrency?: number } | undefined;
    return {
      queue,
      function: target,
      batchSize: Number(Properties.BatchSize ?? DEFAULTS.batchSize),
      windowSeconds: Number(Properties.MaximumBatchingWindowInSeconds ?? 0),
      concurrency: Math.min(scaling?.MaximumConcurrency ?? DEFAULTS.concurrency, target.reservedConcurrency),
      reportsFailures: Properties.FunctionResponseTypes !== undefined,
    };
  });

  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, text(Value)]);
  return { queues, tables, functions, sources, outputs: Object.fromEntries(outputs) };
}

/** The file extensions that Lambda tries, in its order. */
function moduleFile(folder: string, module: string): string {
  const file = ['.js', '.mjs', '.cjs'].map((ending) => module + ending).find((name) => existsSync(join(folder, name)));
  if (file === undefined) throw new StackRefusal([`${folder} holds no ${module}.js, .mjs or .cjs.`]);
  return file;
}

function roleOf(resources: Record<string, Resource>, role: unknown): Resource | undefined {
  const id = (role as { 'Fn::GetAtt'?: [string, string] } | undefined)?.['Fn::GetAtt']?.[0];
  return id === undefined ? undefined : resources[id];
}
