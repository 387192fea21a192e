import { describe, expect, test } from '@jest/globals';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import { dollars, perDay, seconds, secondsRange, share, wholeDays } from '../../src/scenario/values/units.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

describe('durations', () => {
  test.each([
    ['90 min', 90 * MINUTE],
    ['90min', 90 * MINUTE],
    ['1.5 h', 90 * MINUTE],
    ['1h30m', 90 * MINUTE],
    ['1 h 30 min', 90 * MINUTE],
    ['1 hour and 30 minutes', 90 * MINUTE],
    ['PT1H30M', 90 * MINUTE],
    ['P2DT6H', 54 * HOUR],
    ['30 s', 30],
    ['2 days', 2 * DAY],
    ['1 week', 7 * DAY],
    ['1,000 h', 1000 * HOUR],
    ['0 h', 0],
  ])('%s is %d seconds', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });

  test.each([
    [24, 'has no unit'],
    ['24', 'has no unit'],
    [-5, 'negative'],
    ['-5 min', 'negative'],
    ['−5 min', 'negative'],
    ['-PT5M', 'negative'],
    [Number.POSITIVE_INFINITY, 'not finite'],
    ['inf h', 'not finite'],
    ['.inf', 'not finite'],
    ['9'.repeat(400).concat(' h'), 'too long'],
    ['20000 days', 'too long'],
    ['6 months', 'no fixed length'],
    ['1 year', 'no fixed length'],
    ['P1M', 'no fixed length'],
    ['90 mni', 'not a unit of time'],
    ['about 2 h', 'not a duration'],
    ['', 'not a duration'],
    [null, 'nothing'],
    [[], 'a list'],
    [{}, 'a map'],
  ])('%p is refused: %s', (raw, why) => {
    expect(() => seconds(raw)).toThrow(NotAValue);
    expect(() => seconds(raw)).toThrow(why);
  });

  test('a misspelt unit names the nearest one', () => {
    const error = caught(() => seconds('90 mni'));
    expect(error.hint).toBe('did you mean "min"?');
  });

  test('"6 months" says what to write instead', () => {
    expect(caught(() => seconds('6 months')).hint).toContain('write days');
  });

  test('whole days are counted, and parts of a day are refused', () => {
    expect([wholeDays('365 days'), wholeDays('2 weeks'), wholeDays('48 h')]).toEqual([365, 14, 2]);
    expect(() => wholeDays('36 h')).toThrow('not a whole number of days');
  });
});

describe('ranges', () => {
  test.each([
    ['1–2 h', HOUR, 2 * HOUR],
    ['1-2 h', HOUR, 2 * HOUR],
    ['30 min – 2 h', 30 * MINUTE, 2 * HOUR],
    ['1 h to 2 h', HOUR, 2 * HOUR],
  ])('%s is from %d to %d seconds', (text, low, high) => {
    expect(secondsRange(text)).toEqual({ low, high });
  });

  test('a single duration is not a range, and a range that runs backwards or has no unit is refused', () => {
    expect(secondsRange('90 min')).toBeUndefined();
    expect(secondsRange('-5 min')).toBeUndefined();
    expect(() => secondsRange('2–1 h')).toThrow('the range 2–1 h runs backwards; write 1–2 h');
    expect(() => secondsRange('1–2')).toThrow('no unit');
  });
});

describe('shares', () => {
  test.each([
    ['12 %', 0.12],
    ['12%', 0.12],
    ['6 of 100', 0.06],
    ['1 in 8', 0.125],
    [0.25, 0.25],
    [0, 0],
    [1, 1],
  ])('%p is %d', (raw, expected) => {
    expect(share(raw)).toBeCloseTo(expected, 15);
  });

  test.each([12, -0.1, '-3 %', '112 %', '9 of 8', '1 of 0', Number.NaN, Number.POSITIVE_INFINITY, 'half', null, []])(
    '%p is refused',
    (raw) => {
      expect(() => share(raw)).toThrow(NotAValue);
    },
  );

  test('12 hints at 12 %', () => {
    expect(caught(() => share(12)).hint).toContain('12 %');
  });
});

describe('rates and money', () => {
  test.each([
    ['24 per day', 24],
    ['24/day', 24],
    ['3 per hour', 72],
    ['540 per week', 540 / 7],
    ['36000 per year', 36_000 / 365],
    ['36,000 a year', 36_000 / 365],
  ])('%s is %d per day', (text, expected) => {
    expect(perDay(text)).toBeCloseTo(expected, 10);
  });

  test.each([24, '24', '2 per month', '24 per dya', '-3 per day', 'many per day'])('the rate %p is refused', (raw) => {
    expect(() => perDay(raw)).toThrow(NotAValue);
  });

  test('money is written with its sign', () => {
    expect(['$140', '$30,000', '$1.50', '$45 per hour'].map((text) => dollars(text, 'hour'))).toEqual([
      140, 30_000, 1.5, 45,
    ]);
    for (const raw of [140, '140', '-$140', '$-1', '$45 per week'])
      expect(() => dollars(raw, 'hour')).toThrow(NotAValue);
  });
});

function caught(run: () => unknown): NotAValue {
  try {
    run();
  } catch (error) {
    if (error instanceof NotAValue) return error;
  }
  throw new Error('nothing was refused');
}
