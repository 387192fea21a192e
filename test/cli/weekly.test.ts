import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type WeeklyResult, weeklyResultSchema } from '../../src/weekly/weekly-result.ts';
import { Installed } from './command-line.ts';

/**
 * Two people without chance. One is booked on a Friday at noon and out on Saturday at 13:30, when the desk is closed;
 * one is booked on a Monday at noon and out on Tuesday at 13:30, when it is open.
 */
const BY_HAND = `title: Two people, by hand
zone: America/Chicago
start: 2017-01-21
length: 20 days
warmUp: 0 days
coolDown: 0 days
replications: 1
sources: { S2: 'Star Tribune, 2017-03-20' }
weeklyReport:
  citizenship: { Mexico: 100 % }
  leftOut: { value: 0 %, source: S2, note: the list was incomplete }
base:
  facilities:
    county-jail: { clearing: 90 min, travel: 30 min }
  booking:
    times: { csv: by-hand.csv, column: booked }
    foreignBorn: 100 %
    priorContact: 0 %
    convicted: 100 %
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 1 h }
    courtRecords: { probability: 0 % }
    issue: { probability: 100 %, delay: 2 h }
  releaseNotice:
    reasons:
      bail: { weight: 100 %, custody: 24 h, knownAhead: 0 h, profile: flat }
    channel:
      phone: { hours: Mon–Fri 08:00–16:30, answered: 100 %, voiceMailDelay: 1 h }
  agentArrival:
    teams: { count: 1, hours: Mon–Fri 08:00–16:30 }
    margin: 15 min
    noShow: 0 %
    otherExit: 0 %
policies:
  practice: { title: Notice at clearing }
  silent:
    title: No notice
    changes: { releaseNotice.notice.rule: none }
`;

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('by-hand.yaml', BY_HAND);
  cli.write('by-hand.csv', 'booked\n2017-01-27T12:00\n2017-01-30T12:00\n');
});
afterAll(() => cli.remove());

const weekly = (...args: string[]) => cli.run('weekly', 'by-hand.yaml', ...args);
const json = (...args: string[]): WeeklyResult => JSON.parse(weekly('--json', ...args).stdout);

describe('weekly', () => {
  test('says what each side counts and what is published, and shows the times of the cases that flip', () => {
    const { status, stdout, stderr } = weekly('--week', '2017-01-28');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const sections = stdout.split('\n\n');
    expect(sections[0]).toBe(
      'Two people, by hand\nWeekly declined-detainer report, Saturday 2017-01-28 to Friday 2017-02-03\n' +
        'Policy "practice" (Notice at clearing), replication 1, seed 1.',
    );
    expect(sections[1].split('\n')).toEqual([
      'Detainers that ICE (the agency) lodged in the week, and those declined in it as each side counts',
      '(people)',
      '             lodged  declined: agency  declined: county  published',
      '  all             1                 1                 0          1',
      '  convicted       1                 1                 0          1',
      '  charged         0                 0                 0          0',
      '  Mexico          1                 1                 0          1',
      '  Not counted above: 0 issued after the person had left.',
    ]);
    expect(sections[3]).toContain('  county-jail   2017-01-27  2017-01-28  Mexico       convicted  person 1');
    expect(sections[4].split('\n')).toEqual([
      'Cases that the agency counts as declined and the county does not: 1',
      '  Person 1, county-jail: notice was sent, and was heard 42 h 30 min after the exit; travel and',
      '  margin needed 45 min.',
      '    Fri 2017-01-27 12:00   −25:30  jail    booked at county-jail',
      '    Fri 2017-01-27 13:00   −24:30  jail    calls the agency',
      '                                   agency  learns of the person by the jail’s call',
      '    Fri 2017-01-27 15:00   −22:30  agency  lodges the detainer',
      '    Sat 2017-01-28 12:00    −1:30  jail    the release is ordered (bail)',
      '                                   jail    sends notice by phone',
      '                                   agency  … office closed until Mon 08:00 (hours: Mon–Fri',
      '                                           08:00–16:30)',
      '    Sat 2017-01-28 13:30     exit  jail    leaves alone',
      '    Mon 2017-01-30 08:00    42:30  agency  notice heard 42 h 30 min after the exit',
      '    → read or heard too late: the notice was read or heard after the person had left, or never',
      '      heard 42 h 30 min after the exit',
      '      notice window 1:30; the agency asked for 24:00',
    ]);
    expect(sections[5]).toContain(
      'weeklyReport.leftOut: 0 % [reported; S2: Star Tribune, 2017-03-20; the list was incomplete]',
    );
  });

  test('gives the same week for any of its days', () => {
    const first = weekly('--week', '2017-01-28').stdout;
    for (const date of ['2017-01-31', '2017-02-03']) expect(weekly('--week', date).stdout).toBe(first);
    expect(weekly('--week', '2017-01-27').stdout).not.toBe(first);
  });

  test('uses the named policy, or the baseline if none is named', () => {
    const { declined, lodged } = json('--week', '2017-01-28', '--policy', 'silent');
    expect([lodged.all, declined.agency.all, declined.county.all]).toEqual([1, 2, 2]);
  });

  test('prints JSON that fits its published schema', () => {
    const result = json('--week', '2017-01-28');
    expect(weeklyResultSchema.parse(result)).toEqual(result);
    const published = JSON.parse(readFileSync('scenarios/weekly.schema.json', 'utf8'));
    expect(JSON.parse(cli.run('schema', '--of', 'weekly').stdout)).toEqual(published);
  });

  test('writes the published list as CSV, and replaces a file only with --force', () => {
    const written = weekly('--week', '2017-01-28', '--policy', 'silent', '--csv', 'list.csv');
    expect(written.stderr).toBe('Written: list.csv (2 simulated cases)\n');
    const list = 'jurisdiction,detainerDate,declineDate,citizenship,status\r\n';
    const rows = ['27,2017-01-28', '30,2017-01-31'].map((dates) => `county-jail,2017-01-${dates},Mexico,convicted\r\n`);
    expect(readFileSync(cli.path('list.csv'), 'utf8')).toBe(list + rows.join(''));
    const again = weekly('--week', '2017-01-28', '--csv', 'list.csv');
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toMatch(/^list\.csv already exists .*--force/);
    writeFileSync(cli.path('list.csv'), 'old');
    expect(weekly('--week', '2017-01-21', '--csv', 'list.csv', '--force').status).toBe(0);
    expect(readFileSync(cli.path('list.csv'), 'utf8')).toBe(list);
  });

  test('with --under-coverage omits that share, whatever the file states', () => {
    const { underCoverage, listed, stated } = json('--week', '2017-01-28', '--under-coverage', '100 %');
    expect(underCoverage).toEqual({ leftOut: 1, facilities: [], cases: 1 });
    expect(listed.all).toBe(0);
    expect(stated.map(({ path, value }) => `${path}: ${value}`)).toEqual([
      'weeklyReport.citizenship: {Mexico: 100 %}',
      '--under-coverage: 100 %',
    ]);
  });
});

