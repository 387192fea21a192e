import { expect, test } from '@jest/globals';
import { sources } from './sources.ts';

/** The members of classes that are private by `#`. The project writes `private`, since one way is enough. */
function hashMembers(source: string): string[] {
  const found = source.matchAll(/\bthis\.(#\w+)|^ +(?:(?:static|readonly|async|get|set) +)*\*?(#\w+) *[(:=;<?]/gm);
  return [...new Set([...found].map(([, used, declared]) => used ?? declared))];
}

test('members of classes are private in one way, and a planted `#` is found', () => {
  expect([...sources()].flatMap(([file, source]) => hashMembers(source).map((name) => `${file}: ${name}`))).toEqual([]);
  expect(
    hashMembers('class Planted {\n  readonly #kept = 1;\n  get #two() {\n    return this.#kept;\n  }\n}\n'),
  ).toEqual(['#kept', '#two']);
});
