import { describe, expect, test } from '@jest/globals';
import { terminalLine, terminalText, terminalValue } from '../../src/safe-text/terminal.ts';
import { showUnseen } from '../../src/safe-text/unseen.ts';
import { NASTY, ORDINARY } from './nasty-texts.ts';
import { acting, commandIn } from './seen.ts';

describe.each(Object.entries(NASTY))('given %s', (_, text) => {
  const plain = terminalText(['Title', 'a plain line', '  end']).split('\n').length;

  test.each([
    ['a line of its own', text],
    ['the end of a line', `Title: ${text}`],
    ['the middle of a line', `Under "${text}" it ends.`],
  ])('as %s, it acts on nothing and stays one line', (_, line) => {
    const shown = terminalText(['Title', line, '  end']);
    expect(acting(shown)).toBeUndefined();
    expect(commandIn(shown)).toBeUndefined();
    expect(shown.split('\n')).toHaveLength(plain);
  });

  test('what is shown does not change when it is shown again', () => {
    expect(terminalLine(terminalLine(text))).toBe(terminalLine(text));
    expect(terminalLine(terminalValue(text))).toBe(terminalLine(terminalValue(text)));
  });
});

test.each(Object.entries(ORDINARY))('ordinary text stays as it is: %s', (_, text) => {
  expect(terminalLine(text)).toBe(text);
  expect(terminalText([`${text}: ${text}`])).toBe(`${text}: ${text}\n`);
});

describe('what is unseen is written as in JSON', () => {
  test.each([
    ['a line break', 'x\n::error::', 'x\\n::error::'],
    ['a carriage return and a tab', 'a\r\tb', 'a\\r\\tb'],
    ['ESC and a C1 control', '\u001b[31m \u009b', '\\u001b[31m \\u009b'],
    ['a bidi override', 'a\u202eb', 'a\\u202eb'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['a tag beyond the BMP', 'a\u{e0061}', 'a\\udb40\\udc61'],
    [
      'the fifth mark on a letter and those after it',
      'e\u0301\u0302\u0303\u0304\u0305\u0306',
      'e\u0301\u0302\u0303\u0304\\u0305\\u0306',
    ],
  ])('%s', (_, text, shown) => {
    expect(showUnseen(text)).toBe(shown);
  });

  test.each([
    ['a joiner between Latin letters', 'a\u200db', 'a\\u200db'],
    ['a joiner after an emoji, before a letter', '👨\u200da', '👨\\u200da'],
    ['a joiner at the end', '👨\u200d', '👨\\u200d'],
    ['two joiners between Persian letters', 'می\u200c\u200cخواهم', 'می\\u200c\\u200cخواهم'],
    ['a selector behind a letter', 'a\ufe0f', 'a\\ufe0f'],
    ['a selector behind a digit without a keycap', '1\ufe0f2', '1\\ufe0f2'],
    ['tags behind a flag that no vendor has', '🏴\u{e0061}\u{e007f}', '🏴\\udb40\\udc61\\udb40\\udc7f'],
    ['a zero-width space between Latin letters', 'a\u200bb', 'a\\u200bb'],
  ])('%s is not part of ordinary writing', (_, text, shown) => {
    expect(showUnseen(text)).toBe(shown);
  });
});

// The titles do not repeat the commands, since Jest prints titles into CI logs.
describe('a command to a CI runner is broken up', () => {
  test.each([
    ['at the start', '::error::x', '\\u003a:error::x'],
    ['behind blanks', '  ::error::x', '  \\u003a:error::x'],
    ['behind a wide blank', '\u3000::error::x', '\u3000\\u003a:error::x'],
    ['of the older kind', 'a ##[error]x', 'a \\u0023#[error]x'],
    ['of the older kind behind a third sign', '###[error]x', '#\\u0023#[error]x'],
    ['of Azure, in capitals', '##VSO[x]y', '\\u0023#VSO[x]y'],
    ['of TeamCity', '##teamcity[x]', '\\u0023#teamcity[x]'],
  ])('%s', (_, line, shown) => {
    expect(terminalLine(line)).toBe(shown);
  });

  test.each([
    ['colons in the middle', 'a ::error:: b'],
    ['a name in C++', 'std::vector'],
    ['a heading', '## Heading'],
  ])('%s are left alone', (_, line) => {
    expect(terminalLine(line)).toBe(line);
  });
});

test('the line break that a block text of YAML ends with is dropped from a value', () => {
  expect(terminalValue('One sentence.\n')).toBe('One sentence.');
  expect(terminalValue('One\ntwo\n')).toBe('One\\ntwo');
});

test('planted fault: lines that are joined without the door act', () => {
  const joined = Object.values(NASTY).map((text) => ['Title', `Under "${text}"`, text].join('\n'));
  const caught = joined.filter((text) => acting(text) !== undefined || commandIn(text) !== undefined);
  // What is missing are markup and formulas, which are harmless on a terminal, and plain floods.
  expect(caught.length).toBeGreaterThan(40);
});
