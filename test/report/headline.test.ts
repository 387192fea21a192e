import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../events/outcome.ts';
import { headline } from '../../src/report/headline.ts';
import { renderText } from '../../src/report/text.ts';
import { duration, mean, policyResult, result } from './results.ts';

const window = { noticeWindow: duration(61, 89, 116) };
const policy = (name: string, outcomes: Partial<Record<Outcome, number>>) => policyResult(name, outcomes, window);
const lines = (...policies: ReturnType<typeof policy>[]) => headline(result(policies));

describe('the headline', () => {
  test('has one line per policy: pickups of 100, and the largest loss', () => {
    // 541 detainers: 187 ÷ 541 = 34.57, 254 ÷ 541 = 46.95, 48 ÷ 541 = 8.87, 26 ÷ 541 = 4.81 twice. Rounded down these
    // are 34 + 46 + 8 + 4 + 4 = 96; the four that are left go to .95, .87 and to both .81.
    const baseline = policy('practice', {
      pickedUpAtRelease: 187,
      noticeUnheard: 254,
      late: 48,
      declined: 26,
      noShow: 26,
    });
    const other = policy('none', { noNotice: 118 });
    expect(lines(baseline, other)).toEqual([
      'Under "practice" ICE (the agency) asks for 24 h of notice and gets 1 h 29 min (median).',
      'Of 100 detainers lodged before the exit (the largest loss; for the baseline, all of 5 or more):',
      '  practice  34 end in a pickup; in 47 the notice is read or heard too late, in 9 the team arrives',
      '            late, in 5 the agency declines, in 5 the team sent does not arrive.',
      '  none      0 end in a pickup; in 100 no notice is sent.',
    ]);
  });

  test('names every loss of 5 of 100 or more of the baseline, and counts the others, so that all sum to 100', () => {
    const [, , ...ends] = lines(
      policy('practice', { pickedUpAtRelease: 70, late: 11, noTeamFree: 10, noShow: 5, declined: 4 }),
    );
    expect(ends.join(' ').replace(/ +/g, ' ')).toBe(
      ' practice 70 end in a pickup; in 11 the team arrives late, in 10 no team is free, in 5 the team sent does not ' +
        'arrive; 4 end in other ways.',
    );
  });

  test('names the largest loss even if it is below 5 of 100', () => {
    expect(lines(policy('a', { pickedUpAtRelease: 97, late: 2, noShow: 1 }))[2]).toBe(
      '  a  97 end in a pickup; in 2 the team arrives late; 1 ends in another way.',
    );
  });

  test('names the loss with more people if both round to the same number', () => {
    const other = policy('b', { pickedUpAtRelease: 801, declined: 99, late: 100 });
    expect(lines(policy('a', { late: 1 }), other)[3]).toBe('  b  80 end in a pickup; in 10 the team arrives late.');
  });

  test('says that not all end in a pickup, however few do not', () => {
    expect(lines(policy('a', { pickedUpFromHold: 999, late: 1 }))[2]).toBe(
      '  a  >99 end in a pickup; in <1 the team arrives late.',
    );
  });

  test('has the numbers of the table of outcomes', () => {
    const text = renderText(
      result([policy('a', { pickedUpAtRelease: 195, noticeUnheard: 450, late: 172, noTeamFree: 183 })]),
    );
    const [, pickups] = text.match(/ a {2}(\d+) end in a pickup/)!;
    const [, row] = text.match(/picked up at release +(\d+)\n/)!;
    expect(pickups).toBe(row);
  });
});

describe('given an unusual baseline', () => {
  test('no notice is sent', () => {
    const none = policyResult('none', { notIdentified: 90, noNotice: 10 }, { pickupRate: mean(0, 0) });
    expect(lines(none)).toEqual([
      'Under "none" the jail sends ICE (the agency) no notice of a release.',
      'Of 100 detainers lodged before the exit:',
      '  none  0 end in a pickup; in 100 no notice is sent.',
    ]);
  });

  test('no detainer is lodged in time', () => {
    const none = policyResult('none', { notIdentified: 100 });
    const first = 'Under "none" ICE (the agency) lodges no detainer in time.';
    expect(lines(none)).toEqual([first]);
    expect(lines(none, policy('other', { late: 1, pickedUpAtRelease: 1 }))).toEqual([
      first,
      'Of 100 detainers lodged before the exit (the largest loss; for the baseline, all of 5 or more):',
      '  none   no detainer is lodged.',
      '  other  50 end in a pickup; in 50 the team arrives late.',
    ]);
  });

  test('everybody is picked up', () => {
    expect(lines(policy('all', { pickedUpAtRelease: 10 }))[2]).toBe('  all  100 end in a pickup; none is missed.');
  });
});
