import { describe, expect, test } from '@jest/globals';
import { NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { COMPARED_MEASURES, MEASURES, measureOfKey, measuresOf } from '../../src/measures/definitions.ts';
import { borneBy, compared, count, type Measure, notCompared, PARTIES, UNITS } from '../../src/measures/measure.ts';

// The compiler requires a measure's party, whether it is compared, and an outcome's words. These tests check the rest.

describe('measures', () => {
  test('reports list a measure under its own party only, and every party has measures', () => {
    for (const party of PARTIES) {
      const keys = measuresOf(party).map(({ key }) => key);
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.toSorted()).toEqual(
        MEASURES.filter((measure) => measure.party === party)
          .map(({ key }) => key)
          .toSorted(),
      );
    }
  });

  test('a measure without a party does not compile', () => {
    const bare = count('planted', 'planted', 'people', 'a measure that nobody bears', () => 0);
    // @ts-expect-error: its party is missing.
    const planted: readonly Measure[] = notCompared(bare);
    expect(planted[0].party).toBeUndefined();
    expect(borneBy('the county', notCompared(bare))[0].party).toBe('the county');
  });

  test('a measure without a decision whether it compares policies does not compile', () => {
    const bare = count('planted', 'planted', 'people', 'a measure that nobody decided on', () => 0);
    // @ts-expect-error: `compared` or `notCompared` is missing.
    const [planted] = borneBy('the county', [bare]);
    expect(planted.compared).toBeUndefined();
    expect([...compared(bare), ...notCompared(bare)].map((measure) => measure.compared)).toEqual([true, false]);
  });

  test('have the units that result schemas name, and each of these units has a measure', () => {
    expect(new Set(MEASURES.map(({ unit }) => unit))).toEqual(new Set(UNITS));
    // @ts-expect-error: no schema knows this unit.
    expect(UNITS).not.toContain(count('planted', 'planted', 'furlongs', 'in a unit of its own', () => 0).unit);
  });

  test('a list with an unknown measure is refused', () => {
    expect(measureOfKey('pickups').label).toBe('pickups');
    expect(() => measureOfKey('planted')).toThrow('No measure has the key planted.');
  });

  test('dollars come last in the comparison', () => {
    const units = COMPARED_MEASURES.map(({ unit }) => unit);
    expect(units.slice(units.indexOf('$')).every((unit) => unit === '$')).toBe(true);
  });
});

describe('outcomes', () => {
  test('a lodged detainer ends in a pickup or in words that say why not', () => {
    for (const key of OUTCOMES) {
      const { stage, missed } = OUTCOME_ENTRIES[key];
      expect([key, missed === null]).toEqual([key, stage === 'pickup' || NOT_LODGED.includes(key)]);
    }
  });

  test('an outcome without words does not compile', () => {
    // @ts-expect-error: its reason is missing.
    const planted: (typeof OUTCOME_ENTRIES)['late'] = { stage: 'agents', name: 'planted', missed: null };
    expect(planted.name).toBe('planted');
  });
});
