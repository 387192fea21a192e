import { describe, expect, test } from '@jest/globals';
import { resolved } from '../../src/scenario/values/entry.ts';
import { openingHours } from '../../src/scenario/values/kinds.ts';
import { hasOpenWeight, weekProfile } from '../../src/scenario/values/week-profile.ts';

const context = {} as Parameters<typeof resolved>[2];
const weights = (given: unknown) => resolved(weekProfile, weekProfile.parse(given), context);
const one = (count: number, at: number, weight: number) =>
  Array.from({ length: count }, (_, i) => (i === at ? weight : 1));

describe('the profile of a week', () => {
  test('flat has no weights: all hours are alike', () => {
    expect(weights('flat')).toEqual([]);
  });

  test('is the products of hours and weekdays, relative to the greatest', () => {
    const profile = weights({ hourOfDay: one(24, 8, 4), weekday: one(7, 1, 2) });
    // Tuesday 08:00 has 4 × 2, Monday 08:00 has 4, Tuesday 09:00 has 2 and Monday 09:00 has 1.
    expect([32, 8, 33, 9].map((hour) => profile[hour])).toEqual([1, 0.5, 0.25, 0.125]);
  });

  test('a weight under a millionth of the greatest is 0, however small all of them are', () => {
    expect(weights(one(168, 5, 1e-7))[5]).toBe(0);
    expect(weights(Array(168).fill(1e-320))).toEqual(Array(168).fill(1));
  });
});

describe('an order can come', () => {
  const profile = weekProfile.parse({ hourOfDay: one(24, 8, 0), weekday: one(7, 6, 0) });
  test.each([
    ['in an open hour with a weight', 'Mon 07:30–08:30', true],
    ['not where the only open hour has the weight 0', 'Mon 08:00–09:00', false],
    ['not on a day without a weight', 'Sun 00:00–24:00', false],
  ])('%s', (_, hours, can) => {
    expect(hasOpenWeight(openingHours.parse(hours), profile)).toBe(can);
  });
});
