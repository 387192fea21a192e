import { describe, expect, test } from '@jest/globals';
import { amount, foldedTable, hoursAndMinutes, percent, signed, table, wrapped } from '../../src/report/format.ts';

test.each([
  [0, '0:00'],
  [83, '1:23'],
  [-10, '−0:10'],
  [-0.4, '0:00'],
  [59.6, '1:00'],
  [1440, '24:00'],
  [-11401, '−190:01'],
])('%d minutes are %s', (minutes, text) => expect(hoursAndMinutes(minutes)).toBe(text));

test.each([
  [0, '0'],
  [0.1234, '0.1'],
  [4.567, '4.6'],
  [-4.567, '−4.6'],
  [0.05, '0.1'],
  [0.049, '<0.05'],
  [-0.049, '>−0.05'],
  [78.94, '78.9'],
  [1234.5, '1,235'],
  [1e6, '1,000,000'],
])('%d is written %s: as many decimals as a reader can use', (value, text) => expect(amount(value)).toBe(text));

test('shares are written in percent with one decimal', () => {
  expect([0.1726, 0, 1, -0.05].map(percent)).toEqual(['17.3 %', '0.0 %', '100.0 %', '−5.0 %']);
});

test('a number that rounds to zero has no sign', () => expect(signed(-0.04, 1)).toBe('0.0'));

describe('a table', () => {
  test('has columns of one width, aligned left or right as requested', () => {
    expect(
      table(
        [
          ['a', 'b', 'c'],
          ['long', '1,000', 'x'],
        ],
        'lrl',
      ),
    ).toEqual(['a         b  c', 'long  1,000  x']);
    expect(
      table([
        ['a', 'b'],
        ['x', 'long'],
      ]),
    ).toEqual(['a     b', 'x  long']);
  });

  test('counts characters, not bytes', () => {
    expect(
      table(
        [
          ['−1', 'x'],
          ['–', 'y'],
        ],
        'll',
      ),
    ).toEqual(['−1  x', '–   y']);
  });
});

describe('a wrapped text', () => {
  const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');

  test('has lines of at most 100 characters, each as long as possible, and loses no word', () => {
    const lines = wrapped(text, '  ');
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    lines.forEach((line, i) => {
      expect(line.length).toBeLessThanOrEqual(100);
      expect(line).toMatch(/^ {2}\S/);
      const [next] = (lines[i + 1] ?? '').trim().split(' ');
      if (next !== '') expect(line.length + 1 + next.length).toBeGreaterThan(100);
    });
  });

  test('never breaks within a word, however long', () => {
    expect(wrapped(`a ${'x'.repeat(150)} b`)).toEqual(['a', 'x'.repeat(150), 'b']);
  });
});

describe('a table that is too wide', () => {
  const wide = (columns: number) => [
    ['', ...Array.from({ length: columns }, (_, c) => `policy ${String.fromCharCode(65 + c)}`)],
    ['pickups', ...Array.from({ length: columns }, (_, c) => String(c))],
  ];

  test('continues below, under its labels, within 120 characters', () => {
    const lines = foldedTable(wide(20), 'lr', 1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.startsWith('pickups')).length).toBe(2);
    expect(lines.join(' ').match(/policy [A-T]/g)).toHaveLength(20);
  });

  test('is the plain table if it fits', () => {
    expect(foldedTable(wide(11), 'lr', 1)).toEqual(table(wide(11), 'lr'));
    expect(table(wide(11), 'lr')[0].length).toBeLessThanOrEqual(120);
  });

  test('keeps a column that is too wide by itself', () => {
    const rows = [['', 'x'.repeat(200), 'b']];
    expect(foldedTable(rows, 'lr', 1).length).toBe(3);
  });
});
