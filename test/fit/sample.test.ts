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
  test('comes back ascending, with its zeros separate', () => {
    const { all, positive } = readSample([10, 9, 0, 30, 100, 2], origin);
    expect([...all]).toEqual([0, 2, 9, 10, 30, 100]);
    expect([...positive]).toEqual([2, 9, 10, 30, 100]);
  });

  test('may be as small as 5 values that differ slightly', () => {
    expect(() => readSample([100, 100, 100, 100, 101], origin)).not.toThrow();
  });
});

describe('a column that cannot be fitted is refused', () => {
  test.each([-4, Number.NaN, Infinity])('a length of %p is a bug in the caller, which reads the file', (length) => {
    expect(() => readSample([5, 6, 7, 8, length], origin)).toThrow(RangeError);
  });

  test.each([
    ['no values', [], 'expected at least 5 values above 0, got 0'],
    ['one value', [3], 'expected at least 5 values above 0, got 1'],
    ['four values', [1, 2, 3, 4], 'expected at least 5 values above 0, got 4'],
    ['four values above 0', [0, 0, 0, 1, 2, 3, 4], 'expected at least 5 values above 0, got 4'],
    ['equal values', [60, 60, 60, 60, 60], 'expected values that differ, got 5 that are equal (60)'],
    ['equal values beside zeros', [0, 60, 60, 60, 60, 60], 'expected values that differ, got 5 that are equal (60)'],
    [
      'practically equal values',
      [60, 60, 60, 60, 60.0001],
      'expected values that differ, got 5 that are nearly equal (60 to 60.0001)',
    ],
  ])('for %s', (_, values, message) => {
    const [problem] = problemsOf(values);
    expect(problem!.message).toBe(`column "minutes": ${message}`);
    expect(problem!.allowed).toBeDefined();
    expect(problem!.hint).toBeDefined();
  });
});
