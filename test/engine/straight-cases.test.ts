import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { isStraight } from '../../src/engine/run/straight-cases.ts';
import { addReplication, countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { Histogram } from '../../src/sums/histogram.ts';
import { type Changes, changed } from '../model/changes.ts';
import { POLICY_SWITCHES } from '../model/switches.ts';
import { randomPolicy, randomScenario } from './random-scenario.ts';
import { ALWAYS, NEVER_OPEN, plainPolicy, plainScenario } from './scenarios.ts';

/** A policy that is random except that every notice is sent at clearing and heard at once. */
const straightPolicy = fc.tuple(randomPolicy, fc.boolean()).map(([policy, certain]): ResolvedPolicy => {
  const { releaseNotice, agentArrival, detainer } = policy;
  return {
    ...policy,
    baseClearing: policy.baseClearing === null ? null : undefined,
    detainer: certain
      ? plainPolicy().detainer
      : {
          ...detainer,
          askedAbout: { ...detainer.askedAbout, probability: 0 },
          issue: { ...detainer.issue, weekdays: [], swing: 0 },
        },
    releaseNotice: {
      ...releaseNotice,
      otherwise: { ...releaseNotice.otherwise, probability: 0 },
      handover: { ...releaseNotice.handover, rule: 'none' },
      clearing: releaseNotice.clearing.map((time) => ({ ...time, byHour: [] })),
      reasons: [{ ...releaseNotice.reasons[0], weight: 1, hours: ALWAYS, profile: [] }],
      notice: { ...releaseNotice.notice, rule: 'atClearing', compliance: 1, delayRelease: false },
      discretion: { week: 1, person: 1 },
      channel: {
        ...releaseNotice.channel,
        kind: 'phone',
        phone: { ...releaseNotice.channel.phone, hours: ALWAYS, answered: 1 },
      },
      hold: { ...releaseNotice.hold, rule: 'none' },
    },
    agentArrival: {
      ...agentArrival,
      decline: [0, 0],
      onSiteOffice: { ...agentArrival.onSiteOffice, hours: NEVER_OPEN },
    },
  };
});

/** All that a replication counts. With an observer the engine follows everybody step by step. */
function tallied(scenario: ResolvedScenario, stepByStep: boolean): string {
  const plan = makePlan(scenario);
  const tally = emptyTally(scenario.policies.length);
  const counters = countersFor(tally);
  const observer = { booked() {}, followed() {}, served() {} };
  new Replicator(plan).run(0, counters, stepByStep ? observer : undefined);
  const costs = scenario.policies.map((policy) => policy.costs);
  addReplication(tally, 0, { counters, costs, baseline: 0 });
  const plain = (_: string, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value instanceof Histogram ? value.entries() : value;
  return JSON.stringify(tally, plain);
}

test('cases followed in columns count what the same cases count step by step', () => {
  fc.assert(
    fc.property(randomScenario(fc.tuple(straightPolicy, straightPolicy)), (scenario) => {
      expect(makePlan(scenario).policies.every(isStraight)).toBe(true);
      expect(tallied(scenario, false) === tallied(scenario, true)).toBe(true);
    }),
    { numRuns: 100, seed: 60 },
  );
});

test('another policy that is not straight changes nothing', () => {
  fc.assert(
    fc.property(randomScenario(fc.tuple(straightPolicy, randomPolicy)), (scenario) => {
      expect(tallied(scenario, false) === tallied(scenario, true)).toBe(true);
    }),
    { numRuns: 50, seed: 61 },
  );
});

test.each<[string, Changes<ResolvedPolicy>]>([
  ['hours of release', { 'releaseNotice.reasons': [{ ...plainPolicy().releaseNotice.reasons[0], hours: NEVER_OPEN }] }],
  ['advance notice', { 'releaseNotice.notice.rule': 'advance' }],
  ['compliance', { 'releaseNotice.notice.compliance': 0.9 }],
  ['discretion by week', { 'releaseNotice.discretion.week': 0.9 }],
  ['discretion by person', { 'releaseNotice.discretion.person': 0.9 }],
  ['a delayed release', { 'releaseNotice.notice.delayRelease': true }],
  ['a hold', { 'releaseNotice.hold.rule': 'upTo' }],
  ['e-mail', { 'releaseNotice.channel.kind': 'email' }],
  ['desk hours', { 'releaseNotice.channel.phone.hours': NEVER_OPEN }],
  ['voice mail', { 'releaseNotice.channel.phone.answered': 0.9 }],
  ['declining', { 'agentArrival.decline': [0.1] }],
  ['an on-site office', { 'agentArrival.onSiteOffice.hours': ALWAYS }],
])('%s is not a straight case', (_, change) => {
  const straight = (policy: ResolvedPolicy) => makePlan(plainScenario({}, [policy])).policies.every(isStraight);
  expect(straight(plainPolicy())).toBe(true);
  expect(straight(changed(plainPolicy(), change))).toBe(false);
});

test('another clearing than the base’s is not a straight case; other custody is', () => {
  const straight = (baseClearing: ResolvedPolicy['baseClearing']) =>
    makePlan(plainScenario({}, [{ ...plainPolicy(), baseClearing }])).policies.every(isStraight);
  expect(straight(plainPolicy().releaseNotice.clearing)).toBe(false);
  expect(straight(null)).toBe(true);
});

describe('no switch is ignored where cases are followed in columns', () => {
  const alone = (policy: ResolvedPolicy) => plainScenario({}, [policy]);
  /** The switches that make the columns count something other than the steps do. */
  const ignored = (switches: Record<string, 'label' | { to: unknown }>, columns = (policy: ResolvedPolicy) => policy) =>
    Object.entries(switches).flatMap(([path, entry]) => {
      if (entry === 'label') return [];
      const policy = changed(plainPolicy(), { [path]: entry.to } as Changes<ResolvedPolicy>);
      return tallied(alone(columns(policy)), false) === tallied(alone(policy), true) ? [] : [path];
    });

  test('whichever switch of a policy is set to another value', () => {
    expect(ignored(POLICY_SWITCHES)).toEqual([]);
  });

  test('planted fault: columns that ignore a switch are found', () => {
    const compliance = { 'releaseNotice.notice.compliance': { to: 0.5 } };
    expect(ignored(compliance, () => plainPolicy())).toEqual(Object.keys(compliance));
  });
});

test('planted fault: a tally of other people differs', () => {
  const scenario = plainScenario();
  expect(tallied(scenario, false) === tallied(plainScenario({ seed: 8 }), true)).toBe(false);
});
