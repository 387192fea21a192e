import { describe, expect, test } from '@jest/globals';
import type { Booking } from '../../events/booking.ts';
import { canTouch, decideDetainer } from '../../src/model/detainer.ts';
import { constant, HOUR, MINUTE } from '../engine/scenarios.ts';
import { at, issuingDraws, type PolicyChanges, person, policy, uniform } from './given.ts';

type Drawn = Parameters<typeof issuingDraws>[0];

/** What stage 2 decides about somebody booked on Monday at midnight. */
const decide = (changes: PolicyChanges, who: Partial<Booking> = {}, drawn: Drawn = {}) =>
  decideDetainer(person(who), policy(changes), issuingDraws(drawn));

const NOBODY_IDENTIFIED = { channel: null, identifiedAt: null, lodgedAt: null };
const NO_FINGERPRINTS = { 'detainer.fingerprint.match': 0 };

describe('a fingerprint', () => {
  test('identifies a person with an earlier contact', () => {
    const found = decide({ 'detainer.fingerprint.match': 0.8 }, {}, { match: 0.79 });
    expect(found).toMatchObject({ channel: 'fingerprint', identifiedAt: at('Mon 00:00') });
  });

  test('does not match with the remaining probability', () => {
    expect(decide({ 'detainer.fingerprint.match': 0.8 }, {}, { match: 0.8 })).toMatchObject(NOBODY_IDENTIFIED);
  });

  test('never matches without an earlier contact', () => {
    expect(decide({ 'detainer.fingerprint.match': 1 }, { priorContact: false })).toMatchObject(NOBODY_IDENTIFIED);
  });

  test('comes after its delay', () => {
    const found = decide({ 'detainer.fingerprint.delay': uniform(0, 4 * HOUR) }, {}, { matchDelay: 0.25 });
    expect(found.identifiedAt).toBe(at('Mon 01:00'));
  });
});

describe('a booking call', () => {
  const everyone: PolicyChanges = { ...NO_FINGERPRINTS, 'detainer.bookingCall.rule': 'everyForeignBorn' };
  const consenting: PolicyChanges = { ...NO_FINGERPRINTS, 'detainer.bookingCall.rule': 'foreignBornWhoConsent' };

  test('is not made under the rule none', () => {
    const found = decide({ ...NO_FINGERPRINTS, 'detainer.bookingCall.rule': 'none' });
    expect(found).toMatchObject({ asked: false, calledAt: null, ...NOBODY_IDENTIFIED });
  });

  test('is made about every foreign-born person, whether they consent or not', () => {
    const found = decide(everyone, { consents: false });
    expect(found).toMatchObject({ asked: false, calledAt: at('Mon 00:00'), channel: 'bookingCall' });
  });

  test('is never made about somebody born in the country', () => {
    expect(decide(everyone, { foreignBorn: false })).toMatchObject({ asked: false, calledAt: null });
    expect(decide(consenting, { foreignBorn: false })).toMatchObject({ asked: false, calledAt: null });
  });

  test('is made despite a refusal if the person is told of it first', () => {
    const found = decide({ ...everyone, 'detainer.bookingCall.asksFirst': true }, { consents: false });
    expect(found).toMatchObject({ asked: true, calledAt: at('Mon 00:00'), channel: 'bookingCall' });
  });

  test('is made about those who consent: all are asked, and a refusal prevents it', () => {
    expect(decide(consenting, { consents: true })).toMatchObject({ asked: true, channel: 'bookingCall' });
    expect(decide(consenting, { consents: false })).toMatchObject({ asked: true, calledAt: null, channel: null });
  });

  test('comes after its delay', () => {
    const found = decide({ ...everyone, 'detainer.bookingCall.delay': uniform(0, 2 * HOUR) }, {}, { callDelay: 0.75 });
    expect(found).toMatchObject({ calledAt: at('Mon 01:30'), identifiedAt: at('Mon 01:30') });
  });
});

