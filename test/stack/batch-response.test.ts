import { expect, test } from '@jest/globals';
import type { Outcome } from '../../src/stack/functions/function-messages.ts';
import { failuresOf } from '../../src/stack/servers/batch-response.ts';

const returned = (value: unknown): Outcome => ({ kind: 'returned', value: JSON.stringify(value) });
const failed = (outcome: Outcome, reports = true) => [...failuresOf(outcome, ['one', 'two'], reports).keys()];

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['an empty list', { batchItemFailures: [] }],
  ['null for a list', { batchItemFailures: null }],
])('an answer of %s means that all are handled', (_, value) => {
  expect(failed(returned(value))).toEqual([]);
});

test.each([
  ['an empty name', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['a name of null', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['a name under another key', { batchItemFailures: [{ messageId: 'one' }] }],
  ['the name of another batch', { batchItemFailures: [{ itemIdentifier: 'one' }, { itemIdentifier: 'three' }] }],
  ['no list', { batchItemFailures: 'one' }],
  ['a number', 7],
])('an answer with %s means that all have failed', (_, value) => {
  expect(failed(returned(value))).toEqual(['one', 'two']);
});

test('an answer that names messages means that these have failed', () => {
  expect(failed(returned({ batchItemFailures: [{ itemIdentifier: 'two' }] }))).toEqual(['two']);
});

test('answers are ignored if failures are not to be reported, but errors count', () => {
  expect(failed(returned({ batchItemFailures: [{ itemIdentifier: 'two' }] }), false)).toEqual([]);
  expect(failed({ kind: 'timedOut' }, false)).toEqual(['one', 'two']);
});
