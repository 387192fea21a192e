import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonLists, NotLists } from '../../src/event-log/read/json-lists.ts';

/** The content of an object of lists according to JSON.parse; undefined if the text is not one. */
function whole(text: string): [string, unknown][] | undefined {
  try {
    const value = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    return Object.entries(value).flatMap(([list, all]) =>
      Array.isArray(all) ? all.map((one): [string, unknown] => [list, one]) : [[list, all]],
    );
  } catch {
    return undefined;
  }
}

function inPieces(text: string, ends: number[]): [string, unknown][] | undefined {
  const found: [string, unknown][] = [];
  const lists = new JsonLists((list, element) => found.push([list, element]));
  const cuts = [0, ...ends.map((end) => end % (text.length + 1)).sort((a, b) => a - b), text.length];
  try {
    for (const [i, from] of cuts.slice(0, -1).entries()) lists.write(text.slice(from, cuts[i + 1]));
    lists.end();
    return found;
  } catch (error) {
    if (error instanceof NotLists) return undefined;
    throw error;
  }
}

const cuts = fc.array(fc.nat(), { maxLength: 5 });
// JSON.parse returns whole numbers as names in another order, and __proto__ is not a member.
const name = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', '{', ']', ',', ' ') }).map((text) => `n${text}`);
const object = fc.dictionary(name, fc.oneof(fc.array(fc.jsonValue(), { maxLength: 4 }), fc.jsonValue()), {
  noNullPrototype: true,
});

describe('an object of lists, read piece by piece', () => {
  test('has the elements that JSON.parse finds, wherever the pieces end', () => {
    fc.assert(
      fc.property(object, cuts, fc.constantFrom(0, 2), (value, ends, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(inPieces(text, ends)).toEqual(whole(text));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('planted fault: a character added, removed or changed is refused exactly where JSON.parse refuses it', () => {
    let refused = 0;
    let taken = 0;
    fc.assert(
      fc.property(
        object,
        fc.nat(),
        fc.nat(2),
        fc.constantFrom(...'[]{},:"\\ 1a\n'),
        cuts,
        (value, at, less, more, ends) => {
          const text = JSON.stringify(value);
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + (less < 2 ? more : '') + text.slice(place + (less > 0 ? 1 : 0));
          const expected = whole(changed);
          // A name that occurs twice is two members here, and one there.
          const isTwice =
            expected !== undefined && new Set(Object.keys(JSON.parse(changed))).size !== Object.keys(value).length;
          fc.pre(!isTwice);
          expect(inPieces(changed, ends)).toEqual(expected);
          if (expected === undefined) refused++;
          else taken++;
        },
      ),
      { seed: 2, numRuns: 2000 },
    );
    expect(Math.min(refused, taken)).toBeGreaterThan(200);
  });

  test('reports the members, including those with empty lists, and the line of a text that is no such object', () => {
    const lists = new JsonLists(() => {});
    lists.write('{"a": [],\n"b": 1,\n"c"');
    expect([...lists.members]).toEqual(['a', 'b']);
    expect(() => lists.write(': [}]')).toThrow('line 3');
  });
});
