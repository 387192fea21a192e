import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evenTicks, linear, roundDomain } from '../../src/page/charts/scale.ts';

const numbers = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 20 });

describe('a domain of round numbers', () => {
  test.each([
    [[-550, 209], [-600, 400], 6],
    [[5_127, 6_235, 4_554], [0, 8_000], 5],
    [[0.4, 1.9], [0, 2], 5],
    [[0], [-1, 1], 1],
  ])('of %j is %j', (values, domain, ticks) => {
    const found = roundDomain(values);
    expect(found.domain).toEqual(domain);
    expect(found.ticks).toHaveLength(ticks);
  });

  test('holds 0 and every value, and 0 is a tick', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { domain, ticks } = roundDomain(values);
        const slack = (domain[1] - domain[0]) * 1e-6 + 1e-9;
        for (const value of [0, ...values]) {
          expect(value).toBeGreaterThanOrEqual(domain[0] - slack);
          expect(value).toBeLessThanOrEqual(domain[1] + slack);
        }
        expect(ticks.some((tick) => Math.abs(tick) < slack)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('scales', () => {
  const ticks = [-48, -24, -2, 0, 3, 48];

  test('a tick is at its place, and between two ticks the axis is linear', () => {
    const scale = evenTicks(ticks, 0);
    expect(ticks.map(scale)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(scale(-1)).toBe(50);
    expect(scale(1.5)).toBe(70);
  });

  test('neither leaves the axis, and a larger value is never further left', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        for (const scale of [evenTicks(ticks), linear([-1_000, 1_000]), linear([5, 5])]) {
          const places = values.toSorted((a, b) => a - b).map(scale);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          for (const place of places) expect(place >= 0 && place <= 100).toBe(true);
        }
      }),
    );
  });
});