describe('weekly refuses with exit 2', () => {
  const range = /Use --week with any day from 2017-01-21 to 2017-02-03; its week runs from Saturday to Friday\.\n$/;
  test.each<[string[], RegExp]>([
    [['--week', '2017-01-20'], /^No whole week of the run holds 2017-01-20\. /],
    [['--week', '2017-02-04'], /^No whole week of the run holds 2017-02-04\. /],
    [['--week', '2017-02-30'], /^"2017-02-30" is not a date such as 2017-01-28\. /],
    [['--week', 'last'], /^"last" is not a date /],
  ])('%j', (args, why) => {
    const { status, stdout, stderr } = weekly(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
    expect(stderr).toMatch(range);
  });

  test.each<[string[], RegExp]>([
    [[], /--week/],
    [
      ['--week', '2017-01-28', '--under-coverage', '130 %'],
      /^--under-coverage: "130 %" is more than 100 %\. Allowed: a share/,
    ],
    [['--week', '2017-01-28', '--policy', 'silence'], /Did you mean "silent"\?/],
  ])('%j', (args, why) => {
    const { status, stdout, stderr } = weekly(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
  });

  test('a run without a whole week', () => {
    cli.write('short.yaml', BY_HAND.replace('start: 2017-01-21', 'start: 2017-01-22').replace('20 days', '12 days'));
    const { status, stderr } = cli.run('weekly', 'short.yaml', '--week', '2017-01-28');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The run of 12 days from 2017-01-22 has no whole week/);
  });

  test.each<[string, string, RegExp]>([
    [
      'shares that do not sum',
      '{ Mexico: 60 % }',
      /^shares\.yaml:10:3: the shares of the groups of citizenship sum to 60 %, not 100 %/,
    ],
    [
      'a facility that is not there',
      '{ Mexico: 100 % }\n  leftOutFacilities: [county]',
      /^shares\.yaml:11:23: "county" is not a facility of this scenario[\s\S]*county-jail/,
    ],
  ])('%s, with its place', (_, citizenship, why) => {
    cli.write('shares.yaml', BY_HAND.replace('{ Mexico: 100 % }', citizenship));
    const { status, stderr } = cli.run('weekly', 'shares.yaml', '--week', '2017-01-28');
    expect(status).toBe(2);
    expect(stderr).toMatch(why);
  });
});
