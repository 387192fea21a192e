import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { expectFile } from '../../src/check/expect/schema.ts';
import { file } from '../../src/scenario/schema/file.ts';
import { OF_TEXT_OR_LIST } from '../../src/scenario/values/kinds.ts';

/**
 * A map may have a key `length`, and zod by itself would compare that with a limit on the length of a text or list. The
 * message, and sometimes the comparison itself, would then fail.
 */

/** The limits on lengths anywhere in a schema that would be asked about such a map. */
function wrongLimits(schema: z.ZodType): string[] {
  const seen = new Set<unknown>();
  const wrong: string[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    const definition = (part as { _zod?: { def?: Record<string, unknown> } })._zod?.def;
    if (definition !== undefined) {
      const { check, when } = definition as { check?: string; when?: (payload: object) => boolean };
      if (/length/.test(check ?? '') && when?.({ value: { length: 1 }, issues: [] }) === true)
        wrong.push(`${path} ${check}`);
      visit(definition, path);
      return;
    }
    for (const [key, value] of Object.entries(part)) visit(value, `${path}.${key}`);
  };
  visit(schema, '');
  return wrong;
}

describe('no limit on a length measures a map', () => {
  test.each([
    ['scenario files', file],
    ['expect files', expectFile],
  ])('in the schema of %s', (_, schema) => expect(wrongLimits(schema)).toEqual([]));

  test('planted fault: one that does is found', () => {
    const planted = z.object({ a: z.array(z.string().max(3, OF_TEXT_OR_LIST)).min(1) });
    expect(wrongLimits(planted)).toEqual(['.shape.a.checks.0 min_length']);
  });
});
