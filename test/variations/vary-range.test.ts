import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import { isVaryRange, numberAt, rangeText, readVaryRange, textAt, textOf } from '../../src/variations/vary-range.ts';

describe('a range to vary', () => {
  test.each([
    ['1..6', '1', '3.5', '6'],
    ['10 %..90 %', '10 %', '50 %', '90 %'],
    ['2 h..12 h', '2 h', '7 h', '12 h'],
    ['2h .. 12h', '2 h', '7 h', '12 h'],
    ['0.5..1', '0.5', '0.75', '1'],
    ['$20 per hour..$40 per hour', '$20 per hour', '$30 per hour', '$40 per hour'],
    ['1,000 per year..3,000 per year', '1000 per year', '2000 per year', '3000 per year'],
  ])('of %s runs from %s over %s to %s', (text, low, middle, high) => {
    const range = readVaryRange(text);
    expect([0, 0.5, 1].map((place) => textAt(range, place))).toEqual([low, middle, high]);
  });

  test.each([
    ['10..90 %', '10 %..90 %'],
    ['$20..40 per hour', '$20 per hour..$40 per hour'],
    ['2 h..12', '2 h..12 h'],
  ])('takes a unit that only one end has for both: %s is %s', (text, both) => {
    expect(rangeText(readVaryRange(text))).toBe(both);
  });

  test.each([
    ['6', '"6" is not a range'],
    ['1..2..3', '"1..2..3" is not a range'],
    ['..6', '"" is not one figure'],
    ['none..atClearing', '"none" is not one figure'],
    ['1 h 30 min..2 h 30 min', '"1 h 30 min" is not one figure'],
    ['-1..6', '"-1" is not one figure'],
    ['30 min..2 h', 'the ends of "30 min..2 h" are in different units'],
    ['10 %..90 h', 'the ends of "10 %..90 h" are in different units'],
    ['6..1', 'the range "6..1" runs backwards'],
    ['2..2', 'both ends of "2..2" are the same'],
  ])('is refused as %s: %s', (text, message) => {
    expect(() => readVaryRange(text)).toThrow(new NotAValue(message, ''));
  });

  test('that runs backwards is shown the right way round', () => {
    expect(() => readVaryRange('12 h..2 h')).toThrow(expect.objectContaining({ hint: 'write "2 h..12 h"' }));
  });

  test('is one value without its dots', () => {
    expect(['1..6', '6', '0.5', '30–60 min'].map(isVaryRange)).toEqual([true, false, false, false]);
  });

  test('reads back what it writes', () => {
    const ends = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(ends, fc.constantFrom('', ' %', ' h', ' per year'), ([low, more], unit) => {
        const text = `${low}${unit}..${low + more}${unit}`;
        expect(rangeText(readVaryRange(text))).toBe(text);
      }),
    );
  });

  test('has its numbers and texts at the same places', () => {
    const range = readVaryRange('10 %..90 %');
    expect(textOf(range, numberAt(range, 0.25))).toBe(textAt(range, 0.25));
  });
});
