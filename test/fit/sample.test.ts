import { describe, expect, test } from '@jest/globals';
import { readSample } from '../../src/fit/sample.ts';
import { InputError } from '../../src/refusals/input-error.ts';

const origin = { file: 'waits.csv', column: 'minutes' };

function problemsOf(values: number[]) {
  try {
    readSample(values, origin);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a column that can be fitted', () => {
  test('comes back ascending, its zeros apart', () => {
    const { all, positive } = readSample([10, 9, 0, 30, 100, 2], origin);
    expect([...all]).toEqual([0, 2, 9, 10, 30, 100]);
    expect([...positive]).toEqual([2, 9, 10, 30, 100]);
  });

  test('holds as little as 5 values that differ by a little', () => {
    expect(() => readSample([100, 100, 100, 100, 101], origin)).not.toThrow();
  });
});

describe('a column that cannot be fitted is refused', () => {
  test('for every negative or infinite value, by row and column, all at once', () => {
    const problems = problemsOf([5, -4, 6, Number.NaN, 7, Infinity]);
    expect(problems.map((problem) => problem.message)).toEqual([
      'row 2, column "minutes": -4 is negative',
      'row 4, column "minutes": NaN is not a finite number',
      'row 6, column "minutes": Infinity is not a finite number',
    ]);
    expect(problems[0]).toMatchObject({ file: 'waits.csv', line: 0, allowed: 'a length of at least 0' });
  });

  test.each([
    ['no values', [], 'has 0 values'],
    ['one value', [3], 'has 1 value'],
    ['four values', [1, 2, 3, 4], 'has 4 values'],
    ['four values above 0', [0, 0, 0, 1, 2, 3, 4], 'has 7 values, 4 of them above 0'],
    ['equal values', [60, 60, 60, 60, 60], 'has 5 values above 0, all equal (60)'],
    ['equal values beside zeros', [0, 60, 60, 60, 60, 60], 'has 5 values above 0, all equal (60)'],
    [
      'practically equal values',
      [60, 60, 60, 60, 60.0001],
      'has 5 values above 0, all practically equal (60 to 60.0001)',
    ],
  ])('for %s', (_, values, message) => {
    const [problem] = problemsOf(values);
    expect(problem!.message).toBe(`column "minutes" ${message}`);
    expect(problem!.allowed).toBeDefined();
    expect(problem!.hint).toBeDefined();
  });
});
