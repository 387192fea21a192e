import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { withoutDescriptions } from '../../packaging/without-descriptions.ts';
import { scenarioJsonSchema } from '../../src/scenario/schema/json-schema.ts';

/** The longest texts of the schema, which only its descriptions have. */
function descriptionsOf(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, below]) =>
    key === 'description' && typeof below === 'string' ? [below] : descriptionsOf(below),
  );
}

describe('the engine of a page', () => {
  test('has no descriptions of a scenario’s values, and all that the engine reads', () => {
    const engine = readFileSync('dist/page/engine.js', 'utf8');
    const long = descriptionsOf(scenarioJsonSchema()).filter((text) => text.length > 80 && !/["'`\\]/.test(text));
    expect(long.length).toBeGreaterThan(30);
    expect(long.filter((text) => engine.includes(text)).length).toBeLessThan(long.length / 20);
    expect(engine).toContain('foreignBornWhoConsent');
  });
});

describe('a source without descriptions', () => {
  test.each([
    ["a: value('One.', rate, off(0)),", "a: value('', rate, off(0)),"],
    ["a: value(\n  'One ' +\n    'two.',\n  rate,\n)", "a: value('',\n  rate,\n)"],
    [".meta({ description: 'One, it’s two.', id: 'x' })", ".meta({ description: '', id: 'x' })"],
    ["value: '100 %'", "value: '100 %'"],
  ])('%j', (source, left) => expect(withoutDescriptions(source)).toBe(left));
});
