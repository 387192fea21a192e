import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonLists, NotLists } from '../../src/event-log/json/json-lists.ts';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';

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
    if (error instanceof NotLists && error.fault === 'syntax') return undefined;
    throw error;
  }
}

function isTwice(text: string, ends: number[]): boolean {
  try {
    inPieces(text, ends);
    return false;
  } catch (error) {
    return error instanceof NotLists && error.fault === 'twice';
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
          // A name that occurs twice is refused here, and one of its values is lost there.
          fc.pre(!isTwice(changed, ends));
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

  test.each([
    ['the object itself', '{"a": [1],\n"a": []}', 2],
    ['an object in a list', '{"a": [{"b": 1,\n"b": 2}]}', 2],
    ['an object within objects', '{"a": [{"b": [{"c": {"d": 1, "d": 1}}]}]}', 1],
    ['a member that is no list', '{"a": {"b": 1, "b": 1}}', 1],
    ['a name in another spelling', '{"a": [{"b": 1, "\\u0062": 2}]}', 1],
  ])('a member that %s names twice is refused', (_, text, line) => {
    expect(() => inPieces(text, [])).toThrow(`line ${line}: twice`);
  });

  test('the same name in two objects, and colons in strings, are not', () => {
    const text = '{"a": [{"b": 1}, {"b": ":::"}], "c": {"b": {"b": ":"}}}';
    expect(inPieces(text, [])).toEqual(whole(text));
  });

  test('an element may nest as deep as the limit, and one level more is refused', () => {
    const nested = (levels: number) => `{"a": [${'['.repeat(levels)}${']'.repeat(levels)}]}`;
    const { most } = INPUT_LIMITS.logDepth;
    expect(inPieces(nested(most), [])).toEqual(whole(nested(most)));
    expect(() => inPieces(nested(most + 1), [])).toThrow('line 1: deep');
    expect(() => inPieces(`{"a": [${'{"b":'.repeat(50_000)}`, [9])).toThrow('line 1: deep');
  });

  test('an element that is longer than the limit is refused before it ends', () => {
    const { most } = INPUT_LIMITS.logElement;
    const lists = new JsonLists(() => {});
    lists.write('{"a": ["');
    lists.write('x'.repeat(most - 1));
    expect(() => lists.write('xx')).toThrow('line 1: long');
  });
});