describe('court records', () => {
  const rules: PolicyChanges = {
    ...NO_FINGERPRINTS,
    'detainer.courtRecords.probability.foreignBorn': 0.5,
    'detainer.courtRecords.probability.notForeignBorn': 0.1,
    'detainer.courtRecords.delay': constant(30 * HOUR),
  };

  test('find a foreign-born person with one probability, after days', () => {
    expect(decide(rules, {}, { found: 0.4 })).toMatchObject({ channel: 'courtRecords', identifiedAt: at('Tue 06:00') });
    expect(decide(rules, {}, { found: 0.6 })).toMatchObject(NOBODY_IDENTIFIED);
  });

  test('find others with another probability', () => {
    expect(decide(rules, { foreignBorn: false }, { found: 0.05 }).channel).toBe('courtRecords');
    expect(decide(rules, { foreignBorn: false }, { found: 0.4 })).toMatchObject(NOBODY_IDENTIFIED);
  });
});

describe('among several channels', () => {
  const all = (fingerprint: number, call: number, court: number): PolicyChanges => ({
    'detainer.fingerprint.delay': constant(fingerprint),
    'detainer.bookingCall.rule': 'everyForeignBorn',
    'detainer.bookingCall.delay': constant(call),
    'detainer.courtRecords.probability.foreignBorn': 1,
    'detainer.courtRecords.delay': constant(court),
  });

  test.each([
    ['fingerprint', 1, 2, 3],
    ['bookingCall', 2, 1, 3],
    ['courtRecords', 3, 2, 1],
  ] as const)('the earliest is recorded: %s', (channel, fingerprint, call, court) => {
    const found = decide(all(fingerprint * MINUTE, call * MINUTE, court * MINUTE));
    expect(found).toMatchObject({ channel, identifiedAt: MINUTE });
  });

  test('in a tie the fingerprint precedes the call, and the call precedes the court records', () => {
    expect(decide(all(HOUR, HOUR, HOUR)).channel).toBe('fingerprint');
    expect(decide(all(2 * HOUR, HOUR, HOUR)).channel).toBe('bookingCall');
  });

  test('the call is recorded even if another channel was earlier', () => {
    expect(decide(all(0, HOUR, 0))).toMatchObject({ channel: 'fingerprint', calledAt: at('Mon 01:00') });
  });
});

