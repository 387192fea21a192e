import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { withWordsInReports } from '../../docs/words-in-reports.ts';
import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { MEASURES } from '../../src/measures/definitions.ts';

/** Each key with the word that reports print for it. */
const WORDS = [
  ...Object.entries(OUTCOME_ENTRIES).map(([key, { name }]) => [key, name]),
  ...MEASURES.map(({ key, label }) => [key, label]),
];
const page = readFileSync('docs/glossary.md', 'utf8');

/** The keys that the page omits, or gives another word than reports do. */
function mistaken(text: string): string[] {
  const rows = new Map([...text.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, key, word]) => [key, word]));
  return WORDS.filter(([key, word]) => rows.get(key) !== word).map(([key]) => key);
}

describe('the glossary', () => {
  test('has every outcome and every measure, with the word that reports print', () => {
    expect(mistaken(page)).toEqual([]);
  });

  test('planted fault: another word, or a missing row, is found', () => {
    expect(mistaken(page.replace('| read or heard too late |', '| notice unheard |'))).toEqual(['noticeUnheard']);
    expect(mistaken(page.replace(/^\| `exposure` .*\n/m, ''))).toEqual(['exposure']);
  });

  test('gets its words back when it is generated, and keeps its other text', () => {
    const other = page.replace('| read or heard too late |', '| notice unheard |');
    expect(withWordsInReports(other)).toBe(page);
  });

  test('cannot be generated without the lines that enclose the generated part', () => {
    expect(() => withWordsInReports(page.replace('<!-- End. -->\n', ''))).toThrow('<!-- End. -->');
    expect(() => withWordsInReports(page.replace(/<!-- Generated.*\n/, ''))).toThrow('Begin.');
  });
});
