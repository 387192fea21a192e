import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { SharedDecisions } from '../../src/engine/run/shared-decisions.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { type Changes, changed } from '../model/changes.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';
import { regimeOf } from './random-scenario.ts';

const unheard: Changes<ResolvedPolicy> = { 'releaseNotice.notice.compliance': 0.5 };
const uncalled: Changes<ResolvedPolicy> = { 'detainer.bookingCall.rule': 'none' };

/** The busy policy, with changes in the first and in the second facility, and others from a date on. */
function policyWith(
  name: string,
  [north, south]: [Changes<ResolvedPolicy>, Changes<ResolvedPolicy>],
  later?: Changes<ResolvedPolicy>,
): ResolvedPolicy {
  const rules = [north, south, later ?? {}].map((changes) => regimeOf(changed(busyPolicy, changes)));
  const inForce = [{ from: null, title: 'first', regimeOf: [0, 1] }];
  if (later === undefined) return { ...busyPolicy, name, regimes: rules.slice(0, 2), inForce };
  const dated = { from: '2018-03-09', title: 'later', regimeOf: [0, 2] };
  return { ...busyPolicy, name, regimes: rules, inForce: [...inForce, dated] };
}

function groups(policies: ResolvedPolicy[]): (readonly (readonly number[])[])[] {
  const plan = makePlan({ ...busyScenario(busyPolicy, busyBooking), policies });
  const shared = new SharedDecisions(plan.policies, policies, 2);
  return [0, 1].map((facility) => shared.groupsIn(facility));
}

describe('policies that decide detainer and release alike', () => {
  test('are one group where they differ in nothing but the notice', () => {
    const policies = [busyPolicy, changed(busyPolicy, { name: 'other', ...unheard })];
    expect(groups(policies)).toEqual([[[0, 1]], [[0, 1]]]);
  });

  test('are one group in the facilities where they are alike, and two in the others', () => {
    const policies = [policyWith('a', [{}, unheard]), busyPolicy, policyWith('b', [unheard, uncalled])];
    expect(groups(policies)).toEqual([[[0, 1, 2]], [[0, 1], [2]]]);
  });

  test('are apart where one of them changes on a date', () => {
    const policies = [policyWith('a', [{}, {}], uncalled), busyPolicy];
    expect(groups(policies)).toEqual([[[0, 1]], [[0], [1]]]);
  });

  test('are one group where one changes on a date in nothing but the notice', () => {
    const policies = [policyWith('a', [{}, {}], unheard), busyPolicy];
    expect(groups(policies)).toEqual([[[0, 1]], [[0, 1]]]);
  });

  test('are apart where their clearing times or custody differ', () => {
    const [reason] = busyPolicy.releaseNotice.reasons;
    const other = structuredClone(busyPolicy);
    other.releaseNotice.reasons = [{ ...reason, custody: { kind: 'constant', seconds: 3600 } }];
    expect(groups([busyPolicy, other])).toEqual([
      [[0], [1]],
      [[0], [1]],
    ]);
  });
});
