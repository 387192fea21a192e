import { describe, expect, test } from '@jest/globals';
import { MEASURES } from '../../src/measures/definitions.ts';
import { emptyTally } from '../../src/measures/tally.ts';
import type { Aim } from '../../src/seek/target.ts';
import { bestOf, crossings, END, outward, rootOn } from '../../src/seek/walk.ts';

const [tally] = emptyTally(1).policies;
const aim = (value: number, direction: Aim['direction'] = 'atLeast'): Aim => ({
  measure: MEASURES.find(({ key }) => key === 'pickupRate')!,
  value,
  direction,
  precision: 0.01,
});
const curve = (...means: number[]) =>
  means.map((mean, number) => ({ number, estimate: { mean, low: mean - 1, high: mean + 1 }, tally }));

describe('walking outward from the value as written', () => {
  test('goes to both ends, the nearest first', () => {
    const points = curve(0, 0, 0, 0, 0);
    expect(outward(points, 2, 1).map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(outward(points, 2, -1).map(({ number }) => number)).toEqual([2, 1, 0]);
  });

  test('finds where the target is first reached, on the nearer way first', () => {
    const found = crossings(curve(9, 9, 2, 1, 2, 3, 9), 3, aim(5));
    expect(found.map(({ way, on, at, left }) => [way, on[at].number, left])).toEqual([
      [-1, 1, null],
      [1, 6, null],
    ]);
  });

  test('finds where it is left again', () => {
    const [{ on, at, left }] = crossings(curve(1, 3, 6, 7, 4, 2), 0, aim(5));
    expect([on[at].number, on[left!].number]).toEqual([2, 4]);
  });

  test('reaches a target from above, too', () => {
    const [{ on, at }] = crossings(curve(9, 7, 4, 1), 0, aim(5, 'atMost'));
    expect(on[at].number).toBe(2);
  });

  test('finds nothing where nothing reaches it, and the nearest value', () => {
    const points = curve(1, 3, 2);
    expect(crossings(points, 0, aim(5))).toEqual([]);
    expect(bestOf(points, aim(5))?.number).toBe(1);
    expect(bestOf(points, aim(0, 'atMost'))?.number).toBe(0);
  });

  test('finds the root between two values, and the ends of its interval', () => {
    const on = curve(0, 2, 4, 6, 8);
    expect(rootOn(on, aim(5), ({ mean }) => mean)).toBe(2.5);
    // The interval of the measure is ± 1, and it rises by 2.
    expect(rootOn(on, aim(5), END.bold(aim(5)))).toBe(2);
    expect(rootOn(on, aim(5), END.cautious(aim(5)))).toBe(3);
    expect(rootOn(on, aim(7.5), END.cautious(aim(7.5)))).toBeNull();
  });
});
