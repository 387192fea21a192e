import { describe, expect, test } from '@jest/globals';
import type { Booking } from '../../events/booking.ts';
import { decideRelease } from '../../src/model/release.ts';
import type { ReleaseReason } from '../../src/resolved/scenario.ts';
import { ALWAYS, clearingTime, constant, HOUR, MINUTE, NEVER_OPEN } from '../engine/scenarios.ts';
import { at, openHours, type PolicyChanges, person, policy, releaseDraws, uniform } from './given.ts';

type Drawn = Parameters<typeof releaseDraws>[0];

const decide = (changes: PolicyChanges, who: Partial<Booking> = {}, drawn: Drawn = {}) =>
  decideRelease(person(who), policy(changes), releaseDraws(drawn));

const reason = (changes: Partial<ReleaseReason>): ReleaseReason => ({
  name: 'bail',
  weight: 0.5,
  custody: constant(10 * HOUR),
  knownAhead: constant(0),
  hours: ALWAYS,
  within: 'atStart',
  profile: [],
  ...changes,
});

describe('a release', () => {
  test('has a reason, drawn by weight, with its own custody', () => {
    const rules = { 'releaseNotice.reasons': [reason({}), reason({ custody: constant(20 * HOUR) })] };
    expect(decide(rules, {}, { reason: 0.4 })).toMatchObject({ reason: 0, orderAt: at('Mon 10:00') });
    expect(decide(rules, {}, { reason: 0.6 })).toMatchObject({ reason: 1, orderAt: at('Mon 20:00') });
  });

  test('has other reasons with other weights', () => {
    const two = { 'releaseNotice.reasons': [reason({}), reason({ weight: 0.7 })] };
    expect(decide({ ...two, 'releaseNotice.reasons.0.weight': 0.3 }, {}, { reason: 0.4 }).reason).toBe(1);
  });

  test('is ordered after the custody, counted from the booking', () => {
    const rules = { 'releaseNotice.reasons.0.custody': uniform(0, 48 * HOUR) };
    expect(decide(rules, { bookedAt: at('Tue 06:00') }, { custody: 0.5 }).orderAt).toBe(at('Wed 06:00'));
  });

  test('is ordered in the hours in which its reason can happen, otherwise at the next opening', () => {
    const rules = {
      'releaseNotice.reasons.0.custody': uniform(0, 48 * HOUR),
      'releaseNotice.reasons.0.hours': openHours('Mon Tue Fri', 9, 17),
    };
    expect(decide(rules, {}, { custody: 0.25 }).orderAt).toBe(at('Mon 12:00'));
    expect(decide(rules, {}, { custody: 0.1 }).orderAt).toBe(at('Mon 09:00'));
    expect(decide(rules, { bookedAt: at('Tue 00:00') }, { custody: 0.5 }).orderAt).toBe(at('Fri 09:00'));
  });

  // 28 open hours a week, so an open hour counts as 168 ÷ 28 = 6 hours of custody.
  test('with orders spread over the hours, custody is counted in open time alone', () => {
    const rules = {
      'releaseNotice.reasons.0.custody': constant(12 * HOUR),
      'releaseNotice.reasons.0.hours': openHours('Mon Tue Wed Thu', 9, 16),
      'releaseNotice.reasons.0.within': 'spread' as const,
    };
    expect(decide(rules, { bookedAt: at('Mon 00:00') }).orderAt).toBe(at('Mon 11:00'));
    expect(decide(rules, { bookedAt: at('Mon 15:00') }).orderAt).toBe(at('Tue 10:00'));
    expect(decide(rules, { bookedAt: at('Thu 15:30') }).orderAt).toBe(at('next Mon 10:30'));
  });

  test('orders of one night are not piled on the first second of the morning', () => {
    const rules = {
      'releaseNotice.reasons.0.custody': uniform(0, 48 * HOUR),
      'releaseNotice.reasons.0.hours': openHours('Mon Tue Wed Thu Fri Sat Sun', 6, 10),
    };
    const orders = (within: 'atStart' | 'spread') =>
      [0.01, 0.02, 0.04, 0.08].map(
        (custody) => decide({ ...rules, 'releaseNotice.reasons.0.within': within }, {}, { custody }).orderAt,
      );
    expect(new Set(orders('atStart'))).toEqual(new Set([at('Mon 06:00')]));
    expect(new Set(orders('spread')).size).toBe(4);
  });

  // Nights weigh twice as much as days: of a week's 84 + 84 hours, a night hour counts 4/3, a day hour 2/3.
  test('a profile makes some hours likelier than others', () => {
    const profile = Array.from({ length: 168 }, (_, hour) => (hour % 24 < 12 ? 2 : 1));
    const rules = {
      'releaseNotice.reasons.0.within': 'spread' as const,
      'releaseNotice.reasons.0.profile': profile,
      'releaseNotice.reasons.0.custody': constant(20 * HOUR),
    };
    expect(decide(rules, { bookedAt: at('Mon 00:00') }).orderAt).toBe(at('Mon 18:00'));
    expect(decide(rules, { bookedAt: at('Mon 12:00') }).orderAt).toBe(at('Tue 09:00'));
  });

  test('with a reason that has no hours in which it can happen is a mistake', () => {
    expect(() => decide({ 'releaseNotice.reasons.0.hours': NEVER_OPEN })).toThrow(/bail has no hours/);
  });

  test('is known ahead of the order by its time', () => {
    const rules = {
      'releaseNotice.reasons.0.custody': constant(40 * HOUR),
      'releaseNotice.reasons.0.knownAhead': uniform(0, 20 * HOUR),
    };
    expect(decide(rules, {}, { knownAhead: 0.5 })).toMatchObject({
      knownAt: at('Tue 06:00'),
      orderAt: at('Tue 16:00'),
    });
  });

  test('is never known before the booking', () => {
    const rules = { 'releaseNotice.reasons.0.knownAhead': constant(100 * HOUR) };
    expect(decide(rules, { bookedAt: at('Mon 05:00') }).knownAt).toBe(at('Mon 05:00'));
  });

  test('lets the person out when clearing is done, which takes its own time at each facility', () => {
    const clearing = [clearingTime(uniform(HOUR, 2 * HOUR), 90 * MINUTE), clearingTime(constant(4 * HOUR), 4 * HOUR)];
    const rules = { 'releaseNotice.reasons.0.custody': constant(12 * HOUR), 'releaseNotice.clearing': clearing };
    expect(decide(rules, { facility: 0 }, { clearing: 0.25 }).exitAt).toBe(at('Mon 13:15'));
    expect(decide(rules, { facility: 1 }).exitAt).toBe(at('Mon 16:00'));
  });
});
