import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Outcome } from './provoke-all.ts';
import { provokeAll, type Ran } from './ran.ts';
import { fits, type Site, sites, sitesIn } from './sites.ts';
import { named, unprovoked, wrongRows } from './unprovoked.ts';

const all = sites();
let outcomes: Outcome[];
let ran: Ran;
beforeAll(async () => {
  ({ outcomes, ran } = await provokeAll());
});

test('every refusal in the code is provoked by a row of test/errors/catalogue', () => {
  expect(unprovoked(all, outcomes, ran)).toEqual([]);
});

test('every row provokes one refusal, and what it says to write instead is accepted', () => {
  expect(wrongRows(all, outcomes)).toEqual([]);
});

describe('planted faults', () => {
  const planted = `
    import { NotAValue } from './not-a-value.ts';
    const WORD = 'a word';
    export function word(text: string, report: (message: string) => void) {
      const why = text === '' ? 'is empty' : 'is unknown';
      if (text !== 'x') throw new NotAValue(\`\${text} \${why}\`, WORD);
      refuse(text, 'planted twice');
    }
    function refuse(text: string, message: string) {
      throw new NotAValue(\`\${text}: \${message}\`, WORD);
    }
  `;

  test('a refusal that no row provokes is found, with the place of each of its texts', () => {
    const found = sitesIn([['src/scenario/planted.ts', planted]]);
    expect(unprovoked(found, outcomes, ran)).toEqual([
      'src/scenario/planted.ts:5 word: … is empty',
      'src/scenario/planted.ts:5 word: … is unknown',
      'src/scenario/planted.ts:7 word: planted twice',
    ]);
  });

  test('a site that shares its words with another does not count as provoked while its own code does not run', () => {
    const [site] = all.filter(({ file }) => file.endsWith('values/units.ts'));
    expect(unprovoked([site], outcomes, ran)).toEqual([]);
    expect(unprovoked([site], outcomes, () => false)).toEqual([named(site)]);
  });

  test('a row that provokes nothing, two refusals, or a text of no site is found', () => {
    const row = { part: 'Part', given: 'given', isElsewhere: false, notAccepted: null };
    const known = { message: 'expected yes or no, got "maybe"', exit: 2 };
    const wrong: Outcome[] = [
      { ...row, shown: [] },
      { ...row, shown: [known, known] },
      { ...row, shown: [{ message: 'planted', exit: 2 }] },
      { ...row, shown: [known], notAccepted: 'refused' },
    ];
    expect(wrongRows(all, wrong)).toEqual([
      'Part: given: 0 refusals, expected 1',
      'Part: given: 2 refusals, expected 1',
      'Part: given: no site says "planted"',
      'Part: given: what it says to write instead is refused: refused',
    ]);
  });

  test.each([
    ['"15" has no unit', '"…" has no unit', true],
    ['row 2: "15" has no unit', '"…" has no unit', true],
    ['"15" has no unit.', '"…" has no unit', false],
    ['"15" has no (unit)', '"…" has no (unit)', true],
  ])('%s and the template %s: %s', (message, template, fit) => {
    expect(fits(message, { template } as Site)).toBe(fit);
  });
});
