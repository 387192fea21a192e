import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import { Installed } from './command-line.ts';

/** Two jails over the end of a month. The rule of one policy changes on the month's last day. */
const TWO_JAILS = `title: Two jails
zone: America/Chicago
start: 2018-01-22
length: 20 days
warmUp: 0 days
coolDown: 0 days
replications: 4
base:
  facilities:
    St. Louis: { rate: 5 per day, travel: 30 min }
    O'Brien: { rate: 3 per day, travel: 60 min, policy: no-cooperation }
  booking: { foreignBorn: 100 % }
  detainer: { bookingCall: { rule: everyForeignBorn, delay: 0 h } }
policies:
  practice: {}
  changed:
    dated:
      - { from: 2018-01-31, policy: no-cooperation }
`;

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('two.yaml', TWO_JAILS);
});
afterAll(() => cli.remove());

describe('pickup-gap run FILE --by', () => {
  test('facility: the bookings sum to the total, and a jail that gives no notice has no notices', () => {
    const { stdout, stderr, status } = cli.run('run', 'two.yaml', '--by', 'facility', '--json');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const { breakdown, policies } = JSON.parse(stdout) as Result;
    const [practice] = breakdown!.policies;
    expect(practice.parts.map(({ name }) => name)).toEqual(['St. Louis', "O'Brien"]);
    expect(practice.parts[0].bookings + practice.parts[1].bookings).toBe(policies[0].bookings);
    expect(practice.parts[0].measures.noticesSent.mean).toBeGreaterThan(0);
    expect(practice.parts[1].measures.noticesSent.mean).toBe(0);
  });

  test('facility, as CSV: the names are as in the scenario', () => {
    expect(cli.run('run', 'two.yaml', '--by', 'facility', '--csv', 'tables').status).toBe(0);
    const csv = readFileSync(join(cli.room, 'tables/facilities.csv'), 'utf8');
    const rows = csv.split('\r\n').map((line) => line.split(',').slice(0, 2).join());
    expect([...new Set(rows)].slice(0, 3)).toEqual(['policy,facility', 'practice,St. Louis', "practice,O'Brien"]);
  });

  test('month, as text, JSON and CSV: the date of a change is shown with its month', () => {
    const { stdout } = cli.run('run', 'two.yaml', '--by', 'month', '--out', 'report');
    expect(stdout).toContain('◂ from 2018-01-31: No calls, no notice, no hold');
    const csv = readFileSync(join(cli.room, 'report/months.csv'), 'utf8');
    expect([...new Set(csv.split('\r\n').map((line) => line.split(',').slice(0, 2).join()))]).toEqual([
      'policy,month',
      'practice,2018-01',
      'practice,2018-02',
      'changed,2018-01',
      'changed,2018-02',
      '',
    ]);
    const { breakdown } = JSON.parse(readFileSync(join(cli.room, 'report/result.json'), 'utf8')) as Result;
    expect(breakdown?.policies[1].changes).toEqual([{ from: '2018-01-31', title: 'No calls, no notice, no hold' }]);
    // From February on no notice is sent about anybody.
    expect(breakdown?.policies[1].parts[1].measures.noticesSent.mean).toBe(0);
  });

  test('week, as text, JSON and CSV: a map of 7 days of 24 hours, and both parts of the name as columns', () => {
    const { stdout } = cli.run('run', 'two.yaml', '--by', 'week', '--out', 'week');
    expect(stdout).toContain('practice: of 100 people with a detainer, how many are picked up');
    expect(stdout.split('\n').filter((line) => /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)( |$)/.test(line))).toHaveLength(4 * 7);
    const { breakdown } = JSON.parse(readFileSync(join(cli.room, 'week/result.json'), 'utf8')) as Result;
    expect(breakdown?.policies[0].parts).toHaveLength(168);
    const csv = readFileSync(join(cli.room, 'week/week.csv'), 'utf8');
    expect(csv).toMatch(/^policy,weekday,hour,measure,/);
    expect(csv).toContain('practice,Mon,00:00,detainersLodged,');
  });

  test.each([
    [['--by', 'colour'], /Allowed choices are facility, month, reason, hour, weekday, week, priority, convicted/],
    [['--by', 'month', '--on', 'local'], /--by works only for runs in this process/],
  ])('%j is refused', (args, message) => {
    const { stdout, stderr, status } = cli.run('run', 'two.yaml', ...args);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(message);
  });
});
