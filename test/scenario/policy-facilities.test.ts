import { describe, expect, test } from '@jest/globals';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { load, problems } from './scenario-text.ts';

// A policy may set rules for single facilities, as a preset may. These tests check the order of precedence.

const withPolicies = (...policies: string[]) => `title: Test
zone: America/Chicago
start: 2018-01-01
length: 7 days
base:
  booking: {}
  facilities:
    north: { rate: 1 per day, travel: 1 h, policy: honor-detainers }
    south: { rate: 1 per day, travel: 1 h }
    prison: { rate: 1 per day, travel: 1 h, policy: state-prison, keepsRegime: yes }
policies:
  practice: {}
${policies.map((policy) => `  ${policy}\n`).join('')}`;

/** By facility, the policy's rules in force at a stage. */
function rulesOf({ regimes = [], inForce = [] }: ResolvedPolicy, stage = 0) {
  return inForce[stage].regimeOf.map((regime) => regimes[regime].releaseNotice);
}

async function other(policy: string): Promise<ResolvedPolicy> {
  return (await load(withPolicies(`other: ${policy}`))).resolved.policies[1];
}

describe('what a policy says about a facility', () => {
  test('comes after the facility’s regime and after what the policy changes everywhere', async () => {
    const policy = await other(
      '{ changes: { releaseNotice.notice.compliance: 50 % }, ' +
        'facilities: { north: { policy: no-cooperation, changes: { releaseNotice.notice.compliance: 80 % } } } }',
    );
    expect(rulesOf(policy).map(({ notice }) => [notice.rule, notice.compliance])).toEqual([
      ['none', 0.8],
      ['atClearing', 0.5],
      // A regime that is kept has no compliance below 1.
      ['advance', 1],
    ]);
  });

  test('others are those that it does not name, and a kept regime stays', async () => {
    const policy = await other('{ facilities: { south: {} }, others: { policy: no-cooperation } }');
    expect(rulesOf(policy).map(({ notice, hold }) => [notice.rule, hold.rule])).toEqual([
      ['none', 'none'],
      ['atClearing', 'none'],
      ['advance', 'none'],
    ]);
  });

  test('may change on a date', async () => {
    const policy = await other('{ dated: [{ from: 2018-01-03, facilities: { south: { policy: honor-detainers } } }] }');
    expect([0, 1].map((stage) => rulesOf(policy, stage).map(({ hold }) => hold.rule))).toEqual([
      ['upTo', 'none', 'none'],
      ['upTo', 'upTo', 'none'],
    ]);
  });

  test('is listed among the assumptions, by facility', async () => {
    const { assumptions } = await load(
      withPolicies('other: { facilities: { south: { policy: { value: no-cooperation, source: a paper } } } }'),
    );
    expect(assumptions.find(({ policy }) => policy === 'other in south')).toEqual({
      path: 'policy',
      policy: 'other in south',
      value: 'no-cooperation',
      basis: 'reported',
      source: 'a paper',
      from: 'file',
    });
    expect(assumptions.some(({ policy }) => policy === 'facilities with scenarios/policies/no-cooperation.yaml')).toBe(
      true,
    );
  });
});

describe('refused', () => {
  test.each([
    ['{ facilities: { sotuh: {} } }', '"sotuh" is not a facility of this scenario'],
    ['{ facilities: {} }', 'expected 1 to 500 facilities, got 0'],
    ['{ facilities: { south: { polcy: no-cooperation } } }', 'unknown key "polcy"'],
    ['{ facilities: { south: { policy: no-coperation } } }', '"no-coperation" is not a policy preset'],
    [
      '{ facilities: { south: { changes: { agentArrival.teams.count: 3 } } } }',
      '"agentArrival.teams.count" cannot be changed by the regime of a facility',
    ],
    ['{ others: { changes: { releaseNotice.notice.rul: none } } }', 'unknown path "releaseNotice.notice.rul"'],
    ['{ others: { changes: { releaseNotice.notice.rule: never } } }', '"never" is not one of the words allowed here'],
    [
      '{ facilities: { south: { policy: minnesota-patchwork } } }',
      'the preset scenarios/policies/minnesota-patchwork.yaml already sets rules by facility',
    ],
    [
      '{ facilities: { south: { policy: hennepin-2011-to-2019 } } }',
      'the preset scenarios/policies/hennepin-2011-to-2019.yaml already changes on dates',
    ],
    [
      '{ dated: [{ from: 2018-01-03, policy: hennepin-2011-to-2019 }] }',
      'the preset scenarios/policies/hennepin-2011-to-2019.yaml already changes on dates',
    ],
    [
      '{ policy: hennepin-2011-to-2019, dated: [{ from: 2018-01-03 }] }',
      'the preset scenarios/policies/hennepin-2011-to-2019.yaml already changes on dates',
    ],
    ['{ policy: ./circle.yaml }', 'the preset ./circle.yaml already builds on a preset'],
    ['{ policy: ./dates-out-of-order.yaml }', '2017-01-01 comes after 2018-01-01'],
  ])('%s: %s', async (policy, message) => {
    const told = await problems(withPolicies(`other: ${policy}`));
    expect(told.map((problem) => problem.replace(/^\d+:\d+: /, ''))).toEqual([message]);
  });

  test('a facility of the base that builds on a preset of many rules', async () => {
    const text = withPolicies().replace('policy: honor-detainers', 'policy: minnesota-patchwork');
    expect(await problems(text)).toEqual([
      '8:52: the preset scenarios/policies/minnesota-patchwork.yaml already sets rules by facility',
    ]);
  });

  test('planted fault: a patchwork from a date on is not a problem', async () => {
    expect(
      await problems(withPolicies('other: { dated: [{ from: 2018-01-03, policy: minnesota-patchwork }] }')),
    ).toEqual([]);
  });
});

test('a preset of the user’s own may build on a built-in one, and serve for a facility', async () => {
  const policy = await other('{ facilities: { south: { policy: ./on-another.yaml } } }');
  expect(rulesOf(policy)[1].hold).toMatchObject({ rule: 'upTo', limitSeconds: 12 * 3600 });
});
