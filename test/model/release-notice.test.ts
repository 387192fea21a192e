import { describe, expect, test } from '@jest/globals';
import type { Release } from '../../src/model/release.ts';
import { decideReleaseNotice } from '../../src/model/release-notice.ts';
import { clearingTime, constant, HOUR, MINUTE } from '../engine/scenarios.ts';
import { at, openHours, type PolicyChanges, person, policy, release, releaseDraws, weekDraws } from './given.ts';

type Drawn = Parameters<typeof releaseDraws>[0];

/**
 * The notice of a release ordered on Tuesday at 12:00, with the exit at 13:30 after the usual clearing and a detainer
 * lodged on Monday at midnight. The phone is always answered.
 */
function notify(changes: PolicyChanges, of: Partial<Release> = {}, drawn: Drawn = {}, lodged = 'Mon 00:00') {
  return decideReleaseNotice(
    { booking: person(), release: release(of), hasDetainer: true, askedAt: at(lodged) },
    policy(changes),
    {
      releaseNotice: releaseDraws(drawn),
      week: () => weekDraws(),
    },
  );
}

const ADVANCE: PolicyChanges = {
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.leadSeconds': 24 * HOUR,
};

describe('a release notice', () => {
  test('is not sent under the rule none', () => {
    const notice = notify({ 'releaseNotice.notice.rule': 'none' });
    expect(notice).toMatchObject({ sentAt: null, receivedAt: null, expectedExitAt: null, leavesAt: at('Tue 13:30') });
  });

  test('at clearing is sent with the order', () => {
    expect(notify({ 'releaseNotice.notice.rule': 'atClearing' }).sentAt).toBe(at('Tue 12:00'));
  });

  test('in advance is sent the lead before the exit, if the release is known by then', () => {
    expect(notify(ADVANCE, { knownAt: at('Mon 02:00') }).sentAt).toBe(at('Mon 13:30'));
  });

  test('in advance, about a release known later than that, is sent when it is known', () => {
    expect(notify(ADVANCE, { knownAt: at('Tue 02:00') }).sentAt).toBe(at('Tue 02:00'));
  });

  test('is sent at another time with another lead', () => {
    const rules: PolicyChanges = { ...ADVANCE, 'releaseNotice.notice.leadSeconds': 4 * HOUR };
    expect(notify(rules, { knownAt: at('Mon 02:00') }).sentAt).toBe(at('Tue 09:30'));
  });

  test('is never sent before the detainer', () => {
    expect(notify({}, {}, {}, 'Tue 12:45').sentAt).toBe(at('Tue 12:45'));
    expect(notify(ADVANCE, { knownAt: at('Mon 02:00') }, {}, 'Tue 05:00').sentAt).toBe(at('Tue 05:00'));
  });

  test('is sent with the probability of the regime’s compliance', () => {
    expect(notify({ 'releaseNotice.notice.compliance': 0.7 }, {}, { complies: 0.6 }).sentAt).toBe(at('Tue 12:00'));
    expect(notify({ 'releaseNotice.notice.compliance': 0.7 }, {}, { complies: 0.8 }).sentAt).toBeNull();
  });

  test('is heard as its channel says', () => {
    const rules = {
      'releaseNotice.channel.phone.answered': 0,
      'releaseNotice.channel.phone.voiceMailDelay': constant(20 * MINUTE),
    };
    expect(notify(rules).receivedAt).toBe(at('Tue 12:20'));
  });
});

