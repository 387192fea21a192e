import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { describePresets } from '../../src/scenario/policies/describe-preset.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import type { At, Changes, Leaf } from '../model/changes.ts';
import { BASES, over } from './over-a-base.ts';

// Each preset does what its row of the list of facts says, over any base. The values below come from those rows.

const HOUR = 3600;

const NOTICE_AT_CLEARING: Changes<ResolvedPolicy> = {
  'releaseNotice.handover.rule': 'none',
  'releaseNotice.notice.rule': 'atClearing',
  'releaseNotice.notice.delayRelease': false,
};
const ONE_RULE_FOR_ALL: Changes<ResolvedPolicy> = {
  'releaseNotice.discretion.week': 1,
  'releaseNotice.discretion.person': 1,
};
const JUDGES_ORDER: Changes<ResolvedPolicy> = {
  ...NOTICE_AT_CLEARING,
  ...ONE_RULE_FOR_ALL,
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.basis': 'judgesOrder',
  'releaseNotice.hold.judgesOrder.probability': 0,
};
const HELD_48_HOURS: Changes<ResolvedPolicy> = {
  ...NOTICE_AT_CLEARING,
  ...ONE_RULE_FOR_ALL,
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': 48 * HOUR,
};
const ASKED_FOR: Changes<ResolvedPolicy> = {
  ...ONE_RULE_FOR_ALL,
  'releaseNotice.handover.rule': 'none',
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.leadSeconds': 24 * HOUR,
};

/** Presets of one rule; test/policies/varied-presets.test.ts has the others. */
const DEFINED_BY: Record<
  Exclude<(typeof PRESETS)[number], 'minnesota-patchwork' | 'hennepin-2011-to-2019'>,
  Changes<ResolvedPolicy>
> = {
  'honor-detainers': {
    ...HELD_48_HOURS,
    'releaseNotice.hold.clock': 'excludingWeekendsAndHolidays',
    'releaseNotice.hold.basis': 'administrativeRequest',
  },
  'judges-order-with-notice': JUDGES_ORDER,
  'calls-for-every-foreign-born': {
    ...JUDGES_ORDER,
    'detainer.bookingCall.rule': 'everyForeignBorn',
    'detainer.bookingCall.asksFirst': false,
  },
  'consent-gated-calls': {
    ...JUDGES_ORDER,
    'detainer.bookingCall.rule': 'foreignBornWhoConsent',
    'detainer.bookingCall.asksFirst': true,
  },
  'on-site-office': {
    ...JUDGES_ORDER,
    'releaseNotice.channel.kind': 'onSite',
    'agentArrival.onSiteOffice.travel': { distribution: { kind: 'constant', seconds: 300 }, medianSeconds: 300 },
  },
  'no-cooperation': {
    'detainer.bookingCall.rule': 'none',
    'releaseNotice.notice.rule': 'none',
    'releaseNotice.notice.delayRelease': false,
    'releaseNotice.hold.rule': 'none',
  },
  'notice-24h-best-effort': { ...ASKED_FOR, 'releaseNotice.notice.delayRelease': false },
  'notice-24h-release-delayed': {
    ...ASKED_FOR,
    'releaseNotice.notice.delayRelease': true,
    'releaseNotice.notice.delayBasis': 'none',
  },
  '287g-jail-enforcement': {
    ...HELD_48_HOURS,
    'detainer.bookingCall.rule': 'everyForeignBorn',
    'releaseNotice.hold.basis': 'warrant287g',
    'costs.training.officers': 2,
    'costs.training.eachSeconds': 40 * HOUR,
  },
  '287g-warrant-service-officer': {
    ...HELD_48_HOURS,
    'releaseNotice.hold.basis': 'warrant287g',
    'costs.training.officers': 2,
    'costs.training.eachSeconds': 8 * HOUR,
  },
  '287g-task-force': { 'costs.training.officers': 2, 'costs.training.eachSeconds': 40 * HOUR },
  'state-prison': {
    ...ONE_RULE_FOR_ALL,
    'releaseNotice.notice.rule': 'advance',
    'releaseNotice.notice.leadSeconds': 7 * 24 * HOUR,
    'releaseNotice.notice.delayRelease': false,
    'releaseNotice.notice.compliance': 1,
    'releaseNotice.handover.rule': 'arranged',
    'releaseNotice.handover.fallsThrough': 0.02,
    'releaseNotice.handover.usesTeam': true,
    'releaseNotice.hold.rule': 'none',
  },
  'unwritten-case-by-case': {
    ...NOTICE_AT_CLEARING,
    'releaseNotice.hold.rule': 'none',
    'releaseNotice.discretion.week': 0.6,
    'releaseNotice.discretion.person': 0.8,
  },
  'rented-beds': {
    ...ONE_RULE_FOR_ALL,
    'releaseNotice.notice.rule': 'atClearing',
    'releaseNotice.handover.rule': 'arranged',
    'releaseNotice.handover.fallsThrough': 0,
    'releaseNotice.handover.usesTeam': false,
    'releaseNotice.hold.rule': 'none',
  },
  'standing-arrangement': {
    ...ONE_RULE_FOR_ALL,
    'releaseNotice.notice.rule': 'atClearing',
    'releaseNotice.notice.delayBasis': 'none',
    'releaseNotice.handover.rule': 'arranged',
    'releaseNotice.handover.fallsThrough': 0.05,
    'releaseNotice.handover.usesTeam': true,
    'releaseNotice.hold.rule': 'none',
  },
  'detainers-withheld': { 'detainer.issue.regimeFactor': 0 },
};

