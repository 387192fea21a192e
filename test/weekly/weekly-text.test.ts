import { describe, expect, test } from '@jest/globals';
import type { Counts, DeclinedCase, WeeklyResult } from '../../src/weekly/weekly-result.ts';
import { type Flip, renderWeekly, weeklyCsv } from '../../src/weekly/weekly-text.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';

const counts = (convicted: number, charged: number, ...people: number[]): Counts => ({
  all: convicted + charged,
  convicted,
  charged,
  citizenship: ['first', 'second'].map((group, g) => ({ group, people: people[g] ?? 0 })),
});

const declined = (changes: Partial<DeclinedCase> = {}): DeclinedCase => ({
  person: 12,
  jurisdiction: 'north-jail',
  detainerDate: '2017-01-27',
  declineDate: '2017-01-28',
  citizenship: 'first',
  status: 'charged',
  agency: true,
  county: false,
  listed: true,
  outcome: 'late',
  lodgedAt: '2017-01-27T12:00:00-06:00',
  sentAt: '2017-01-28T12:00:00-06:00',
  heardAt: '2017-01-28T12:00:00-06:00',
  exitAt: '2017-01-28T12:24:00-06:00',
  heardWindowMinutes: 24,
  neededMinutes: 45,
  ...changes,
});

const report = (cases: DeclinedCase[], changes: Partial<WeeklyResult> = {}): WeeklyResult => ({
  manifest: A_MANIFEST,
  scenario: { title: 'A made-up jail', sha256: 'abcdef0123456789' },
  policy: { name: 'practice', title: 'Notice at clearing' },
  seed: 3,
  replication: 2,
  week: { saturday: '2017-01-28', friday: '2017-02-03' },
  lodged: counts(3, 5, 8, 0),
  tooLate: 1,
  declined: { agency: counts(0, cases.length, cases.length), county: counts(0, 0) },
  listed: counts(0, cases.filter(({ listed }) => listed).length),
  underCoverage: { leftOut: 0, facilities: [], cases: cases.filter(({ listed }) => !listed).length },
  definitions: { agency: 'one thing', county: 'another' },
  cases,
  stated: [],
  ...changes,
});

const flip = (changes: Partial<DeclinedCase> = {}): Flip => ({ declined: declined(changes), hours: ['an hour'] });
const section = (text: string, start: string) =>
  text
    .split('\n\n')
    .find((part) => part.startsWith(start))!
    .split('\n');

describe('the text of a week', () => {
  test('says why a case flips: heard before the exit, after it, or never', () => {
    const flips = [flip(), flip({ heardWindowMinutes: -90 }), flip({ heardWindowMinutes: null, neededMinutes: null })];
    const lines = section(renderWeekly(report(flips.map((one) => one.declined)), flips), 'Cases that the agency');
    expect(lines).toEqual([
      'Cases that the agency counts as declined and the county does not: 3',
      '  Person 12, north-jail: notice was sent, and was heard 24 min before the exit; travel and margin',
      '  needed 45 min.',
      '  an hour',
      '  Person 12, north-jail: notice was sent, and was heard 1 h 30 min after the exit; travel and margin',
      '  needed 45 min.',
      '  an hour',
      '  Person 12, north-jail: notice was sent, and was never heard.',
      '  an hour',
    ]);
  });

  test('shows at most ten of them, and says where the others are', () => {
    const flips = Array.from({ length: 12 }, () => flip());
    const lines = section(renderWeekly(report([]), flips), 'Cases that the agency');
    expect(lines.filter((line) => line.includes('an hour'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('  … and 2 more. --json lists their times; pickup-gap explain shows their hours.');
  });

  test('omits groups without people', () => {
    const rows = section(renderWeekly(report([]), []), 'Detainers that ICE').map((line) => line.trim().split(/ {2,}/));
    expect(rows).toContainEqual(['first', '8', '0', '0', '0']);
    expect(rows.some(([label]) => label === 'second')).toBe(false);
  });

  test('lists what is published, and says how many are omitted and why', () => {
    const cases = [declined({ person: null }), declined({ listed: false, jurisdiction: 'south-jail' })];
    const stated = report(cases, { underCoverage: { leftOut: 0.1, facilities: ['south-jail'], cases: 1 } });
    const lines = section(renderWeekly(stated, []), 'The published list');
    expect(lines).toEqual([
      'The published list: cases that the agency counts, without those that are missing',
      '  Under-coverage as stated: each case is missing with probability 10.0 %, and no case of south-jail',
      '  is listed. In this week 1 of 2 are missing.',
      '  jurisdiction  detainer    declined    citizenship  status',
      '  north-jail    2017-01-27  2017-01-28  first        charged  (warm-up)',
    ]);
    expect(section(renderWeekly(report([]), []), 'The published list')[1]).toBe(
      '  The scenario states no under-coverage. In this week 0 of 0 are missing.',
    );
  });

  test('fits 100 columns, whatever the names', () => {
    const long = 'a name of sixty letters that goes on until it is rather long';
    const policy = { name: 'p'.repeat(40), title: `${long} ${long}` };
    const stated = [
      { path: 'weeklyReport.leftOut', value: '10 %', basis: 'assumption', source: long, note: long },
    ] as const;
    const text = renderWeekly(report([declined()], { policy, stated: [...stated] }), [flip()]);
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  });
});

describe('the published list as CSV', () => {
  test('has the columns of the first report, and only what is listed', () => {
    expect(weeklyCsv(report([declined(), declined({ listed: false })]))).toBe(
      'jurisdiction,detainerDate,declineDate,citizenship,status\r\nnorth-jail,2017-01-27,2017-01-28,first,charged\r\n',
    );
  });

  test('makes a name that a spreadsheet would take for a formula safe', () => {
    expect(weeklyCsv(report([declined({ jurisdiction: '=A1+1, north' })]))).toContain('"\'=A1+1, north",');
  });
});
