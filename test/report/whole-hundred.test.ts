import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LODGED, type Outcome } from '../../events/outcome.ts';
import { LOCK_SERIES } from '../../src/measures/locks.ts';
import { largestRemainder, wholeHundred, wholeLegend } from '../../src/report/whole-hundred.ts';

const of = (counts: Partial<Record<Outcome, number>>) => wholeHundred((key) => counts[key] ?? 0);

describe('the largest remainder', () => {
  test.each([
    // 42.86, 28.57, 28.57: rounded down 42 + 28 + 28 = 98. The two that are left go to .86 and to the first .57.
    [[3, 2, 2], 100, [43, 29, 28]],
    // 33.33 each: the one that is left goes to the first.
    [[1, 1, 1], 100, [34, 33, 33]],
    // 0.4, 0.4 and 99.2: the one that is left goes to the first .4, and not to .2.
    [[1, 1, 248], 100, [1, 0, 99]],
    [[0, 5, 0], 100, [0, 100, 0]],
    [[0, 0], 100, [0, 0]],
    [[2, 1], 7, [5, 2]],
  ])('of the counts %j rounds to %d as %j', (counts, total, wholes) => {
    expect(largestRemainder(counts, total)).toEqual(wholes);
  });

  test('sums to the total, and each number is less than one from its exact value', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(counts, (given) => {
        const all = given.reduce((sum, count) => sum + count, 0);
        const wholes = largestRemainder(given, 100);
        expect(wholes.reduce((sum, whole) => sum + whole, 0)).toBe(all === 0 ? 0 : 100);
        wholes.forEach((whole, i) => {
          if (all > 0) expect(Math.abs(whole - (given[i] * 100) / all)).toBeLessThan(1);
        });
      }),
      { seed: 20180101 },
    );
  });
});

describe('outcomes of 100 detainers', () => {
  test('are whole people who sum to 100; those whose detainer came too late are not among them', () => {
    // 8 detainers: 12.5 late, 37.5 unheard, 50 picked up. Rounded down 12 + 37 + 50 = 99. Of the two .5, unheard is
    // the first in the order of outcomes.
    const whole = of({ detainerTooLate: 92, late: 1, noticeUnheard: 3, pickedUpAtRelease: 4 })!;
    expect(whole.lodged).toBe(8);
    expect(LODGED.map((key) => whole.of(key).whole).filter((people) => people > 0)).toEqual([38, 12, 50]);
    expect(whole.of('noticeUnheard').text).toBe('38');
  });

  test('keep the pickups together, so that their number is the pickup rate', () => {
    // 66.67 of 100 are picked up, which is 67; the pickup from a hold is the second of two equal halves of 33.5.
    const whole = of({ late: 1, pickedUpAtRelease: 1, pickedUpFromHold: 1 })!;
    expect(whole.pickups.whole).toBe(67);
    expect([whole.of('late'), whole.of('pickedUpAtRelease'), whole.of('pickedUpFromHold')]).toMatchObject([
      { whole: 33 },
      { whole: 34 },
      { whole: 33 },
    ]);
  });

  test('are walked through the locks, which lose what their outcomes show and leave the pickups', () => {
    // 33.33 have no team free, 33.33 are out of reach, 33.33 are picked up: 34 + 33 + 33.
    const whole = of({ noTeamFree: 1, outOfReach: 1, pickedUpAtRelease: 1 })!;
    const series = LOCK_SERIES.map(({ lock }, i) => [lock, whole.locks[i].lost.whole, whole.locks[i].left.whole]);
    expect(series).toEqual([
      ['told', 0, 100],
      ['heardInTime', 0, 100],
      ['agencyComes', 0, 100],
      ['teamOnDuty', 0, 100],
      ['teamFreeAndInReach', 67, 33],
      ['teamArrives', 0, 33],
      ['arrivesInTime', 0, 33],
      ['met', 0, 33],
    ]);
  });

  test('none and all are written only for what is exactly that', () => {
    const whole = of({ noShow: 2, pickedUpAtRelease: 998 })!;
    expect(whole.of('late').text).toBe('0');
    expect(whole.of('noShow').text).toBe('<1');
    expect(whole.of('pickedUpAtRelease').text).toBe('>99');
    expect(of({ late: 3 })!.of('late').text).toBe('100');
  });

  test('of no detainer are none', () => expect(of({ notIdentified: 5 })).toBeNull());

  test('come with a legend of the signs that occur', () => {
    expect(wholeLegend([['late', '12']])).toBe('whole people, rounded so that they sum to 100.');
    expect(wholeLegend([['late', '<1', '>99']])).toBe(
      'whole people, rounded so that they sum to 100. <1: more than none, counted as 0. ' +
        '>99: less than all, counted as 100.',
    );
  });
});
