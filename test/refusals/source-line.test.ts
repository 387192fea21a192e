import { describe, expect, test } from '@jest/globals';
import { sourceWithCarets } from '../../src/refusals/source-line.ts';

/** The line of a file with carets below it, for the part of it that is marked by « and ». */
function shown(marked: string): string[] {
  const column = marked.indexOf('«') + 1;
  const width = marked.indexOf('»') - column;
  return sourceWithCarets({ line: 7, column, width, sourceLine: marked.replace('«', '').replace('»', '') });
}

describe('carets are under what is wrong', () => {
  test.each([
    ['plain letters', 'rate: «6»', '    7 | rate: 6', '      |       ^'],
    ['behind a tab', '\trate: «6»', '    7 |  rate: 6', '      |        ^'],
    ['behind Chinese, two columns each', '"释放": «6»', '    7 | "释放": 6', '      |         ^'],
    ['under Chinese', 'a: «释放»', '    7 | a: 释放', '      |    ^^^^'],
    ['behind a letter and its marks', 'e\u0301\u0302: «6»', '    7 | e\u0301\u0302: 6', '      |    ^'],
    ['behind a family', '👨\u200d👩\u200d👧: «6»', '    7 | 👨\u200d👩\u200d👧: 6', '      |     ^'],
    ['under half of what is a pair', 'a: «👨»', '    7 | a: 👨', '      |    ^^'],
    ['behind a flag and a keycap', '🇺🇸1\ufe0f\u20e3: «6»', '    7 | 🇺🇸1\ufe0f\u20e3: 6', '      |       ^'],
    ['behind an override, which is shown', '\u202ea: «6»', '    7 | \\u202ea: 6', '      |          ^'],
    ['under an override', 'a: «\u202e»', '    7 | a: \\u202e', '      |    ^^^^^^'],
    ['behind ESC', '\u001b[31m: «6»', '    7 | \\u001b[31m: 6', '      |             ^'],
    ['behind a lone surrogate', '\ud800: «6»', '    7 | \\ud800: 6', '      |         ^'],
  ])('%s', (_, marked, line, carets) => {
    expect(shown(marked)).toEqual([line, carets]);
  });
});

test.each([0, 1, 2])('the window of a long line does not cut a pair, at offset %d', (offset) => {
  const [line, carets] = shown(`${'a'.repeat(offset)}${'👨'.repeat(200)}«x»${'👨'.repeat(200)}`);
  expect(line).not.toContain('\\ud');
  expect(carets.trimEnd().endsWith('^')).toBe(true);
});

test('a place behind the end of its line has one caret there', () => {
  expect(sourceWithCarets({ line: 7, column: 9, sourceLine: 'abc' })).toEqual(['    7 | abc', '      |    ^']);
});
