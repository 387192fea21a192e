import { expect, test } from '@jest/globals';
import { inTime } from '../../src/stack/in-time.ts';
import { HeldClock } from './held-clock.ts';

test('work that ends in time is waited for, and its failure is passed on', async () => {
  const clock = new HeldClock();
  expect(await inTime('Something', async () => 7, 1000, clock)).toBe(7);
  const failing = () => Promise.reject(new Error('of its own'));
  await expect(inTime('Something', failing, 1000, clock)).rejects.toThrow('of its own');
});

test('work that never ends is named once its time is over', async () => {
  const clock = new HeldClock();
  let settled = false;
  const waiting = inTime('An event source', () => new Promise(() => undefined), 1000, clock).finally(() => {
    settled = true;
  });
  clock.advance(999);
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  clock.advance(1);
  await expect(waiting).rejects.toThrow('An event source did not end within 1 s.');
});