describe('a detainer', () => {
  test('is issued by priority class', () => {
    const rules = { 'detainer.issue.probability': [0.9, 0.2] };
    expect(decide(rules, { priority: 0 }, { issued: 0.5 }).lodgedAt).toBe(at('Mon 00:00'));
    expect(decide(rules, { priority: 1 }, { issued: 0.5 }).lodgedAt).toBeNull();
  });

  test('is issued less often if fewer are issued in response to the regime', () => {
    const rules = { 'detainer.issue.probability': [0.8], 'detainer.issue.regimeFactor': 0.5 };
    expect(decide(rules, {}, { issued: 0.39 }).lodgedAt).toBe(at('Mon 00:00'));
    expect(decide(rules, {}, { issued: 0.41 })).toMatchObject({ channel: 'fingerprint', lodgedAt: null });
  });

  test('is issued more often on some weekdays, by when the person was identified', () => {
    const rules = {
      'detainer.issue.probability': [0.5],
      'detainer.issue.weekdays': [1.6, 0.4, 1, 1, 1, 1, 1],
      'detainer.fingerprint.delay': constant(2 * HOUR),
    };
    // 0.5 × 1.6 on Monday, 0.5 × 0.4 for somebody booked late on Monday and identified on Tuesday.
    expect(decide(rules, {}, { issued: 0.79 }).lodgedAt).toBe(at('Mon 02:00'));
    expect(decide(rules, { bookedAt: at('Mon 23:00') }, { issued: 0.21 }).lodgedAt).toBeNull();
    expect(decide(rules, { bookedAt: at('Mon 23:00') }, { issued: 0.19 }).lodgedAt).toBe(at('Tue 01:00'));
  });

  test('is issued more often on some days, by a factor that people identified on one local day share', () => {
    const rules = { 'detainer.issue.probability': [0.5], 'detainer.issue.swing': 0.3 };
    const asked: [number, number, number][] = [];
    const swing = (...day: [number, number, number]) => {
      asked.push(day);
      return 1.4;
    };
    const late = person({ bookedAt: at('Mon 23:00'), facility: 0 });
    const changes = { ...rules, 'detainer.fingerprint.delay': constant(2 * HOUR) };
    const lodged = (issued: number) => decideDetainer(late, policy(changes), issuingDraws({ issued }, swing)).lodgedAt;
    expect(lodged(0.69)).toBe(at('Tue 01:00'));
    expect(lodged(0.71)).toBeNull();
    // Facility 0, the day after the run's first, a coefficient of variation of 0.3.
    expect(asked[0]).toEqual([0, 1, 0.3]);
  });

  test('is certain, and marked as capped, only where its factors take the probability over 1', () => {
    const capped = (probability: number, factor: number) =>
      decide({ 'detainer.issue.probability': [probability], 'detainer.issue.regimeFactor': factor }).capped;
    expect(capped(0.8, 1.5)).toBe(true);
    expect(capped(1, 1)).toBe(false);
  });

  describe('for a person who refused to talk', () => {
    const rules = { 'detainer.issue.probability': [0.8], 'detainer.issue.afterRefusal': 0.5 };
    const refuses = { consents: false };

    test('is issued less often where the jail asked', () => {
      const asked = { ...rules, 'detainer.bookingCall.rule': 'foreignBornWhoConsent' as const };
      expect(decide(asked, refuses, { issued: 0.41 }).lodgedAt).toBeNull();
      expect(decide(asked, refuses, { issued: 0.39 }).lodgedAt).toBe(at('Mon 00:00'));
    });

    test('or called without asking', () => {
      const called = { ...rules, 'detainer.bookingCall.rule': 'everyForeignBorn' as const };
      expect(decide(called, refuses, { issued: 0.41 }).lodgedAt).toBeNull();
    });

    test('is as likely as for others where nobody talked to them', () => {
      expect(decide(rules, refuses, { issued: 0.79 }).lodgedAt).toBe(at('Mon 00:00'));
    });
  });

  test('is certain if the factor raises its probability above 1', () => {
    const rules = { 'detainer.issue.probability': [0.8], 'detainer.issue.regimeFactor': 1.5 };
    expect(decide(rules).lodgedAt).toBe(at('Mon 00:00'));
  });

  test('comes after its delay from the identification', () => {
    const found = decide(
      { 'detainer.fingerprint.delay': constant(HOUR), 'detainer.issue.delay': uniform(0, 6 * HOUR) },
      {},
      { issueDelay: 0.5 },
    );
    expect(found).toMatchObject({ identifiedAt: at('Mon 01:00'), lodgedAt: at('Mon 04:00') });
  });
});

describe('whether any channel can reach a person', () => {
  const touches = (changes: PolicyChanges, foreignBorn: boolean, priorContact: boolean) =>
    canTouch(policy({ ...NO_FINGERPRINTS, ...changes }).detainer, foreignBorn, priorContact);

  test('by fingerprint: people with an earlier contact', () => {
    const rules = { 'detainer.fingerprint.match': 0.01 };
    expect([touches(rules, false, true), touches(rules, true, false)]).toEqual([true, false]);
  });

  test('by booking call: the foreign-born, who are asked even if they then refuse', () => {
    const rules: PolicyChanges = { 'detainer.bookingCall.rule': 'foreignBornWhoConsent' };
    expect([touches(rules, true, false), touches(rules, false, true)]).toEqual([true, false]);
  });

  test('by court records: everybody whom the probabilities do not rule out', () => {
    const abroad = { 'detainer.courtRecords.probability.foreignBorn': 0.01 };
    expect([touches(abroad, true, false), touches(abroad, false, true)]).toEqual([true, false]);
    const here = { 'detainer.courtRecords.probability.notForeignBorn': 0.01 };
    expect([touches(here, true, true), touches(here, false, false)]).toEqual([false, true]);
  });
});
