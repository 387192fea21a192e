import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sortedJson } from '../../src/resolved/sorted-json.ts';

/** The plainest way to the same: every object is made again, in the order of its keys. */
function rebuilt(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const anything = fc.anything({
  key: fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom('01', '-1', '4294967295', '1.5')),
  values: [fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(undefined), fc.constant(null)],
});

test('gives what JSON.stringify gives of objects that were made in the order of their keys', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(sortedJson(value)).toBe(JSON.stringify(value, rebuilt) ?? 'null');
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('does not depend on the order in which an object was made', () => {
  expect(sortedJson({ b: 1, a: { 10: 1, 9: 2, z: 3, y: undefined } })).toBe('{"a":{"9":2,"10":1,"z":3},"b":1}');
});
