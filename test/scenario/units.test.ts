import { describe, expect, test } from '@jest/globals';
import { NotAValue } from '../../src/refusals/not-a-value.ts';
import { secondsRange } from '../../src/scenario/values/duration-range.ts';
import { dollars, perDay, seconds, share, wholeDays } from '../../src/scenario/values/units.ts';

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
    ['1,5 h', 90 * MINUTE],
    ['0,125 h', 7.5 * MINUTE],
    ['1,234,567 s', 1_234_567],
    ['1,000.5 h', 1000.5 * HOUR],
    ['90 min.', 90 * MINUTE],
    ['1 hour, 30 minutes', 90 * MINUTE],
    ['5m 30s', 330],
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
    ['9'.repeat(400).concat(' h'), 'too many digits'],
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

  test.each([
    ['1,500 h', '1500 h; or 1.5 h'],
    ['25 m', '25 min; or days, if it is months; or a driving time, if it is a distance'],
    ['1:30', '1 h 30 min; or 1 min 30 s'],
    ['30 min 1 h', '1 h 30 min as one duration; or the range 30 min – 1 h'],
    ['1 h 2 h', '3 h as one duration; or the range 1 h – 2 h'],
  ])('%s has more than one meaning, and each is named: %s', (raw, readings) => {
    const error = caught(() => seconds(raw));
    expect(error.message).toBe(`"${raw}" has more than one meaning`);
    expect(error.allowed).toBe(readings);
  });

  // 25 miles at 50 mph are half an hour; 25 km at 80 km/h are 18.75 min.
  test.each([
    ['25 mi', '30 min (25 mi at 50 mph); or 25 min'],
    ['25 km', '19 min (25 km at 80 km/h); or 25 min'],
  ])('%s is a distance: a driving time is written instead', (raw, allowed) => {
    const error = caught(() => seconds(raw));
    expect(error.message).toContain('is a distance');
    expect(error.allowed).toContain(allowed);
  });

  test('a number that lost its unit is named, with the unit it may have', () => {
    const error = caught(() => seconds('1h30'));
    expect([error.message, error.hint]).toEqual(['30 has no unit in "1h30"', 'write 30 min, if it is in min']);
  });

  test('a range is not one duration', () => {
    expect(() => seconds('1–2 h')).toThrow('expected one duration, got "1–2 h"');
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
    ['1−2 h', HOUR, 2 * HOUR],
    ['1,5–2,5 h', 1.5 * HOUR, 2.5 * HOUR],
    ['1 h – 2 h 30 min', HOUR, 2.5 * HOUR],
    ['1h-2h30m', HOUR, 2.5 * HOUR],
    ['45m–1h15m', 45 * MINUTE, 75 * MINUTE],
    // 45 hours would be above the other end, so minutes are the only meaning.
    ['45-1h15m', 45 * MINUTE, 75 * MINUTE],
  ])('%s is from %d to %d seconds', (text, low, high) => {
    expect(secondsRange(text)).toEqual({ low, high });
  });

  test.each([
    ['1–2 h 30 min', '1 h – 2 h 30 min; or 1 h 30 min – 2 h 30 min; or 1 min – 2 h 30 min'],
    ['1-2h30m', '1 h – 2h30m; or 1 h 30 m – 2h30m; or 1 m – 2h30m'],
    ['2–3 days 12 h', '2 days – 3 days 12 h; or 2 days 12 h – 3 days 12 h; or 2 h – 3 days 12 h'],
    ['15–45m', '45 min; or days, if it is months; or a driving time, if it is a distance'],
  ])('%s has more than one meaning: %s', (raw, readings) => {
    expect(caught(() => secondsRange(raw)).allowed).toBe(readings);
  });

  test.each(['1.5–2 h 15 min', '1 to 2 h 30 min', '1,500–2,000 h', '1–2–3 h', '25–30 mi'])('%s is refused', (raw) => {
    expect(() => secondsRange(raw)).toThrow(NotAValue);
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

  test('a decimal comma is read, and a comma before three digits groups thousands', () => {
    expect([share('1,5 %'), share('0,125'), share('540 of 36,000')]).toEqual([0.015, 0.125, 0.015]);
    expect(() => share('1.500,5 %')).toThrow('"1.500,5" is not a number');
  });

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
    ['1,5 per day', 1.5],
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
