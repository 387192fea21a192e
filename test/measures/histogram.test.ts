import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Histogram } from '../../src/measures/histogram.ts';
import { QUANTILES } from '../../src/measures/result.ts';
import { DAY, HOUR, MINUTE } from '../engine/scenarios.ts';

const durations = fc.array(fc.integer({ min: -2 * DAY, max: 5 * DAY }), { minLength: 1, maxLength: 60 });

function histogramOf(seconds: number[]): Histogram {
  const histogram = new Histogram();
  for (const value of seconds) histogram.add(value);
  return histogram;
}

/** The definition: of the whole minutes in ascending order, the one at rank ⌈p · n⌉, at least the first. */
function quantileOfSorted(seconds: number[], percent: number): number {
  const minutes = seconds.map((value) => Math.floor(value / MINUTE)).sort((a, b) => a - b);
  const rank = Math.max(1, Number((BigInt(percent) * BigInt(minutes.length) + 99n) / 100n));
  return minutes[rank - 1];
}

describe('a histogram', () => {
  test('has the quantiles of the sorted cases', () => {
    const property = fc.property(durations, (seconds) => {
      const histogram = histogramOf(seconds);
      for (const percent of [...QUANTILES, 0, 100]) {
        expect(histogram.quantileMinutes(percent / 100)).toBe(quantileOfSorted(seconds, percent));
      }
    });
    fc.assert(property, { seed: 1, numRuns: 50 });
  });

  test('planted fault: another rank gives another quantile', () => {
    const seconds = [0, 60, 120, 180];
    expect(quantileOfSorted(seconds, 50)).toBe(1);
    expect(histogramOf(seconds).quantileMinutes(0.51)).toBe(2);
  });

  test('counts by the minute that has begun, before the exit too', () => {
    expect(histogramOf([90 * MINUTE + 59]).quantileMinutes(0.5)).toBe(90);
    expect(histogramOf([-1]).quantileMinutes(0.5)).toBe(-1);
    expect(histogramOf([0]).quantileMinutes(0.5)).toBe(0);
  });

  test('counts values beyond a week before or two weeks after at its ends', () => {
    expect(histogramOf([-300 * DAY]).quantileMinutes(0.5)).toBe(-7 * 24 * 60);
    expect(histogramOf([300 * DAY]).quantileMinutes(0.5)).toBe(14 * 24 * 60);
  });

  test('merges in any order, and however the cases are divided, to the same counts', () => {
    const property = fc.property(durations, fc.func(fc.nat({ max: 3 })), fc.boolean(), (seconds, partOf, backwards) => {
      const order = backwards ? [3, 2, 1, 0] : [0, 1, 2, 3];
      const merged = new Histogram();
      for (const part of order) {
        const { counts } = histogramOf(seconds.filter((value) => partOf(value) === part));
        merged.merge(new Histogram(structuredClone(counts)));
      }
      expect(merged.counts).toEqual(histogramOf(seconds).counts);
    });
    fc.assert(property, { seed: 2, numRuns: 30 });
  });

  test('has the same size however many cases it has', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => i * HOUR);
    expect(histogramOf(many).counts).toHaveLength(new Histogram().counts.length);
  });

  test('has no quantile without cases', () => {
    expect(new Histogram().quantileMinutes(0.5)).toBeNull();
  });
});
