import { exitCodeOf } from '../../../src/cli/terminal/failure.ts';
import { readAssembly, type Template } from '../../../src/stack/assembly/assembly.ts';
import { declaredBy } from '../../../src/stack/assembly/declared.ts';
import { checkHonoured } from '../../../src/stack/assembly/honoured.ts';
import { StackRefusal } from '../../../src/stack/assembly/refusal.ts';
import { settled } from '../../../src/stack/assembly/settled.ts';
import type { Part, Row, Shown } from '../row.ts';
import { inFolder } from '../temporary.ts';

type Resources = Template['Resources'];

const code = { S3Bucket: 'assets', S3Key: 'code.zip' };
const RESOURCES: Resources = {
  Queue: { Type: 'AWS::SQS::Queue' },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: code, Handler: 'index.handler', Runtime: 'nodejs24.x' },
  },
};
const MANIFEST = {
  artifacts: {
    Assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    Stack: { type: 'aws:cloudformation:stack', properties: { templateFile: 'template.json' } },
  },
};
const ASSETS = { files: { code: { source: { path: 'asset' }, destinations: { here: { objectKey: 'code.zip' } } } } };

/** The smallest template, with some resources replaced or added. */
function resources(given: Resources, accepted: Resources, cause: string): Row {
  return template({ Resources: given }, { Resources: accepted }, cause);
}

function template(given: Partial<Template>, accepted: Partial<Template>, cause: string): Row {
  return {
    given: JSON.stringify(given),
    cause,
    accepted: JSON.stringify(accepted),
    provoke: () => started(MANIFEST, given),
    accept: async () => {
      const [refused] = await started(MANIFEST, accepted);
      if (refused !== undefined) throw new Error(refused.message);
    },
  };
}

/** A manifest of a synthesised folder; null if there is none. */
function manifest(given: object | null, cause: string): Row {
  const shown = given === null ? '(a folder without manifest.json)' : JSON.stringify(given);
  return { given: shown, cause, accepted: 'npm run build', provoke: () => started(given, {}) };
}

function started(manifest: object | null, changed: Partial<Template>): Promise<Shown[]> {
  const whole = { ...changed, Resources: { ...RESOURCES, ...changed.Resources } };
  const files = {
    ...(manifest && { 'manifest.json': JSON.stringify(manifest) }),
    'template.json': JSON.stringify(whole),
    'assets.json': JSON.stringify(ASSETS),
    'index.js': '',
  };
  return inFolder(files, async (folder) => {
    try {
      const assembly = readAssembly(folder);
      const template = settled(assembly.template);
      checkHonoured(template);
      declaredBy(
        { ...assembly, template, codeFolder: (key) => (assembly.codeFolder(key) === '' ? '' : folder) },
        'http://127.0.0.1:1',
      );
      return [];
    } catch (error) {
      if (!(error instanceof StackRefusal)) throw error;
      return error.problems.map((message) => ({
        message: message.replaceAll(folder, 'dist/stack'),
        exit: exitCodeOf(error),
      }));
    }
  });
}

const when = (condition: object) => ({
  Conditions: { Sometimes: condition },
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Sometimes' } },
});
const lambda = (more: object): Resources => ({
  Function: { Type: 'AWS::Lambda::Function', Properties: { ...RESOURCES.Function.Properties, ...more } },
});
const variable = (value: unknown) => lambda({ Environment: { Variables: { A: value } } });
const role = (statement: object): Resources => ({
  ...lambda({ Role: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
  Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: [statement] } }] } },
});
const source = (queue: string): Resources => ({
  Source: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] }, FunctionName: { Ref: 'Function' } },
  },
});
const other: Resources = { Table: { Type: 'AWS::DynamoDB::Table' } };
const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } });

export const STACK: Part = {
  title: 'The template of the stack',
  about:
    'A CloudFormation template, as `npm run build` makes it of `infra/`; ' +
    'the local stack runs what it can honour, and nothing else.',
  rows: [
    manifest(null, 'The stack has not been built.'),
    manifest({ artifacts: {} }, 'The folder holds no stack, or several.'),
    template({ Mappings: {} }, { Outputs: {} }, 'The section would change what the template means.'),
    template(
      { Parameters: { Colour: {} } },
      { Parameters: { Colour: { Default: 'red' } } },
      'A parameter has no value without a deployment.',
    ),
    template(
      { Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Sometimes' } } },
      when({ 'Fn::Equals': ['a', 'a'] }),
      'The name of the condition is misspelt.',
    ),
    template(
      when({ 'Fn::Contains': [['a'], 'a'] }),
      when({ 'Fn::Equals': ['a', 'a'] }),
      'The function of the template language is not known.',
    ),
    template(
      when({ 'Fn::Equals': [{ Ref: 'Queue' }, 'a'] }),
      when({ 'Fn::Equals': ['a', 'a'] }),
      'Only a deployment knows the value.',
    ),
    resources(
      { Bucket: { Type: 'AWS::S3::Bucket' } },
      { Dead: { Type: 'AWS::SQS::Queue' } },
      'The local stack has no such service.',
    ),
    resources(
      { Queue: { Type: 'AWS::SQS::Queue', CreationPolicy: {} } },
      { Queue: { Type: 'AWS::SQS::Queue' } },
      'The attribute would change what the resource does.',
    ),
    resources(
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { ContentBasedDeduplication: true } } },
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } } },
      'The local queue does not support the property.',
    ),
    resources(
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: false } } },
      'The local queue would not do what the value says.',
    ),
    resources(
      lambda({ Code: { S3Bucket: 'assets', S3Key: 'other.zip' } }),
      lambda({ Code: code }),
      'The code of the function was not built.',
    ),
    resources(
      lambda({ Handler: 'main.handler' }),
      lambda({ Handler: 'index.handler' }),
      'The bundle has no such file.',
    ),
    resources(
      { ...other, ...source('Table') },
      source('Queue'),
      'The source does not lead from a queue of the template to a function of it.',
    ),
    resources(variable({ a: 1 }), variable('1'), 'A variable of the environment is a text.'),
    resources(
      variable({ 'Fn::ImportValue': 'x' }),
      variable({ Ref: 'Queue' }),
      'The function of the template language is not known.',
    ),
    resources(variable({ Ref: 'Nobody' }), variable({ Ref: 'Queue' }), 'The template has no such resource.'),
    resources(
      role(allow('sqs:*')),
      role(allow('sqs:SendMessage')),
      'A permission must name its actions and resources in full.',
    ),
  ],
};
