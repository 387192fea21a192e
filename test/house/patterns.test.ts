import { expect, test } from '@jest/globals';
import { type Pattern, patternsIn } from './patterns.ts';
import { sources } from './sources.ts';

/** What texts repeat to make a pattern try many ways: digits, letters, spaces, signs, and words that they look for. */
const REPEATED = [
  '0',
  '1,',
  '1.',
  '1-',
  '1 ',
  '1:',
  'a',
  'A',
  'a ',
  'Aa ',
  'A ',
  ' ',
  '\t',
  '\n',
  '\r',
  '-',
  '–',
  '.',
  ',',
  '"',
  "'",
  '/',
  '#',
  '_',
  '=',
  '(',
  '[',
  '{',
  '<',
  '>',
  '&',
  '$',
  '%',
  'é',
  'to ',
  '2018-',
  'T',
  'x1',
  '1h',
  'at ',
  '\u00a0',
  '|',
  '*',
  'Mon ',
  'e1',
];
/** What follows, so that a match may fail at the end. */
const ENDS = ['', '!', '\u0001'];
/** A pattern that is not linear is found at a length for which it does not yet take long: an exponential one first. */
const LENGTHS = [16, 20, 24, 28, 2 ** 8, 2 ** 10, 2 ** 12, 2 ** 14];
const LAST = 2 ** 14;
const LONGEST = 2 ** 20;
/** A linear pattern takes 4 times as long for 4 times as much, a quadratic one 16 times. */
const MOST_TIMES = 12;
/** Seconds below which the processor's time is not measured well. */
const FLOOR = 1e-3;

/** Patterns that take longer, why they may, and the most characters that they ever see. */
const CAPPED: Record<string, { most: number; because: string }> = {
  'src/cli/terminal/precision.ts: /^\\s*(.+?)\\s*(?:±|\\+\\/?-)\\s*(\\d+(?:\\.\\d+)?)\\s*(%|\\S*)\\s*$/s': {
    most: 200,
    because: 'longer values of --until are refused first',
  },
  'src/cost/units.ts: /0+$/': { most: 25, because: 'it sees the digits of one number' },
  'src/scenario/values/hours.ts: /\\s+except\\s+holidays$/i': { most: 500, because: 'LONGEST_TEXT in kinds.ts' },
  'src/scenario/values/week-days.ts: /\\s*(?:[-‐‑‒–—−]|\\b(?:to|through|thru)\\b)\\s*/gi': {
    most: 500,
    because: 'LONGEST_TEXT in kinds.ts',
  },
};

function secondsOf(regex: RegExp, text: string): number {
  const before = process.cpuUsage();
  if (regex.global) text.replaceAll(regex, '');
  else regex.test(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function textOf(repeated: string, end: string, length: number): string {
  return repeated.repeat(Math.ceil((length - end.length) / repeated.length)).slice(0, length - end.length) + end;
}

/** The text on which a pattern takes more than linear time; undefined if it never does. */
function slowText({ regex }: Pattern): string | undefined {
  let worst = { seconds: 0, repeated: '0', end: '' };
  for (const repeated of REPEATED) {
    for (const end of ENDS) {
      let before = FLOOR;
      for (const length of LENGTHS) {
        const text = textOf(repeated, end, length);
        let seconds = secondsOf(regex, text);
        // Something else may have taken the time, such as collecting garbage.
        for (let again = 0; again < 3 && seconds > MOST_TIMES * before; again++)
          seconds = Math.min(seconds, secondsOf(regex, text));
        if (seconds > MOST_TIMES * before) return `${JSON.stringify(repeated)}, then ${JSON.stringify(end)}`;
        before = Math.max(seconds, FLOOR);
        if (seconds > worst.seconds) worst = { seconds, repeated, end };
      }
    }
  }
  const longestText = textOf(worst.repeated, worst.end, LONGEST);
  const longest = Math.min(secondsOf(regex, longestText), secondsOf(regex, longestText));
  return longest > 3 * (LONGEST / LAST) * Math.max(worst.seconds, FLOOR)
    ? `a mebibyte of ${JSON.stringify(worst.repeated)}`
    : undefined;
}

const patterns = patternsIn(sources());

test('every pattern of the sources takes linear time, or sees only short texts', () => {
  const slow = patterns.flatMap((pattern) => {
    const text = pattern.name in CAPPED ? undefined : slowText(pattern);
    return text === undefined ? [] : [`${pattern.name} on ${text}`];
  });
  expect(slow).toEqual([]);
});

test('the patterns that see only short texts are still there, and need the exception', () => {
  const names = patterns.map(({ name }) => name);
  for (const [name, { most }] of Object.entries(CAPPED)) {
    expect(names).toContain(name);
    expect(slowText(patterns[names.indexOf(name)])).toBeDefined();
    // A quadratic pattern takes half of most² steps.
    expect(most).toBeLessThanOrEqual(500);
  }
});

test.each([
  ['digits up to the end', "text.replace(/\\d+$/, '')"],
  ['two ways to share digits', '/^(\\d+\\.?\\d*)$/.test(text)'],
  ['ambiguous groups', '/^(a+)+$/.test(text)'],
  ['built of constants', "const ONE = '[a-z]+'; new RegExp(ONE + ',?' + ONE + '!').test(text)"],
])('planted fault: %s', (_, source) => {
  const [planted] = patternsIn(new Map([['a.ts', source]]));
  expect(slowText(planted)).toBeDefined();
});

test('a pattern made of anything but constants is an error of this test', () => {
  expect(() => patternsIn(new Map([['a.ts', 'new RegExp(given).test(text)']]))).toThrow(
    'cannot make new RegExp(given)',
  );
});
