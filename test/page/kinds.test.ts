import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LODGED, type Outcome } from '../../events/outcome.ts';
import { KINDS, kindsOfHundred } from '../../src/page/data/kinds.ts';
import { policyResult } from '../report/results.ts';

describe('kinds of outcome', () => {
  test('every outcome of a lodged detainer is in exactly one', () => {
    expect(KINDS.flatMap(({ outcomes }) => outcomes).sort()).toEqual([...LODGED].sort());
  });

  test('whatever the counts, the whole people sum to 100, and every kind that occurs is there', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(counts, (given) => {
        const outcomes = Object.fromEntries(LODGED.map((key, i) => [key, given[i]])) as Record<Outcome, number>;
        const kinds = kindsOfHundred(policyResult('p', outcomes));
        const all = given.reduce((sum, count) => sum + count, 0);
        if (all === 0) return expect(kinds).toBeNull();
        expect(kinds?.reduce((sum, { whole }) => sum + whole, 0)).toBe(100);
        for (const { key, outcomes: of } of KINDS) {
          expect(kinds?.some((one) => one.key === key)).toBe(of.some((outcome) => outcomes[outcome] > 0));
        }
      }),
    );
  });

  test('more than none is <1, and less than all is >99', () => {
    const kinds = kindsOfHundred(policyResult('p', { late: 1, pickedUpAtRelease: 9_999 }));
    expect(kinds?.map(({ key, text }) => [key, text])).toEqual([
      ['met', '>99'],
      ['arrivesInTime', '<1'],
    ]);
  });

  test('two outcomes at the same lock are one kind', () => {
    const kinds = kindsOfHundred(policyResult('p', { noTeamFree: 30, outOfReach: 20, pickedUpFromHold: 50 }));
    expect(kinds?.map(({ key, text }) => [key, text])).toEqual([
      ['fromHold', '50'],
      ['teamFreeAndInReach', '50'],
    ]);
  });
});
