import { describe, expect, test } from '@jest/globals';
import type { Booking } from '../../events/booking.ts';
import { type Case, followToFieldOffice, leftWithoutTeam } from '../../src/model/case.ts';
import { constant, HOUR, MINUTE } from '../engine/scenarios.ts';
import { at, type PolicyChanges, person, personDraws, policy } from './given.ts';

/** The case of somebody booked on Monday at midnight, ordered out on Tuesday at 12:00, with the exit at 13:30. */
function follow(changes: PolicyChanges, who: Partial<Booking> = {}): Case {
  return followToFieldOffice(person(who), policy(changes), personDraws());
}

const exitIn = 37.5 * HOUR;

/** When a person whose case ended before the field office leaves. */
function leftAt({ notice, outcome }: Case): number | null {
  return notice === null || outcome === null ? null : leftWithoutTeam(notice);
}

describe('a case ends before the field office', () => {
  test.each<[string, PolicyChanges]>([
    ['never', { 'detainer.fingerprint.match': 0 }],
    ['only at the exit', { 'detainer.fingerprint.delay': constant(exitIn) }],
    ['only after the exit', { 'detainer.fingerprint.delay': constant(exitIn + HOUR) }],
  ])('not identified: %s', (_, changes) => {
    expect(follow(changes)).toMatchObject({ outcome: 'notIdentified', notice: null, dueAt: null });
  });

  test('no detainer: identified a second before the exit, but none issued', () => {
    const rules = { 'detainer.fingerprint.delay': constant(exitIn - 1), 'detainer.issue.probability': [0] };
    expect(follow(rules)).toMatchObject({ outcome: 'noDetainer', notice: null });
  });

  test('detainer too late: at the exit or after it', () => {
    expect(follow({ 'detainer.issue.delay': constant(exitIn) })).toMatchObject({ outcome: 'detainerTooLate' });
    expect(follow({ 'detainer.issue.delay': constant(exitIn - 1) }).outcome).not.toBe('detainerTooLate');
  });

  test('a detainer is too late by the ordinary exit, even if a delay or hold would have followed', () => {
    const rules: PolicyChanges = {
      'detainer.issue.delay': constant(exitIn),
      'releaseNotice.notice.delayRelease': true,
      'releaseNotice.hold.rule': 'upTo',
    };
    expect(follow(rules).outcome).toBe('detainerTooLate');
  });

  test('no notice: the jail sends none', () => {
    expect(follow({ 'releaseNotice.notice.rule': 'none' })).toMatchObject({ outcome: 'noNotice', dueAt: null });
    expect(follow({ 'releaseNotice.notice.compliance': 0 }).outcome).toBe('noNotice');
  });

  describe('read or heard too late', () => {
    const voiceMail = (delay: number): PolicyChanges => ({
      'releaseNotice.channel.phone.answered': 0,
      'releaseNotice.channel.phone.voiceMailDelay': constant(delay),
    });

    test('a notice heard at the moment in which the person leaves is unheard; a second before, it is heard', () => {
      expect(follow(voiceMail(90 * MINUTE)).outcome).toBe('noticeUnheard');
      expect(follow(voiceMail(90 * MINUTE - 1))).toMatchObject({ outcome: null, dueAt: at('Tue 13:30') - 1 });
    });

    test('a hold leaves time to hear the notice', () => {
      const held: PolicyChanges = { ...voiceMail(4 * HOUR), 'releaseNotice.hold.rule': 'upTo' };
      expect(follow(held)).toMatchObject({ outcome: null, dueAt: at('Tue 16:00') });
      const short = { ...held, 'releaseNotice.hold.limitSeconds': 2.5 * HOUR };
      expect(follow(short).outcome).toBe('noticeUnheard');
    });

    test('the notice is never heard', () => {
      const closed = { 'releaseNotice.channel.phone.hours': { intervals: [], closedOnHolidays: false } };
      expect(follow(closed).outcome).toBe('noticeUnheard');
    });
  });

  test('declined by the agency', () => {
    expect(follow({ 'agentArrival.decline': [1] })).toMatchObject({ outcome: 'declined', dueAt: null });
  });
});

test('otherwise the case continues, and a team must set out', () => {
  expect(follow({})).toMatchObject({ outcome: null, dueAt: at('Tue 13:00'), exitAt: at('Tue 13:30') });
});

describe('a person whose case has ended', () => {
  const held: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.hold.limitSeconds': 48 * HOUR };
  const unanswered: PolicyChanges = { 'releaseNotice.channel.phone.answered': 0 };

  test('leaves at the exit if there is no hold', () => {
    expect(leftAt(follow({ 'agentArrival.decline': [1] }))).toBe(at('Tue 13:30'));
  });

  test('is held to the limit if no notice was sent or heard', () => {
    expect(leftAt(follow({ ...held, 'releaseNotice.notice.rule': 'none' }))).toBe(at('Thu 13:30'));
    const unheard = { 'releaseNotice.channel.phone.voiceMailDelay': constant(60 * HOUR) };
    expect(leftAt(follow({ ...held, ...unanswered, ...unheard }))).toBe(at('Thu 13:30'));
  });

  test('is not held after a declined notice', () => {
    expect(leftAt(follow({ ...held, 'agentArrival.decline': [1] }))).toBe(at('Tue 13:30'));
  });

  test('is held until the jail is told, if the notice was heard after the exit and declined', () => {
    const heardInTheHold = { 'releaseNotice.channel.phone.voiceMailDelay': constant(5 * HOUR) };
    const declined = follow({ ...held, ...unanswered, ...heardInTheHold, 'agentArrival.decline': [1] });
    expect(leftAt(declined)).toBe(at('Tue 17:00'));
  });
});
