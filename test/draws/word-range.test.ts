import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placesWithin, shareOf, WORDS, type WordRange, wordsBelow, wordsWithin } from '../../src/draws/word-range.ts';

const LAST = WORDS - 1;
const word = fc.oneof(fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, LAST - 1, LAST), fc.integer({ min: 0, max: LAST }));
const probability = fc.oneof(
  fc.constantFrom(0, 1, 2 ** -33, 2 ** -32, 1 - 2 ** -33, 0.5),
  fc.double({ min: 0, max: 1 }),
);
const isIn = (word: number, { least, most }: WordRange) => word >= least && word <= most;
const drawOf = (word: number) => (word + 0.5) * 2 ** -32;
/** The words around a probability, where a range could be wrong by one. */
const around = (p: number) => [-1, 0, 1].map((by) => Math.max(0, Math.min(LAST, Math.round(p * WORDS) + by)));

describe('a range of words', () => {
  test('below p has the words whose draws are below p', () => {
    fc.assert(
      fc.property(probability, fc.array(word), (p, words) => {
        for (const one of [...words, ...around(p)])
          expect([one, isIn(one, wordsBelow(p))]).toEqual([one, drawOf(one) < p]);
      }),
      { seed: 37 },
    );
  });

  test('within two bounds has their words, and at most one more at each end', () => {
    fc.assert(
      fc.property(probability, probability, fc.array(word), (p, q, words) => {
        const [from, to] = [Math.min(p, q), Math.max(p, q)];
        const range = wordsWithin(from, to);
        for (const one of [...words, ...around(from), ...around(to)]) {
          const belongs = drawOf(one) >= from && drawOf(one) < to;
          const isClose = [from, to].some((bound) => Math.abs(drawOf(one) - bound) <= 1.5 / WORDS);
          if (!isClose || belongs) expect([one, isIn(one, range)]).toEqual([one, belongs]);
        }
      }),
      { seed: 38 },
    );
  });

  test('has a share of all words', () => {
    expect([wordsBelow(0), wordsBelow(0.25), wordsBelow(1)].map(shareOf)).toEqual([0, 0.25, 1]);
  });
});

test('the places of a row are those whose first words are in the range, in order', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), word, word, (words, a, b) => {
      const range = { least: Math.min(a, b), most: Math.max(a, b) };
      // Second words are not looked at.
      const row = Uint32Array.from(words.flatMap((first) => [first, range.least]));
      const places = new Int32Array(words.length);
      const found = placesWithin(row, words.length, range, places);
      const expected = words.flatMap((one, place) => (isIn(one, range) ? [place] : []));
      expect([...places.slice(0, found)]).toEqual(expected);
      expect(placesWithin(row, words.length, { least: 5, most: 4 }, places)).toBe(0);
    }),
    { seed: 39 },
  );
});
