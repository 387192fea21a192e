import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ByDay } from '../../src/engine/plan/by-day.ts';

test('gives each day its own value, in whatever order days are asked for, and makes it once', () => {
  const days = fc.array(fc.integer({ min: -8192, max: 8191 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, (days) => {
      const made: number[] = [];
      const values = new ByDay((day) => {
        made.push(day);
        return day % 7 === 0 ? null : { day };
      });
      for (const day of [...days, ...days]) expect(values.of(day)).toEqual(day % 7 === 0 ? null : { day });
      expect(made.toSorted()).toEqual([...new Set(days)].toSorted());
    }),
    { numRuns: 50, seed: 36 },
  );
});
