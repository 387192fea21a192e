import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ErrorRates, errorRates } from './error-rates.ts';

// How often a claim is decided wrongly, on a scenario whose answers are known. `npm run bench:claims` does the same
// with six looks instead of two, which takes a minute; docs/guides/noise.md shows what it prints.

const SEEDS = 200;
let rates: ErrorRates[];
beforeAll(async () => {
  rates = await errorRates(SEEDS, 40);
});

describe.each([
  ['a share', 0],
  ['a count', 1],
  ['a paired difference', 2],
])('%s, over 200 seeds', (name, k) => {
  test('a claim eight standard errors on the true side holds in all', () => {
    expect(rates[k]).toMatchObject({ name, clearlyTrue: { holds: SEEDS, fails: 0, undecided: 0 } });
  });

  test('a claim eight standard errors on the false side fails in all', () => {
    expect(rates[k].clearlyFalse).toEqual({ holds: 0, fails: SEEDS, undecided: 0 });
  });

  test('a claim exactly on the line is decided in at most six', () => {
    expect(rates[k].onTheLine.undecided).toBeGreaterThanOrEqual(SEEDS - 6);
  });
});
