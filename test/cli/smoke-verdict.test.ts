import { expect, test } from '@jest/globals';
import { verdictOf } from '../../src/cli/deployment/smoke-verdict.ts';

const HERE = '{\n  "picked": 12,\n  "missed": 3\n}\n';
const complete = { missing: [], interrupted: false };

test('the same figures are the same bytes', () => {
  expect(verdictOf(complete, HERE, HERE)).toEqual({ same: true, words: 'the same 34 bytes as here' });
});

test('other figures are named, with those of this machine', () => {
  const { same, words } = verdictOf(complete, HERE.replace('12', '13'), HERE);
  expect(same).toBe(false);
  expect(words).toBe('other figures than here, first "picked": 13, where this machine has "picked": 12,');
});

test('figures that are cut off differ, too', () => {
  expect(verdictOf(complete, HERE.slice(0, -3), HERE).same).toBe(false);
});

test('results that never arrive fail the test, with the command that says why', () => {
  const { same, words } = verdictOf({ missing: ['replication 1 under a'], interrupted: false }, '', HERE);
  expect([same, words]).toEqual([false, '1 result never arrived: replication 1 under a. See pickup-gap dead list']);
});