describe('a delayed release', () => {
  const delayed: PolicyChanges = {
    ...ADVANCE,
    'releaseNotice.notice.delayRelease': true,
    'releaseNotice.notice.delayBasis': 'administrativeRequest',
  };

  test('waits until the lead has passed since the notice', () => {
    const notice = notify(delayed);
    expect(notice).toMatchObject({ sentAt: at('Tue 12:00'), exitAt: at('Wed 12:00'), leavesAt: at('Wed 12:00') });
    expect(notice).toMatchObject({ undelayedExitAt: at('Tue 13:30'), delayBasis: 'administrativeRequest' });
  });

  test('is not delayed if the rule does not say so', () => {
    expect(notify({ ...delayed, 'releaseNotice.notice.delayRelease': false }).exitAt).toBe(at('Tue 13:30'));
  });

  test('is not delayed if it was known far enough ahead, or without a notice', () => {
    expect(notify(delayed, { knownAt: at('Mon 02:00') }).exitAt).toBe(at('Tue 13:30'));
    expect(notify({ ...delayed, 'releaseNotice.notice.compliance': 0 }).exitAt).toBe(at('Tue 13:30'));
  });

  test('is delayed after a notice at clearing too', () => {
    const rules: PolicyChanges = { ...delayed, 'releaseNotice.notice.rule': 'atClearing' };
    expect(notify({ ...rules, 'releaseNotice.notice.leadSeconds': 3 * HOUR }).exitAt).toBe(at('Tue 15:00'));
  });

  test('leaves time for a judge’s order, and a hold begins when the delay ends', () => {
    const held: PolicyChanges = {
      ...delayed,
      'releaseNotice.hold.rule': 'upTo',
      'releaseNotice.hold.basis': 'judgesOrder',
      'releaseNotice.hold.judgesOrder.delay': constant(40 * HOUR),
    };
    expect(notify(held)).toMatchObject({ holdBasis: 'judgesOrder', leavesAt: at('Fri 12:00') });
    const prompt: PolicyChanges = { ...held, 'releaseNotice.notice.delayRelease': false };
    expect(notify(prompt)).toMatchObject({ holdBasis: null, leavesAt: at('Tue 13:30') });
  });
});

describe('the exit that a notice announces', () => {
  test('is the order plus the usual clearing, whatever the clearing takes in this case', () => {
    const rules = { 'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 60 * MINUTE)] };
    expect(notify(rules).expectedExitAt).toBe(at('Tue 13:00'));
  });

  test('is never before the notice itself', () => {
    const rules = { 'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 60 * MINUTE)] };
    expect(notify(rules, {}, {}, 'Tue 13:20').expectedExitAt).toBe(at('Tue 13:20'));
  });

  test('is the exit itself if the release waits for a fixed time', () => {
    const rules: PolicyChanges = { ...ADVANCE, 'releaseNotice.notice.delayRelease': true };
    expect(notify(rules).expectedExitAt).toBe(at('Wed 12:00'));
  });

  test('is the exit itself if the notice goes out a fixed time before it', () => {
    const rules = {
      ...ADVANCE,
      'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 60 * MINUTE, 5 * MINUTE)],
    };
    const known = { knownAt: at('Mon 00:00') };
    const set = { sentAt: at('Mon 13:30'), expectedExitAt: at('Tue 13:30'), earliestExitAt: at('Tue 13:30') };
    expect(notify(rules, known)).toMatchObject(set);
    // Known only at the order, so the jail knows no more than the usual clearing.
    expect(notify(rules)).toMatchObject({ expectedExitAt: at('Tue 13:00'), earliestExitAt: at('Tue 12:05') });
  });

  test('has a first plausible exit beside it, the 5 % quantile of clearing', () => {
    const rules = { 'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 60 * MINUTE, 20 * MINUTE)] };
    expect(notify(rules)).toMatchObject({ expectedExitAt: at('Tue 13:00'), earliestExitAt: at('Tue 12:20') });
    expect(notify(rules, {}, {}, 'Tue 12:40').earliestExitAt).toBe(at('Tue 12:40'));
  });

  test('is the first plausible exit, too, where a hold is in place', () => {
    const rules: PolicyChanges = {
      'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 60 * MINUTE, 20 * MINUTE)],
      'releaseNotice.hold.rule': 'upTo',
    };
    expect(notify(rules).earliestExitAt).toBe(at('Tue 13:00'));
  });

  test('depends on the hour of the order, as the clearing does', () => {
    const { byHour: _, ...noon } = clearingTime(constant(40 * MINUTE), 40 * MINUTE, 30 * MINUTE);
    const clearing = { ...clearingTime(constant(HOUR), HOUR), byHour: [{ ...noon, hours: openHours('Tue', 12, 13) }] };
    const rules = { 'releaseNotice.clearing': [clearing] };
    expect(notify(rules)).toMatchObject({ expectedExitAt: at('Tue 12:40'), earliestExitAt: at('Tue 12:30') });
  });
});

describe('a hold', () => {
  test('keeps the person past the exit, even if the release was not notified', () => {
    const rules: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.notice.rule': 'none' };
    expect(notify(rules)).toMatchObject({ exitAt: at('Tue 13:30'), leavesAt: at('Thu 13:30'), sentAt: null });
  });
});
