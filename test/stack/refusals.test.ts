import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { startLocalStack } from '../../src/stack/local-stack.ts';
import { plantAssembly } from './planted-assembly.ts';

const startedWith = (change: (template: Template) => void) =>
  startLocalStack({ assembly: plantAssembly({ a: {} }, change) });
const properties = (template: Template, id: string) => template.Resources[id]!.Properties!;

describe('the local stack refuses to start', () => {
  test.each<[string, (template: Template) => void, RegExp]>([
    [
      'a type that it does not know',
      ({ Resources }) => {
        Resources.Bucket = { Type: 'AWS::S3::Bucket' };
      },
      /Bucket \(AWS::S3::Bucket\): the type is not supported locally; known are AWS::SQS::Queue/,
    ],
    [
      'a property that it does not know',
      (template) => {
        properties(template, 'aSource').FilterCriteria = { Filters: [] };
      },
      /aSource \(AWS::Lambda::EventSourceMapping\): the property FilterCriteria is not supported locally/,
    ],
    [
      'a value that it would not honour',
      (template) => {
        properties(template, 'aQueue').FifoQueue = true;
      },
      /aQueue \(AWS::SQS::Queue\): FifoQueue is true; supported locally is false/,
    ],
    [
      'a part of a property that it does not know',
      (template) => {
        properties(template, 'aSource').ScalingConfig = { MaximumConcurrency: 2, MinimumPollers: 1 };
      },
      /ScalingConfig is .*; supported locally is an object with MaximumConcurrency only/,
    ],
    [
      'a condition that the template does not have',
      ({ Resources }) => {
        Resources.aQueue!.Condition = 'Sometimes';
      },
      /The template has no condition Sometimes/,
    ],
    [
      'a condition that it cannot decide',
      (template) => {
        template.Conditions = { Sometimes: { 'Fn::Contains': [['a'], 'a'] } };
        template.Resources.aQueue!.Condition = 'Sometimes';
      },
      /The condition .*Fn::Contains.* is not supported locally/,
    ],
    [
      'a condition on what only a deployment knows',
      (template) => {
        template.Conditions = { Sometimes: { 'Fn::Equals': [{ Ref: 'aQueue' }, 'a'] } };
        template.Resources.aQueue!.Condition = 'Sometimes';
      },
      /The condition compares .*aQueue.*, which is not a parameter or a text/,
    ],
    [
      'an attribute of a resource that it does not know',
      ({ Resources }) => {
        Resources.aQueue!.CreationPolicy = {};
      },
      /the attribute CreationPolicy is not supported locally/,
    ],
    [
      'a section of the template that it does not know',
      (template) => {
        template.Mappings = {};
      },
      /section Mappings is not supported locally/,
    ],
    [
      'a parameter without a default',
      (template) => {
        template.Parameters = { BootstrapVersion: { Default: '/version' }, Colour: {} };
      },
      /Parameters.Colour has no default, so it has no value locally/,
    ],
    [
      'a function of the template language that it does not know',
      (template) => {
        properties(template, 'aFunction').Environment = { Variables: { A: { 'Fn::ImportValue': 'x' } } };
      },
      /Fn::ImportValue of "x" is not supported locally/,
    ],
    [
      'a reference to what is not there',
      (template) => {
        properties(template, 'aFunction').Environment = { Variables: { A: { Ref: 'Nobody' } } };
      },
      /Ref Nobody has no value locally/,
    ],
    [
      'a permission by a wildcard',
      (template) => {
        const statement = { Effect: 'Allow', Action: 'dynamodb:*', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } };
        properties(template, 'aRole').Policies = [{ PolicyDocument: { Statement: [statement] } }];
      },
      /only Allow, with actions and resources named in full/,
    ],
    [
      'code that is not among the assets',
      (template) => {
        properties(template, 'aFunction').Code = { S3Bucket: 'assets', S3Key: 'other.zip' };
      },
      /No asset .* is uploaded as other.zip/,
    ],
  ])('%s', async (_, change, message) => {
    await expect(startedWith(change)).rejects.toThrow(message);
  });

  test('and names every problem at once', async () => {
    const change = ({ Resources }: Template) => {
      Resources.Bucket = { Type: 'AWS::S3::Bucket' };
      Resources.Stream = { Type: 'AWS::Kinesis::Stream' };
    };
    await expect(startedWith(change)).rejects.toMatchObject({ problems: [expect.anything(), expect.anything()] });
  });

  test('a folder without a synthesised stack', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-stack-'));
    await expect(startLocalStack({ assembly: empty })).rejects.toThrow(/no synthesised stack in .* Run npm run build/);
  });
});

test('what is left out on purpose is reported with the reason', async () => {
  const stack = await startedWith((template) => {
    template.Resources.Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 0 } };
    properties(template, 'aQueue').SqsManagedSseEnabled = true;
  });
  await stack.stop();
  expect(stack.notices).toContain('AWS::SQS::Queue SqsManagedSseEnabled is not acted on: nothing is kept on a disk');
  expect(stack.notices.some((notice) => notice.startsWith('AWS::CloudWatch::Alarm is not acted on'))).toBe(true);
});
