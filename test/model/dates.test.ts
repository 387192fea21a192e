import { describe, expect, test } from '@jest/globals';
import { followToFieldOffice } from '../../src/model/case.ts';
import { decideDetainer } from '../../src/model/detainer.ts';
import { type Policy, rulesAt } from '../../src/model/policy.ts';
import type { Release } from '../../src/model/release.ts';
import { decideReleaseNotice } from '../../src/model/release-notice.ts';
import { makeTrip } from '../../src/model/trip.ts';
import { ALWAYS, constant, DAY, HOUR, MINUTE, NEVER_OPEN, withMedian } from '../engine/scenarios.ts';
import {
  arrivalDraws,
  at,
  issuingDraws,
  type PolicyChanges,
  person,
  personDraws,
  policyChangingOn,
  release,
  releaseDraws,
  weekDraws,
} from './given.ts';

// A policy that changes on a date. People in custody at the time are treated, at each step, by the rule in force at
// that step. All changes are at the midnight before Wednesday 2018-01-03.

const CHANGE = '2018-01-03';
const MIDNIGHT = at('Wed 00:00');

describe('the rules in force', () => {
  const rules = policyChangingOn(CHANGE, { 'agentArrival.noShow': 0 }, { 'agentArrival.noShow': 0.5 });

  test('are the old ones until the last second before local midnight, and the new ones after it', () => {
    expect(rulesAt(rules, 0, MIDNIGHT - 1).agentArrival.noShow).toBe(0);
    expect(rulesAt(rules, 0, MIDNIGHT).agentArrival.noShow).toBe(0.5);
    expect(rulesAt(rules, 0, -30 * DAY).agentArrival.noShow).toBe(0);
  });
});

describe('identification', () => {
  const calls = (rule: 'none' | 'everyForeignBorn' | 'foreignBornWhoConsent'): PolicyChanges => ({
    'detainer.fingerprint.match': 0,
    'detainer.bookingCall.rule': rule,
    'detainer.bookingCall.delay': constant(2 * HOUR),
  });
  const called = (policy: Policy, bookedAt: number, consents = true) => {
    const { asked, calledAt } = decideDetainer(person({ bookedAt, consents }), policy, issuingDraws());
    return { asked, calledAt };
  };
  const begins = policyChangingOn(CHANGE, calls('none'), calls('everyForeignBorn'));
  const ends = policyChangingOn(CHANGE, calls('everyForeignBorn'), calls('none'));
  const gated = policyChangingOn(CHANGE, calls('everyForeignBorn'), calls('foreignBornWhoConsent'));

  test('given a booking an hour before calls begin, when the call is due after it, then the jail calls', () => {
    expect(called(begins, MIDNIGHT - HOUR).calledAt).toBe(MIDNIGHT + HOUR);
    expect(called(begins, MIDNIGHT - 2 * HOUR - 1).calledAt).toBeNull();
  });

  test('given a booking an hour before calls end, then nobody calls; if earlier, the call was made', () => {
    expect(called(ends, MIDNIGHT - HOUR).calledAt).toBeNull();
    expect(called(ends, MIDNIGHT - 2 * HOUR - 1).calledAt).toBe(MIDNIGHT - 1);
  });

  test('a person whose call falls under the new rule is asked first, and may refuse', () => {
    expect(called(gated, MIDNIGHT - HOUR, false)).toEqual({ asked: true, calledAt: null });
    expect(called(gated, MIDNIGHT - 3 * HOUR, false)).toEqual({ asked: false, calledAt: MIDNIGHT - HOUR });
  });

  test('uses for fingerprints and court records the rules in force at booking', () => {
    const prints = (match: number): PolicyChanges => ({
      'detainer.fingerprint.match': match,
      'detainer.fingerprint.delay': constant(2 * HOUR),
    });
    const taken = policyChangingOn(CHANGE, prints(1), prints(0));
    const identified = (bookedAt: number) => decideDetainer(person({ bookedAt }), taken, issuingDraws()).identifiedAt;
    expect(identified(MIDNIGHT - 1)).toBe(MIDNIGHT - 1 + 2 * HOUR);
    expect(identified(MIDNIGHT)).toBeNull();
  });
});

test('given detainers withheld from a date on, when one would be issued after it, then none is issued', () => {
  const issue = (regimeFactor: number): PolicyChanges => ({
    'detainer.issue.regimeFactor': regimeFactor,
    'detainer.issue.delay': constant(HOUR),
  });
  const withheld = policyChangingOn(CHANGE, issue(1), issue(0));
  const lodged = (bookedAt: number) => decideDetainer(person({ bookedAt }), withheld, issuingDraws()).lodgedAt;
  expect(lodged(MIDNIGHT - HOUR - 1)).toBe(MIDNIGHT - 1);
  expect(lodged(MIDNIGHT - HOUR)).toBeNull();
});

/** The notice of a release, with a detainer lodged on Monday at midnight. */
function notify(policy: Policy, of: Partial<Release>) {
  const [orderAt, exitAt] = [of.orderAt ?? at('Tue 12:00'), of.exitAt ?? at('Tue 13:30')];
  const asked = release({ knownAt: at('Mon 02:00'), orderAt, exitAt, ...of });
  const draws = { releaseNotice: releaseDraws(), week: () => weekDraws() };
  return decideReleaseNotice(
    { booking: person(), release: asked, hasDetainer: true, askedAt: at('Mon 00:00') },
    policy,
    draws,
  );
}

