import { describe, expect, test } from '@jest/globals';
import { NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { CountingRoom } from '../../src/measures/counts.ts';
import { COMPARED_MEASURES, MEASURES, measuresOf } from '../../src/measures/definitions.ts';
import { borneBy, count, type Measure, PARTIES } from '../../src/measures/measure.ts';

// The compiler asks for a measure's party, an outcome's words and a counter's place. These are the rest.

describe('measures', () => {
  test('reports list a measure under its party alone, and a party has measures', () => {
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
    const planted: readonly Measure[] = [bare];
    expect(planted[0].party).toBeUndefined();
    expect(borneBy('the county', [bare])[0].party).toBe('the county');
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

test('every counter that is one number is carried from room to room', () => {
  const { counters } = new CountingRoom();
  const numbers = Object.values(counters).filter((value) => typeof value === 'number');
  expect(new CountingRoom().counts().scalars).toHaveLength(numbers.length);
});
