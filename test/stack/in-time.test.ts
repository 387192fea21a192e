import { expect, test } from '@jest/globals';
import { inTime } from '../../src/stack/in-time.ts';

test('what ends in time is waited for, and its failure is its own', async () => {
  expect(await inTime('Something', async () => 7, 1000)).toBe(7);
  await expect(inTime('Something', () => Promise.reject(new Error('of its own')), 1000)).rejects.toThrow('of its own');
});

test('what never ends is named', async () => {
  await expect(inTime('An event source', () => new Promise(() => undefined), 20)).rejects.toThrow(
    'An event source did not end within 0.02 s.',
  );
});
