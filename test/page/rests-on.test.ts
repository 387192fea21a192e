import { describe, expect, test } from '@jest/globals';
import { restsOn, valueInWords } from '../../src/page/data/rests-on.ts';
import { policyResult, result } from '../report/results.ts';

type Assumption = ReturnType<typeof result>['assumptions'][number];
const value = (path: string, source = '', more: Partial<Assumption> = {}): Assumption => ({
  path,
  value: '1',
  basis: 'assumption',
  source,
  from: 'file',
  ...more,
});

/** Most are lost because the notice is heard too late, then because no team comes in time. */
const run = (assumptions: Assumption[]) => ({
  ...result([policyResult('p', { noticeUnheard: 6, late: 3, pickedUpAtRelease: 1 })]),
  assumptions,
});
const names = (assumptions: Assumption[]) => restsOn(run(assumptions)).map(({ name }) => name);

const CHANNEL = value('releaseNotice.channel.kind', '', { value: 'phone' });
const PHONE = ['hours', 'answered', 'voiceMailDelay'].map((key) => value(`releaseNotice.channel.phone.${key}`));

describe('the assumptions that the first sheet names', () => {
  test('decide at the locks where the most are lost: one of each lock, then further ones', () => {
    expect(names([CHANNEL, ...PHONE, value('facilities.jail.travel'), value('agentArrival.decline')])).toEqual([
      'hours in which the agency’s phone is staffed',
      'travel time to the jail',
      'calls that the agency answers at once',
      'time until a voice mail is heard',
    ]);
  });

  test('are of the channel that is used', () => {
    expect(names([value('releaseNotice.channel.kind', '', { value: 'email' }), ...PHONE])).toEqual([]);
  });

  test('come first if no source supports them, and are assumptions of the base', () => {
    const sourced = value('releaseNotice.channel.phone.hours', 'a newspaper');
    const reported = value('agentArrival.margin', 'a newspaper', { basis: 'reported' });
    const ofPolicy = value('facilities.jail.travel', '', { policy: 'p' });
    expect(names([CHANNEL, sourced, PHONE[1], reported, ofPolicy])).toEqual([
      'calls that the agency answers at once',
      'hours in which the agency’s phone is staffed',
    ]);
  });

  test('name the jails together', () => {
    expect(restsOn(run([value('facilities.a.travel'), value('facilities.b.travel')]))).toEqual([
      { name: 'travel time to each of 2 jails', value: 'listed at the end' },
    ]);
  });

  test('are none without detainers', () => {
    expect(restsOn({ ...run(PHONE), policies: [policyResult('p', { notIdentified: 3 })] })).toEqual([]);
  });

  test.each([
    ['{lognormal: {median: 30 min, q90: 50 min}}', 'median 30 min, 9 of 10 up to 50 min'],
    ['{count: 2, hours: Mon–Fri 07:00–17:00}', '2, Mon–Fri 07:00–17:00'],
    ['everyNotice', 'every notice'],
    ['Mon–Fri 08:00–16:30 except holidays', 'Mon–Fri 08:00–16:30 except holidays'],
  ])('%s is written %s', (given, expected) => {
    expect(valueInWords(given)).toBe(expected);
  });
});
