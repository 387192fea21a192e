import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { type Case, followToFieldOffice } from '../../src/model/case.ts';
import { constant, HOUR, MINUTE, withMedian } from '../engine/scenarios.ts';
import {
  arrivalDraws,
  at,
  detainerDraws,
  type PolicyChanges,
  person,
  personDraws,
  policy,
  releaseDraws,
  scenario,
} from './given.ts';

// Beside a notice about a person with a detainer: the agency asks about people without one, or finds out by itself.
// Everybody is booked on Monday at midnight, ordered out on Tuesday at 12:00 and out at 13:30.

function follow(changes: PolicyChanges): Case {
  const draws = personDraws({
    detainer: detainerDraws({ askedAbout: 0.5 }),
    releaseNotice: releaseDraws({ found: 0.5 }),
    agentArrival: arrivalDraws({ declined: 0.5 }),
  });
  return followToFieldOffice(person(), policy(changes), draws);
}

describe('a person without a detainer, about whom the agency asks,', () => {
  const askedAfter = (delay: number, changes: PolicyChanges = {}): PolicyChanges => ({
    'detainer.issue.probability': [0],
    'detainer.askedAbout.probability': 1,
    'detainer.askedAbout.delay': constant(delay),
    ...changes,
  });

  test('is one of whose release it is told, and a team sets out', () => {
    const { notice, outcome, dueAt } = follow(askedAfter(HOUR));
    expect(notice).toMatchObject({ hasDetainer: false, sentAt: at('Tue 12:00'), learnedBy: 'notice' });
    expect([outcome, dueAt]).toEqual([null, at('Tue 13:00')]);
  });

  test('may have a detainer that comes too late', () => {
    const late = askedAfter(HOUR, { 'detainer.issue.probability': [1], 'detainer.issue.delay': constant(40 * HOUR) });
    expect(follow(late).notice).toMatchObject({ hasDetainer: false, sentAt: at('Tue 12:00') });
  });

  test('is not told of before it asks, nor if it asks at the exit or later', () => {
    expect(follow(askedAfter(37 * HOUR)).notice).toMatchObject({ sentAt: at('Tue 13:00') });
    expect(follow(askedAfter(37.5 * HOUR))).toMatchObject({ notice: null, outcome: 'noDetainer' });
  });

  test('ends as without it where no notice goes out', () => {
    const silent: PolicyChanges = { 'releaseNotice.notice.rule': 'none' };
    expect(follow(askedAfter(HOUR, silent))).toMatchObject({ notice: null, outcome: 'noDetainer' });
    const late = { ...silent, 'detainer.issue.probability': [1], 'detainer.issue.delay': constant(40 * HOUR) };
    expect(follow(askedAfter(HOUR, late))).toMatchObject({ notice: null, outcome: 'detainerTooLate' });
  });

  test('is neither held nor delayed', () => {
    const kept: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.notice.delayRelease': true };
    expect(follow(askedAfter(HOUR, kept)).notice).toMatchObject({ exitAt: at('Tue 13:30'), leavesAt: at('Tue 13:30') });
  });

  test('is asked about with the probability of `askedAbout.probability`', () => {
    const half = (probability: number) => askedAfter(HOUR, { 'detainer.askedAbout.probability': probability });
    expect(follow(half(0.49)).outcome).toBe('noDetainer');
    expect(follow(half(0.51)).outcome).toBeNull();
  });

  test('counts in the pickups per notice, and in neither part of the pickup rate', () => {
    const [{ measures, outcomes, bookings }] = resultOf(askedAfter(HOUR));
    expect(measures.detainersLodged.mean).toBe(0);
    expect(measures.pickupRate.mean).toBeNull();
    expect(measures.pickupRatePerNotice.mean).toBeGreaterThan(0);
    expect(outcomes.pickedUpAtRelease.withoutDetainer).toBe(outcomes.pickedUpAtRelease.count);
    expect(Object.values(outcomes).reduce((sum, { count }) => sum + count, 0)).toBe(bookings);
  });
});

describe('a release that the agency learns of by itself', () => {
  const silent: PolicyChanges = { 'releaseNotice.notice.rule': 'none' };
  const foundAfter = (delay: number, changes: PolicyChanges = {}): PolicyChanges => ({
    'releaseNotice.otherwise.probability': 1,
    'releaseNotice.otherwise.delay': constant(delay),
    ...changes,
  });

  test('lets a team set out, without anything having been sent', () => {
    const { notice, outcome } = follow(foundAfter(20 * MINUTE, silent));
    expect(notice).toMatchObject({ sentAt: null, receivedAt: at('Tue 12:20'), learnedBy: 'otherwise' });
    expect(outcome).toBeNull();
  });

  test('is not found before the detainer', () => {
    const late = foundAfter(0, { ...silent, 'detainer.issue.delay': constant(37 * HOUR) });
    expect(follow(late).notice).toMatchObject({ receivedAt: at('Tue 13:00') });
  });

  test('is of no use once the person has left', () => {
    const { notice, outcome } = follow(foundAfter(90 * MINUTE, silent));
    expect(notice).toMatchObject({ receivedAt: null, learnedBy: 'nothing' });
    expect(outcome).toBe('noNotice');
  });

  test('counts if it comes before the notice is heard', () => {
    const voiceMail: PolicyChanges = {
      'releaseNotice.channel.phone.answered': 0,
      'releaseNotice.channel.phone.voiceMailDelay': constant(HOUR),
    };
    const learned = (delay: number) => follow(foundAfter(delay, voiceMail)).notice;
    expect(learned(59 * MINUTE)).toMatchObject({ learnedBy: 'otherwise', receivedAt: at('Tue 12:59') });
    expect(learned(61 * MINUTE)).toMatchObject({ learnedBy: 'notice', receivedAt: at('Tue 13:00') });
  });

  test('is found with the probability of `otherwise.probability`', () => {
    const half = (probability: number) =>
      foundAfter(0, { ...silent, 'releaseNotice.otherwise.probability': probability });
    expect(follow(half(0.49)).outcome).toBe('noNotice');
    expect(follow(half(0.51)).outcome).toBeNull();
  });

  test('ends as no notice unless the person is met: declined, or missed by every team', () => {
    expect(follow(foundAfter(0, { ...silent, 'agentArrival.decline': [1] })).outcome).toBe('noNotice');
    const [met] = resultOf(foundAfter(0, silent));
    expect(met.measures.pickups.mean).toBeGreaterThan(0);
    expect([met.measures.noticesSent.mean, met.measures.pickupRatePerNotice.mean]).toEqual([0, null]);
    const slow = { 'agentArrival.travel': [withMedian(constant(9 * HOUR), 30 * MINUTE)] };
    const [missed] = resultOf(foundAfter(0, { ...silent, ...slow }));
    expect(missed.outcomes.noNotice.count).toBe(missed.bookings);
    expect(missed.measures.agentHoursWithoutPickup.mean).toBeGreaterThan(0);
  });
});

/** What a replication of a plain jail counts under a policy with changes. */
function resultOf(changes: PolicyChanges) {
  const plain = scenario({ days: 20 }, changes);
  const runner = new Runner(makePlan(plain));
  runner.run(0, 1);
  return summarise(runner.takeTally(), plain).policies;
}
