import { describe, expect, test } from '@jest/globals';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { settled } from '../../src/stack/assembly/settled.ts';

const PARAMETERS = { Colour: { Type: 'String', Default: '' }, Size: { Type: 'Number', Default: 5 } };
const CONDITIONS = {
  HasColour: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Colour' }, ''] }] },
  HasSize: { 'Fn::Equals': [{ Ref: 'Size' }, '5'] },
  Both: { 'Fn::And': [{ Condition: 'HasColour' }, { Condition: 'HasSize' }] },
  Either: { 'Fn::Or': [{ Condition: 'HasColour' }, { Condition: 'HasSize' }] },
};
const template = (more: object): Template => ({
  Parameters: PARAMETERS,
  Conditions: CONDITIONS,
  Resources: {},
  ...more,
});
const queue = (Properties: object, Condition?: string) => ({
  Type: 'AWS::SQS::Queue',
  Properties,
  ...(Condition && { Condition }),
});
const propertiesOf = (Properties: object) =>
  settled(template({ Resources: { Q: queue(Properties) } } as object)).Resources.Q!.Properties;

describe('a template with parameters and conditions', () => {
  test('has the parameters’ defaults in their places', () => {
    expect(propertiesOf({ Delay: { Ref: 'Size' }, Tags: [{ Ref: 'Colour' }] })).toEqual({ Delay: 5, Tags: [''] });
  });

  test('has the branch that the condition chooses, and no property without a value', () => {
    const choice = (condition: string) => ({ 'Fn::If': [condition, { Ref: 'Size' }, { Ref: 'AWS::NoValue' }] });
    expect(propertiesOf({ A: choice('HasSize'), B: choice('HasColour'), C: [choice('Both'), 1] })).toEqual({
      A: 5,
      C: [1],
    });
  });

  test('has only the resources and outputs whose condition holds', () => {
    const { Resources, Outputs, ...rest } = settled(
      template({
        Resources: { In: queue({}, 'Either'), Out: queue({}, 'Both'), Plain: queue({}) },
        Outputs: { A: { Value: 'a', Condition: 'HasSize' }, B: { Value: 'b', Condition: 'HasColour' } },
      }),
    );
    expect(Resources).toEqual({ In: queue({}), Plain: queue({}) });
    expect(Outputs).toEqual({ A: { Value: 'a' } });
    expect(rest).toEqual({});
  });

  test('leaves the condition of a policy’s statement alone', () => {
    const Statement = [{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }];
    expect(propertiesOf({ Statement })).toEqual({ Statement });
  });
});
