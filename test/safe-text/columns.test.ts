import { expect, test } from '@jest/globals';
import { table, wrapped } from '../../src/report/format.ts';
import { columnsOf } from '../../src/safe-text/columns.ts';

test.each([
  ['nothing', '', 0],
  ['ASCII', 'St. Louis', 9],
  ['signs of reports', '± 0.4 – −5 ◂ → “x”', 18],
  ['Chinese', '东京', 4],
  ['full width', '\uff21\uff22', 4],
  ['half width', '\uff71\uff72', 2],
  ['Korean from parts', '석방'.normalize('NFD'), 4],
  ['marks apart', 'e\u0301e\u0302\u0301', 2],
  ['a picture', '👮', 2],
  ['a family', '👨\u200d👩\u200d👧', 2],
  ['a sign made a picture', '❤\ufe0f', 2],
  ['a flag', '🇺🇸', 2],
])('%s', (_, text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('a table is aligned beside wide characters and shown escapes', () => {
  expect(
    table([
      ['a\u202e', '1'],
      ['东京', '22'],
      ['bcd', '333'],
    ]),
  ).toEqual(['a\\u202e    1', '东京      22', 'bcd      333']);
});

test('lines of wide characters break by their columns', () => {
  const lines = wrapped(Array(30).fill('释放通知').join(' '));
  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
});