const NONE: PolicyChanges = { 'releaseNotice.notice.rule': 'none' };
const CLEARING: PolicyChanges = { 'releaseNotice.notice.rule': 'atClearing' };
const ADVANCE: PolicyChanges = {
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.leadSeconds': 24 * HOUR,
};
const AROUND = { orderAt: MIDNIGHT - 30 * MINUTE, exitAt: MIDNIGHT + HOUR };
const AFTER = { orderAt: at('Wed 12:00'), exitAt: at('Wed 13:30') };

describe('a notice', () => {
  test('is sent by the rule in force when it falls due', () => {
    const ends = policyChangingOn(CHANGE, ADVANCE, NONE);
    expect(notify(ends, AFTER).sentAt).toBe(at('Tue 13:30'));
    const later = { orderAt: at('Thu 12:00'), exitAt: at('Thu 13:30') };
    expect(notify(ends, later).sentAt).toBeNull();
  });

  test('that a new rule would have sent earlier is sent when the rule comes into force', () => {
    expect(notify(policyChangingOn(CHANGE, NONE, ADVANCE), AFTER).sentAt).toBe(MIDNIGHT);
    expect(notify(policyChangingOn(CHANGE, NONE, CLEARING), AROUND).sentAt).toBe(MIDNIGHT);
  });

  test('is not sent about a person who left before the rule came into force', () => {
    expect(notify(policyChangingOn(CHANGE, NONE, CLEARING), {}).sentAt).toBeNull();
  });

  test('sent before a change is not sent again under the new rule', () => {
    const policy = policyChangingOn(CHANGE, CLEARING, ADVANCE);
    expect(notify(policy, AROUND).sentAt).toBe(AROUND.orderAt);
  });

  test('uses the channel in force when it is sent, and waits for the release by that channel’s rule', () => {
    const email = (kind: 'phone' | 'email'): PolicyChanges => ({
      ...CLEARING,
      'releaseNotice.channel.kind': kind,
      'releaseNotice.channel.email.hours': ALWAYS,
      'releaseNotice.channel.email.delay': constant(HOUR),
    });
    const policy = policyChangingOn(CHANGE, email('phone'), email('email'));
    expect(notify(policy, AROUND).receivedAt).toBe(AROUND.orderAt);
    expect(notify(policy, AFTER).receivedAt).toBe(AFTER.orderAt + HOUR);
    const delayed = policyChangingOn(CHANGE, { ...CLEARING, 'releaseNotice.notice.delayRelease': true }, CLEARING);
    expect(notify(delayed, AROUND).exitAt).toBe(AROUND.orderAt + 24 * HOUR);
    expect(notify(delayed, AFTER).exitAt).toBe(AFTER.exitAt);
  });
});

describe('a hold', () => {
  const honored: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.hold.limitSeconds': 48 * HOUR };
  const ends = policyChangingOn(CHANGE, honored, {});

  test('follows the rule at the exit: ordered before a change and out after it, nobody is held', () => {
    expect(notify(ends, AROUND)).toMatchObject({ holdBasis: null, leavesAt: AROUND.exitAt });
    expect(notify(policyChangingOn(CHANGE, {}, honored), AROUND).leavesAt).toBe(AROUND.exitAt + 48 * HOUR);
  });

  test('that began before a change lasts as it began', () => {
    const exitAt = MIDNIGHT - HOUR;
    expect(notify(ends, { orderAt: exitAt - HOUR, exitAt }).leavesAt).toBe(exitAt + 48 * HOUR);
  });
});

describe('the agency', () => {
  test('declines by the rule in force when the notice is heard', () => {
    const declines = policyChangingOn(CHANGE, { 'agentArrival.decline': [0] }, { 'agentArrival.decline': [1] });
    // In custody for 36 hours, with a notice on Tuesday at noon or on Wednesday.
    const outcome = (bookedAt: number) => followToFieldOffice(person({ bookedAt }), declines, personDraws()).outcome;
    expect(outcome(at('Mon 00:00'))).toBeNull();
    expect(outcome(at('Mon 11:59'))).toBeNull();
    expect(outcome(at('Mon 12:00'))).toBe('declined');
  });

  test('sets out by the rules in force then, including those of the on-site office', () => {
    const office = (hours: typeof ALWAYS): PolicyChanges => ({
      'agentArrival.onSiteOffice.hours': hours,
      'agentArrival.onSiteOffice.travel': withMedian(constant(2 * MINUTE), 2 * MINUTE),
    });
    const opens = policyChangingOn(CHANGE, office(NEVER_OPEN), office(ALWAYS));
    const takes = (dispatchedAt: number) => {
      const exitAt = at('Wed 06:00');
      const exit = { expectedExitAt: exitAt, exitAt, leavesAt: exitAt };
      const to = { facility: 0, ...exit, arranged: false, dispatchedAt, attempt: 0 };
      return makeTrip(to, rulesAt(opens, 0, dispatchedAt), arrivalDraws({})).arrivedAt! - dispatchedAt;
    };
    expect(takes(MIDNIGHT - 1)).toBe(30 * MINUTE);
    expect(takes(MIDNIGHT)).toBe(2 * MINUTE);
  });
});

test('planted fault: a change one day later treats the same person differently', () => {
  const [right, wrong] = [CHANGE, '2018-01-04'].map((date) => policyChangingOn(date, NONE, ADVANCE));
  expect(notify(right, AFTER).sentAt).not.toBe(notify(wrong, AFTER).sentAt);
});
