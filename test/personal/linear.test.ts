import { expect, test } from '@jest/globals';
import { personalHeader } from '../../src/tables/personal-columns.ts';
import { mayShow } from '../../src/tables/personal-shown.ts';
import { MOST_JUDGED } from '../../src/tables/personal-spelling.ts';
import { personalText } from '../../src/tables/personal-texts.ts';
import { ColumnValues } from '../../src/tables/personal-values.ts';

/** What made quadratic patterns slow: long runs of what a pattern repeats, with an end that does not match. */
const RUNS = [
  '1',
  'A',
  'a ',
  '1 ',
  '-',
  '@a',
  'a@a.',
  'A-',
  'A ',
  'dob ',
  'Maria ',
  'Maria, ',
  ',',
  '{"a":',
  '\u0661',
  '(',
  'v. ',
  "O'",
];

function judge(text: string): void {
  personalHeader(text);
  personalText(text);
  mayShow(text);
  const column = new ColumnValues('x');
  for (let i = 0; i < 8; i++) column.add(`{${i}${text}`);
  column.kind();
}

function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test.each(RUNS)('a megabyte of %j is judged in linear time, and only its first characters', (run) => {
  const all = run.repeat(Math.ceil(1_000_000 / run.length));
  const [tenth, whole, megabyte] = [MOST_JUDGED / 10, MOST_JUDGED, 999_999].map((length) =>
    Math.min(...[1, 2].map(() => seconds(() => judge(`${all.slice(0, length)}!`)))),
  );
  // Ten times the characters; a quadratic pattern would take a hundred times as long.
  expect(whole).toBeLessThan(30 * tenth + 0.1);
  expect(megabyte).toBeLessThan(10 * whole + 0.1);
});

test('beyond the first 10,000 characters nothing is judged', () => {
  const filler = 'x '.repeat(MOST_JUDGED / 2);
  expect(personalText(`${filler}A012345678`)).toBeUndefined();
  expect(personalText(`${filler.slice(40)}A012345678`)).toBe('an alien number');
});