/** The values of a policy at some paths. */
function at<Path extends Leaf<ResolvedPolicy>>(policy: ResolvedPolicy, paths: readonly Path[]) {
  const value = (path: string) =>
    path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], policy);
  return Object.fromEntries(paths.map((path) => [path, value(path) as At<ResolvedPolicy, Path>]));
}

describe('the presets', () => {
  test('are the files in scenarios/policies', () => {
    const files = readdirSync('scenarios/policies').filter((file) => file.endsWith('.yaml'));
    expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual([...PRESETS].sort());
  });

  test('represent R1 to R17, one preset each, and D8', async () => {
    const first = (await describePresets()).map(({ rows }) => rows[0]);
    expect(first).toEqual([...Array.from({ length: 17 }, (_, i) => `R${i + 1}`), 'D8']);
  });

  test('say where they come from; a reported one names its source', async () => {
    for (const { source, facilities = [], dated = [], ...preset } of await describePresets()) {
      expect(source).not.toBe('');
      const values = [preset, ...facilities, ...dated].flatMap(({ standsOn, changes }) =>
        [standsOn ?? [], changes].flat(),
      );
      for (const { basis, source: of } of values) expect(basis !== 'reported' || of !== '').toBe(true);
    }
  });
});

test.each([
  ['first-look', 'phone'],
  ['contrary', 'email'],
] as const)('over %s, notices to a closed on-site office go by the %s that the base uses', async (base, way) => {
  const { resolved } = await over(base, ['on-site-office']);
  expect(resolved.policies[1].releaseNotice.channel.onSiteClosed).toBe(way);
});

describe.each(Object.keys(BASES) as (keyof typeof BASES)[])('over %s', (base) => {
  test('each resolves to the values that define it', async () => {
    const { resolved } = await over(base, Object.keys(DEFINED_BY));
    for (const policy of resolved.policies.slice(1)) {
      const defined = DEFINED_BY[policy.name as keyof typeof DEFINED_BY];
      expect({ [policy.name]: at(policy, Object.keys(defined) as Leaf<ResolvedPolicy>[]) }).toEqual({
        [policy.name]: defined,
      });
    }
  });

  test('it changes only the paths that it names', async () => {
    const { resolved } = await over(base, PRESETS);
    const [practice, ...policies] = resolved.policies;
    for (const { name, changes, ...policy } of policies) {
      const sections = new Set(changes.map(({ path }) => path.split('.').slice(0, 2).join('.')));
      for (const section of ['detainer', 'releaseNotice', 'agentArrival', 'costs'] as const) {
        for (const [key, value] of Object.entries(policy[section])) {
          const isNamed = [...sections].some((path) => path === `${section}.${key}`);
          if (!isNamed)
            expect([name, section, key, value]).toEqual([
              name,
              section,
              key,
              at(practice, [`${section}.${key}` as Leaf<ResolvedPolicy>])[`${section}.${key}`],
            ]);
        }
      }
    }
  });
});

test('planted fault: without its preset, a policy over the contrary base differs from the row', async () => {
  const { resolved } = await over('contrary', []);
  for (const [name, defined] of Object.entries(DEFINED_BY)) {
    const paths = Object.keys(defined) as Leaf<ResolvedPolicy>[];
    expect([name, at(resolved.policies[0], paths)]).not.toEqual([name, defined]);
  }
});
