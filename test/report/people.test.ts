import { describe, expect, test } from '@jest/globals';
import { alignedAtPoint, inHundred, legend, ofHundred, people } from '../../src/report/people.ts';

test.each([
  [0, '0'],
  [0.01, '<0.05'],
  [0.06, '0.1'],
  [8, '8'],
  [8.04, '8.0'],
  [9.96, '10'],
  [35.4, '35'],
  [36001.2, '36,001'],
])('an average of %d people is written %s', (average, text) => expect(people(average)).toBe(text));

describe('a share as people of 100', () => {
  test.each([
    [0, '0', '0'],
    [0.0001, '<0.05', '<0.05'],
    [0.004, '0.4', '0.4'],
    [0.088, '8.8', '9'],
    [0.346, '35', '35'],
    [0.996, '99.6', '99.6'],
    [0.9999, '>99.9', '>99.9'],
    [1, '100', '100'],
  ])('%d is %s in a table and %s in a sentence', (share, inTable, inSentence) => {
    expect(ofHundred(share)).toBe(inTable);
    expect(inHundred(share)).toBe(inSentence);
  });

  test('none or all is written only for a share that is exactly that', () => {
    for (let n = 1; n < 20_000; n++) expect(['0', '0.0', '100', '100.0']).not.toContain(ofHundred(n / 20_000));
  });
});

test('whole numbers align with decimals in the same column, and only there', () => {
  expect(
    alignedAtPoint([
      ['', 'A', 'B'],
      ['a.b', '47', '1'],
      ['x', '2.8', '–'],
    ]),
  ).toEqual([
    ['', 'A  ', 'B'],
    ['a.b', '47  ', '1'],
    ['x', '2.8', '–'],
  ]);
});

test('a legend explains the signs that occur, and no others', () => {
  expect(legend([['<0.05', '1', '–']])).toEqual(['  –: does not apply.']);
  expect(legend([['x', '<0.05', '–']])).toEqual(['  <0.05: more than 0, but less than 0.05. –: does not apply.']);
  expect(legend([['–', '1', '2']])).toEqual([]);
});
