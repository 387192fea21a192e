import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Deliveries } from '../../src/cli/where/deliveries.ts';

/** The time that passes here is the test's own. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function pausing(deliveries: Deliveries) {
  const clock = deliveries.clock();
  return (milliseconds: number) => {
    const paused = { isOver: false };
    void clock.pause(milliseconds).then(() => {
      paused.isOver = true;
    });
    return paused;
  };
}
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

test('a pause without an answer takes its time', async () => {
  const paused = pausing(new Deliveries())(500);
  await pass(499);
  expect(paused.isOver).toBe(false);
  await pass(1);
  expect(paused.isOver).toBe(true);
});

test('an answer ends it, but not before 50 ms, so that many answers do not make many looks', async () => {
  const deliveries = new Deliveries();
  const pause = pausing(deliveries);
  const first = pause(500);
  await pass(200);
  deliveries.add();
  await pass(0);
  expect(first.isOver).toBe(true);

  const second = pause(500);
  for (let i = 0; i < 49; i++) {
    deliveries.add();
    await pass(1);
  }
  expect(second.isOver).toBe(false);
  await pass(1);
  expect(second.isOver).toBe(true);
});

test('an answer during a look is not missed: the next pause ends for it', async () => {
  const deliveries = new Deliveries();
  const pause = pausing(deliveries);
  deliveries.add();
  const paused = pause(500);
  await pass(50);
  expect(paused.isOver).toBe(true);
  // And it counts once.
  const next = pause(500);
  await pass(499);
  expect(next.isOver).toBe(false);
});

test('every driver hears of it', async () => {
  const deliveries = new Deliveries();
  const both = [pausing(deliveries)(500), pausing(deliveries)(500)];
  await pass(100);
  deliveries.add();
  await pass(0);
  expect(both.map(({ isOver }) => isOver)).toEqual([true, true]);
});
