import { expect, test } from '@jest/globals';
import { resolveText, resolveValue } from '../../src/stack/assembly/intrinsics.ts';
import { localReferences } from '../../src/stack/assembly/local-names.ts';

const references = localReferences(
  {
    Waiting: { Type: 'AWS::SQS::Queue' },
    Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'by-name' } },
    Runs: { Type: 'AWS::DynamoDB::Table' },
    Watch: { Type: 'AWS::CloudWatch::Alarm' },
  },
  'http://127.0.0.1:1',
);

/** A place in a text for Fn::Sub. */
const place = (name: string) => `\${${name}}`;

test.each<[string, unknown, string]>([
  ['a queue’s address', { Ref: 'Waiting' }, 'http://127.0.0.1:1/000000000000/Waiting'],
  ['a queue’s name where it has one', { 'Fn::GetAtt': ['Named', 'QueueName'] }, 'by-name'],
  ['a queue’s ARN', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:by-name'],
  ['a table’s name', { Ref: 'Runs' }, 'Runs'],
  ['a table’s ARN', { 'Fn::GetAtt': 'Runs.Arn' }, 'arn:aws:dynamodb:us-east-1:000000000000:table/Runs'],
  ['pieces joined', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 5]] }, 'arn:aws:5'],
  [
    'a text with places filled',
    { 'Fn::Sub': `${place('AWS::Region')}/${place('Runs.Arn')}/${place('!kept')}` },
    `us-east-1/arn:aws:dynamodb:us-east-1:000000000000:table/Runs/${place('kept')}`,
  ],
  ['plain text', 'as it is', 'as it is'],
])('%s', (_, value, text) => {
  expect(resolveText(value, references)).toBe(text);
});

test('values are resolved at any depth', () => {
  expect(resolveValue({ a: [{ b: { Ref: 'Runs' } }, 1, null] }, references)).toEqual({ a: [{ b: 'Runs' }, 1, null] });
});

test.each<[string, unknown, RegExp]>([
  ['what is not there', { Ref: 'Nobody' }, /Ref Nobody has no value locally/],
  ['what is not made locally', { Ref: 'Watch' }, /Ref Watch has no value locally/],
  ['an attribute that is not known', { 'Fn::GetAtt': ['Runs', 'StreamArn'] }, /Runs.StreamArn has no value locally/],
  ['another function', { 'Fn::Select': [0, ['a']] }, /Fn::Select of .* is not supported locally/],
  ['what is no text', { a: 1 }, /cannot be resolved to text/],
])('%s is refused', (_, value, message) => {
  expect(() => resolveText(value, references)).toThrow(message);
});
