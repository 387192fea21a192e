import { describe, expect, test } from '@jest/globals';
import { intervalText, rangeMeaning, rangeText, runLength } from '../../src/report/interval-text.ts';
import { renderText } from '../../src/report/text.ts';
import { policyResult, result } from './results.ts';

const quantiles = { low: 0.2814, high: 0.4092, ends: 'quantiles 5 % and 95 %', replications: 50 } as const;
const extremes = { low: 0.3, high: 0.4, ends: 'least and greatest', replications: 20 } as const;

describe('an interval', () => {
  test.each([
    [{ mean: 0.346, low: 0.342, high: 0.35 }, 100, '± 0.4'],
    [{ mean: 0, low: 0, high: 0.046 }, 100, '0–4.6'],
    [{ mean: 0.0004, low: 0, high: 0.0009 }, 100, '0–0.09'],
    [{ mean: 0.01, low: 0.0096, high: 0.0104 }, 100, '± 0.04'],
    [{ mean: -1, low: -3, high: 0.5 }, 1, '−3.0 to 0.5'],
    [{ mean: 2, low: null, high: null }, 1, '–'],
  ])('%o is written with ±, or from low to high if its sides differ', (interval, scale, text) => {
    expect(intervalText(interval, scale)).toBe(text);
  });
});

describe('the range of one run', () => {
  test('is written from low to high', () => {
    expect(rangeText(quantiles, 100)).toBe('28.1–40.9');
    expect(rangeText(null)).toBe('–');
    expect(rangeText({ ...quantiles, low: 0, high: 0 }, 100)).toBe('0');
  });

  test('is called by the run’s length', () => {
    expect([365, 366, 84, 1].map(runLength)).toEqual(['one year', 'one year', '84 days', '1 day']);
  });

  test('says what its ends are', () => {
    expect(rangeMeaning([quantiles, null], 365)).toMatch(/^In one year: 90 of 100 single runs of one year are in this/);
    expect(rangeMeaning([extremes], 84)).toBe('In 84 days: the least and the greatest of 20 single runs of 84 days.');
    expect(rangeMeaning([null], 84)).toBe('');
  });

  test('is beside the interval in the first table, with its meaning below it', () => {
    const measures = { pickupRate: { mean: 0.346, low: 0.342, high: 0.35, range: quantiles } };
    const text = renderText(result([policyResult('practice', { pickedUpAtRelease: 10 }, measures)], { days: 84 }));
    expect(text).toMatch(/pickup rate +in 84 days\n +A .* 34\.6 +± 0\.4 +28\.1–40\.9\n/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '± is the half-width of the 95 % interval: how precisely the average is known. It says nothing about a single ' +
        'year or about the assumptions. In 84 days: 90 of 100 single runs',
    );
  });
});
