import { expect, test } from '@jest/globals';
import { renderText } from '../../src/report/text.ts';
import { policyResult, result } from './results.ts';

const practice = policyResult('practice', { late: 600, noTeamFree: 100, pickedUpAtRelease: 300 });
const delayed = policyResult('delayed', { afterHours: 250, late: 350, pickedUpAtRelease: 400 });
const flows = [
  {
    policy: 'delayed',
    baseline: 'practice',
    leftOut: 0,
    from: {
      late: { late: 350, afterHours: 50, pickedUpAtRelease: 200 },
      noTeamFree: { afterHours: 100 },
      pickedUpAtRelease: { afterHours: 100, pickedUpAtRelease: 200 },
    },
  },
];

const shown = (moved: boolean, changes: Parameters<typeof result>[1] = { flows }) =>
  renderText(result([practice, delayed], changes), { moved });

test('with --moved, the report says who gained and who lost a pickup, and the largest other moves', () => {
  expect(shown(true)).toContain(
    [
      'Who moved: the same people under "practice" and under each other policy (average people per run of',
      '365 days)',
      '  B  delayed  20 gained a pickup, and 10 of the 30 who had one lost it (of 100 detainers: 20 gained,',
      '              10 lost).',
      '    Of those who gained, under practice: late 20.',
      '    Of those who lost, now: after hours 10.',
      '    Other moves: no team free → after hours 10, late → after hours 5.',
      '  Of 100 detainers: of those lodged before the exit under "practice".',
    ].join('\n'),
  );
});

test('without it, the report does not', () => {
  expect(shown(false)).not.toContain('Who moved');
});

test('a policy that changes nothing moves nobody', () => {
  const same = [{ ...flows[0], from: { late: { late: 600 } } }];
  expect(shown(true, { flows: same })).toContain('  B  delayed  nobody moved.');
});
