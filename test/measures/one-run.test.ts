import { describe, expect, test } from '@jest/globals';
import { rangeOfOneRun } from '../../src/measures/one-run.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('the range of one run', () => {
  test('of 40 replications or more has its quantiles at 5 and 95 % as ends', () => {
    // R's quantile(1:40, c(.05, .95)): 1 + 39 · 0.05 = 2.95 and 1 + 39 · 0.95 = 38.05.
    const range = rangeOfOneRun(upTo(40).reverse());
    expect(range).toMatchObject({ ends: 'quantiles 5 % and 95 %', replications: 40 });
    expect([range?.low, range?.high]).toEqual([expect.closeTo(2.95, 12), expect.closeTo(38.05, 12)]);
  });

  test('of fewer has the least and the greatest', () => {
    expect(rangeOfOneRun(upTo(39))).toEqual({ low: 1, high: 39, ends: 'least and greatest', replications: 39 });
  });

  test('is of the replications that have a case, and needs two', () => {
    const ends = 'least and greatest';
    expect(rangeOfOneRun([null, 3, null, 1])).toEqual({ low: 1, high: 3, ends, replications: 2 });
    expect(rangeOfOneRun([null, 3])).toBeNull();
    expect(rangeOfOneRun([])).toBeNull();
  });
});
