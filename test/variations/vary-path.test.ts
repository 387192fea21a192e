import { describe, expect, test } from '@jest/globals';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { checkVaryPath, pathOfPolicy } from '../../src/variations/vary-path.ts';

const { tree } = readScenario(
  [
    'title: One jail',
    'base:',
    '  facilities: { St. Louis: { travel: 20 min } }',
    '  booking: { rate: 10 per day }',
    'policies:',
    '  practice: {}',
    '  delayed: { changes: { releaseNotice.notice.lead: 12 h } }',
  ].join('\n'),
  'one-jail.yaml',
);

describe('a path to vary', () => {
  test.each([
    'booking.rate',
    'agentArrival.teams.count',
    'facilities.St. Louis.travel',
    'delayed: releaseNotice.notice.lead',
  ])('can be %s, written or a default', (path) => {
    expect(() => checkVaryPath(tree, path)).not.toThrow();
  });

  test.each([
    ['agentArrival.team.count', 'did you mean "agentArrival.teams.count"?'],
    ['delayed: releaseNotice.notice.leed', 'did you mean "delayed: releaseNotice.notice.lead"?'],
    ['delaid: releaseNotice.notice.lead', 'did you mean "delayed: releaseNotice.notice.lead"?'],
    ['replications', undefined],
    ['title', undefined],
    ['', undefined],
  ])('is refused as %j, with the nearest', (path, hint) => {
    expect(() => checkVaryPath(tree, path)).toThrow(expect.objectContaining({ hint }));
  });

  test('is one of a policy alone, unless all policies share what is there', () => {
    const ofDelayed = (path: string) => pathOfPolicy(tree, path, 'delayed');
    expect(ofDelayed('agentArrival.teams.count')).toBe('delayed: agentArrival.teams.count');
    expect(ofDelayed('facilities.St. Louis.travel')).toBe('delayed: facilities.St. Louis.travel');
    expect(ofDelayed('booking.rate')).toBe('booking.rate');
    expect(ofDelayed('practice: agentArrival.margin')).toBe('practice: agentArrival.margin');
  });
});
