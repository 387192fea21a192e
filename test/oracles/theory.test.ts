import { describe, expect, test } from '@jest/globals';
import { abandons, birthDeath, cobhamWaits, erlangC, erlangMeanWait, pollaczekKhinchine } from './theory.ts';

// The oracles themselves, where they must agree with each other or with a printed value. Tolerances are rounding
// errors.

describe('Erlang C', () => {
  test('is the load if there is one server', () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
  });

  test('is 2ρ² / (1 + ρ) if there are two servers', () => {
    expect(erlangC(2, 1.5)).toBeCloseTo((2 * 0.75 ** 2) / 1.75, 12);
  });
});

test('the mean wait of M/M/1 is that of M/G/1 with exponential service, twice that of M/D/1', () => {
  expect(pollaczekKhinchine(0.7, 1, 1)).toBeCloseTo(erlangMeanWait(1, 0.7, 1), 12);
  expect(pollaczekKhinchine(0.7, 1, 0)).toBeCloseTo(erlangMeanWait(1, 0.7, 1) / 2, 12);
});

test('priorities shift waits between classes and keep the overall mean (Kleinrock’s conservation law)', () => {
  const [first, second] = cobhamWaits(3, [1, 1.25], 1);
  expect(first).toBeLessThan(second);
  expect((1 * first + 1.25 * second) / 2.25).toBeCloseTo(erlangMeanWait(3, 2.25, 1), 12);
});

describe('abandonment from M/M/c+G', () => {
  test('with exponential patience is that of the birth–death process', () => {
    for (const [c, lambda, theta] of [
      [1, 0.8, 0.5],
      [2, 3, 1],
      [5, 6, 2],
    ]) {
      const H = (x: number) => -Math.expm1(-theta * x) / theta;
      expect(abandons(c, lambda, 1, H, 80)).toBeCloseTo(birthDeath(c, lambda, 1, theta).abandons, 9);
    }
  });

  test('with no patience at all is Erlang’s loss formula', () => {
    // Erlang B for 2 servers: (a² / 2) / (1 + a + a² / 2).
    expect(abandons(2, 3, 1, () => 0, 40)).toBeCloseTo(4.5 / 8.5, 9);
  });

  test('planted fault: another number of servers gives another result', () => {
    const H = (x: number) => -Math.expm1(-x);
    expect(Math.abs(abandons(3, 3, 1, H, 80) - birthDeath(2, 3, 1, 1).abandons)).toBeGreaterThan(0.01);
  });
});
