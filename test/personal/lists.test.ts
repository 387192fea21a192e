import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { columnsOf, judged, type Measured, measured, type Part } from './measured.ts';

const PARTS: Part[] = ['tuned on', 'held back'];
const page = readFileSync('docs/reference/personal-data.md', 'utf8');

describe.each(PARTS)('the part that the rules were %s', (part) => {
  const planted = measured('personal-columns', part);
  const ordinary = measured('ordinary-columns', part);

  test('has at least 95 % of personal columns refused', () => {
    // Compared as lists, so that a failure names the columns.
    expect(planted.mistakes.slice(Math.floor(0.05 * planted.columns))).toEqual([]);
  });

  test('has at most 2 % of ordinary columns refused', () => {
    expect(ordinary.mistakes.slice(Math.floor(0.02 * ordinary.columns))).toEqual([]);
  });

  test('has the figures that the page shows', () => {
    expect(page).toContain(row(part, planted, ordinary));
  });
});

test('both lists have at least 300 columns, none of them in both', () => {
  const all = (name: 'personal-columns' | 'ordinary-columns') => PARTS.flatMap((part) => columnsOf(name, part));
  expect(all('personal-columns').length).toBeGreaterThanOrEqual(300);
  expect(all('ordinary-columns').length).toBeGreaterThanOrEqual(300);
  const ordinary = new Set(all('ordinary-columns').map(({ header, values }) => JSON.stringify([header, values])));
  expect(
    all('personal-columns').filter(({ header, values }) => ordinary.has(JSON.stringify([header, values]))),
  ).toEqual([]);
});

describe('planted faults', () => {
  test('rules that refuse nothing miss the columns of a kind that no reader may miss', () => {
    const blind = measured('personal-columns', 'held back', () => undefined);
    expect(blind.mistakes.length).toBe(blind.columns);
  });

  test('rules that refuse everything are found on ordinary columns', () => {
    const eager = measured('ordinary-columns', 'held back', () => 'a person’s name');
    expect(eager.mistakes.length).toBeGreaterThan(0.02 * eager.columns);
  });

  test('rules without the names of columns, or without the values, refuse too few', () => {
    for (const without of ['header', 'values'] as const) {
      const half = measured('personal-columns', 'held back', (column) =>
        judged(without === 'header' ? { ...column, header: 'note' } : { ...column, values: [] }),
      );
      expect(half.refused).toBeLessThan(0.95 * half.columns);
    }
  });
});

function row(part: Part, planted: Measured, ordinary: Measured): string {
  return `| ${part} | ${planted.refused} of ${planted.columns} | ${ordinary.refused} of ${ordinary.columns} |`;
}
