import { describe, expect, test } from '@jest/globals';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { load, scenario } from './scenario-text.ts';

// What a resolved policy says about the base, with which the measure `custodyAdded` compares it.

const JAILS = [
  '  facilities:',
  '    north: { share: 50 %, travel: 30 min, clearing: 1 h }',
  '    south: { share: 50 %, travel: 1 h, clearing: 2 h }',
].join('\n');

async function other(changes: string, base = JAILS): Promise<ResolvedPolicy> {
  const { policies } = (await load(scenario(base, `      ${changes}`))).resolved;
  expect(policies[0].baseClearing).toBeUndefined();
  return policies[1];
}

describe('a policy is compared with the base', () => {
  test.each([
    'releaseNotice.hold.rule: upTo',
    'releaseNotice.notice.delayRelease: yes',
    // What the base says anyway, in other words.
    'facilities.north.clearing: 60 min',
    'releaseNotice.reasons.bail.hours: always',
    // The jail knows earlier and releases at the same time.
    'releaseNotice.reasons.bail.knownAhead: 4 h',
  ])('by its own clearing under %s', async (changes) => {
    expect(await other(changes)).not.toHaveProperty('baseClearing');
  });

  test('by the base’s clearing if it has another in some facility', async () => {
    const { baseClearing, releaseNotice } = await other('facilities.south.clearing: 3 h');
    expect(baseClearing?.map(({ medianSeconds }) => medianSeconds)).toEqual([3600, 7200]);
    expect(releaseNotice.clearing.map(({ medianSeconds }) => medianSeconds)).toEqual([3600, 10_800]);
  });

  test.each([
    'releaseNotice.reasons.bail.custody: 5 h',
    'releaseNotice.reasons.bail.within: atStart',
    'releaseNotice.reasons.bail.profile: flat',
    'releaseNotice.reasons: { bail: { weight: 50 %, custody: 1 h }, transfer: { weight: 50 %, custody: 2 h } }',
  ])('with nothing under %s', async (changes) => {
    expect((await other(changes)).baseClearing).toBeNull();
  });
});

describe('facilities with rules of their own', () => {
  const own = (custody: string) =>
    [
      '  facilities:',
      '    north: { share: 50 %, travel: 30 min }',
      `    south: { share: 50 %, travel: 1 h, changes: { releaseNotice.reasons.bail.custody: ${custody} } }`,
    ].join('\n');

  test('belong to the base', async () => {
    expect(await other('releaseNotice.hold.rule: upTo', own('3 h'))).not.toHaveProperty('baseClearing');
    // South has it in any case, and north does not.
    expect((await other('releaseNotice.reasons.bail.custody: 3 h', own('3 h'))).baseClearing).toBeNull();
  });
});

describe('a policy that changes on dates', () => {
  const dated = (changes: string) =>
    [
      scenario(JAILS),
      '  later:',
      '    dated:',
      `      - { from: 2018-01-04, title: Later, changes: { ${changes} } }`,
      '',
    ].join('\n');

  test('is compared if it releases as the base does in every period', async () => {
    const [, held] = (await load(dated('releaseNotice.hold.rule: upTo'))).resolved.policies;
    expect(held).not.toHaveProperty('baseClearing');
    const [, custody] = (await load(dated('releaseNotice.reasons.bail.custody: 5 h'))).resolved.policies;
    expect(custody.baseClearing).toBeNull();
  });
});
