import { expect, test } from '@jest/globals';
import { unitInName, unitNamed } from '../../src/fit/unit.ts';

test.each([
  ['minutes_bail_to_release', 'min'],
  ['wait_hours', 'h'],
  ['lengthSeconds', 's'],
  ['Stay (days)', 'days'],
  ['travel mins', 'min'],
])('the name %s contains its unit', (column, unit) => {
  expect(unitInName(column)).toBe(unit);
});

test.each([
  ['wait', 'no unit'],
  ['bail_hour', 'an hour of the day, not a length'],
  ['minimum', 'a word that only begins like one'],
  ['hours_and_minutes', 'two units'],
  ['constructor', 'a word that every object knows'],
])('the name %s contains no unit: %s', (column) => {
  expect(unitInName(column)).toBeNull();
});

test('a unit given by the user may be written as in a scenario', () => {
  expect(['s', 'minutes', 'Hours', 'day', 'weeks'].map(unitNamed)).toEqual(['s', 'min', 'h', 'days', 'weeks']);
  expect(() => unitNamed('minuets')).toThrow('"minuets" is not a unit of time');
});
