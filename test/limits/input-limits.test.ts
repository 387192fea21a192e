import { describe, expect, test } from '@jest/globals';
import { INPUT_LIMITS, type InputLimit } from '../../src/limits/input-limits.ts';
import { mostInWords } from '../../src/limits/limit-text.ts';

const limits: [string, InputLimit][] = Object.entries(INPUT_LIMITS);

describe('the table of limits', () => {
  test.each(limits)('%s is a whole number of at least 1, with words for what has it', (_, { most, of }) => {
    expect(Number.isSafeInteger(most) && most >= 1).toBe(true);
    expect(of).toMatch(/^\p{L}/u);
  });

  test('no two limits have the same words', () => {
    const words = limits.map(([, limit]) => `${limit.of} ${limit.unit}`);
    expect(new Set(words).size).toBe(limits.length);
  });

  test.each([
    [{ most: 2 ** 20, unit: 'bytes' }, '1 MiB'],
    [{ most: 2 ** 29, unit: 'bytes' }, '512 MiB'],
    [{ most: 2 ** 30, unit: 'bytes' }, '1,024 MiB'],
    [{ most: 1000, unit: 'bytes' }, '1,000 bytes'],
    [{ most: 10 ** 8, unit: 'cells' }, '100,000,000 cells'],
  ] as const)('%j is written %s', (limit, words) => expect(mostInWords(limit)).toBe(words));
});
