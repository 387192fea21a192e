import { expect, test } from '@jest/globals';
import { policyInForce } from '../../src/engine/plan/in-force.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { followToFieldOffice } from '../../src/model/case.ts';
import type { ReleaseReason, ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { changed } from '../model/changes.ts';
import { arrivalDraws, at, detainerDraws, noSwing, person, releaseDraws, weekDraws } from '../model/given.ts';
import { regimeOf } from './random-scenario.ts';
import { ALWAYS, constant, HOUR, plainPolicy, plainScenario } from './scenarios.ts';

const reason = (name: string, weight: number): ReleaseReason => ({
  name,
  weight,
  custody: constant(36 * HOUR),
  knownAhead: constant(0),
  hours: ALWAYS,
  within: 'atStart',
  profile: [],
});

/** Phone and two reasons of release until the midnight before Wednesday; then e-mail, and one reason. */
const before = changed(plainPolicy(), { 'releaseNotice.reasons': [reason('bail', 0), reason('sentence', 1)] });
const after = changed(plainPolicy(), {
  'releaseNotice.reasons': [reason('transfer', 1)],
  'releaseNotice.channel.kind': 'email',
});
const dated: ResolvedPolicy = {
  ...before,
  title: 'Dated',
  regimes: [before, after].map(regimeOf),
  inForce: [
    { from: null, title: 'first', regimeOf: [0] },
    { from: '2018-01-03', title: 'second', regimeOf: [1] },
  ],
};

/** What a report says about somebody booked then, who leaves 37.5 hours later. */
function told(bookedAt: number, policy = dated) {
  const plan = makePlan(plainScenario({}, [policy]));
  const booking = person({ bookedAt });
  const found = followToFieldOffice(booking, plan.policies[0], {
    detainer: detainerDraws(),
    releaseNotice: releaseDraws({ reason: 0.5 }),
    agentArrival: arrivalDraws({}),
    swing: noSwing,
    week: () => weekDraws(),
  });
  const { title, releaseNotice } = policyInForce(plan, 0, booking, found);
  const name = releaseNotice.reasons[found.notice!.reason].name;
  return [title, name, releaseNotice.channel.kind];
}

test('a case is described by the rules of its time: the reason at booking, the channel at the notice', () => {
  expect(told(at('Mon 06:00'))).toEqual(['Dated; in force then: first', 'sentence', 'phone']);
  expect(told(at('Tue 06:00'))).toEqual(['Dated; in force then: second', 'sentence', 'email']);
  expect(told(at('Wed 06:00'))).toEqual(['Dated; in force then: second', 'transfer', 'email']);
});

test('a policy that never changes is described as it is', () => {
  expect(told(at('Tue 06:00'), { ...before, title: 'Constant' })).toEqual(['Constant', 'sentence', 'phone']);
});
