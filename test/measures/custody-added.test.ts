import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { clearingTime, constant, HOUR, MINUTE, NEVER_OPEN, plainPolicy } from '../engine/scenarios.ts';
import { changed } from '../model/changes.ts';
import { at, openHours, type PolicyChanges, scenario, uniform } from '../model/given.ts';

// One person is booked on Monday 00:00. The release is ordered 36 h later, on Tuesday at 12:00, and clearing takes
// 90 min. So under the base the person leaves on Tuesday at 13:30. Each test moves the exit and knows by how much.

type BaseClearing = ResolvedPolicy['baseClearing'];

function summary(changes: PolicyChanges, baseClearing: BaseClearing, ofScenario: Partial<ResolvedScenario> = {}) {
  const arrivals = { kind: 'times' as const, seconds: [at('Mon 00:00')] };
  const policy = { ...changed(plainPolicy(), changes), ...(baseClearing !== undefined && { baseClearing }) };
  const one = { ...scenario({ 'booking.arrivals': arrivals, days: 7 }), policies: [policy], ...ofScenario };
  const runner = new Runner(makePlan(one));
  runner.run(0, 1);
  return summarise(runner.takeTally(), one).policies[0].measures;
}

const added = (changes: PolicyChanges, baseClearing?: BaseClearing) => summary(changes, baseClearing).custodyAdded.mean;

/** A policy's clearing, while the base's is 90 min. */
const cleared = (seconds: number): PolicyChanges => ({
  'releaseNotice.clearing': [clearingTime(constant(seconds), seconds)],
});
const OF_BASE = plainPolicy().releaseNotice.clearing;
const HOLD: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.hold.limitSeconds': 12 * HOUR };
const NOBODY_COMES: PolicyChanges = { 'agentArrival.teams.0.hours': NEVER_OPEN };

describe('custody added', () => {
  test('is 0 where the person is picked up at the exit', () => {
    expect(added({})).toBe(0);
  });

  test('is the hold until the pickup: the shift begins at 18:00, and the team is there at 18:30', () => {
    expect(added({ ...HOLD, 'agentArrival.teams.0.hours': openHours('Tue', 18, 22) })).toBe(5);
    expect(added({ ...HOLD, ...NOBODY_COMES })).toBe(12);
  });

  test('is the delay: 25 h 30 min after the notice of 12:00 is 24 h after 13:30', () => {
    const delay = { 'releaseNotice.notice.delayRelease': true, 'releaseNotice.notice.leadSeconds': 25.5 * HOUR };
    expect(added(delay)).toBe(24);
  });

  test('is the wait for an arranged handover, which takes place from 17:00', () => {
    const arranged: PolicyChanges = {
      'releaseNotice.handover.rule': 'arranged',
      'releaseNotice.handover.hours': openHours('Tue', 17, 18),
    };
    expect(added(arranged)).toBe(3.5);
  });

  test('is what the policy adds to the clearing, with or without a hold', () => {
    expect(added(cleared(2.5 * HOUR), OF_BASE)).toBe(1);
    const both = { ...cleared(2.5 * HOUR), ...HOLD, ...NOBODY_COMES };
    expect(added(both, OF_BASE)).toBe(13);
    expect(summary(both, OF_BASE).hoursHeld.mean).toBe(12);
  });

  test('is below 0 where the clearing is shorter', () => {
    expect(added(cleared(HOUR), OF_BASE)).toBe(-0.5);
  });

  test('compares the same person: whatever the draw, 2–3 h is an hour longer than 1–2 h', () => {
    const longer = { 'releaseNotice.clearing': [clearingTime(uniform(2 * HOUR, 3 * HOUR), 2.5 * HOUR)] };
    const ofBase = [clearingTime(uniform(HOUR, 2 * HOUR), 1.5 * HOUR)];
    for (let seed = 1; seed <= 20; seed++) {
      expect(summary(longer, ofBase, { seed }).custodyAdded.mean).toBe(1);
    }
  });

  test('uses the base’s clearing of the hour in which the release is ordered', () => {
    // Ordered on Tuesday at 12:00, so the base clears in 30 min, and the policy in 90.
    const noon = { ...clearingTime(constant(30 * MINUTE), 30 * MINUTE), hours: openHours('Tue', 12, 13) };
    const { byHour: _, ...atNoon } = noon;
    const ofBase = [{ ...clearingTime(constant(8 * HOUR), 8 * HOUR), byHour: [atNoon] }];
    expect(added({}, ofBase)).toBe(1);
  });

  test('counts people with a detainer only', () => {
    const without = { ...cleared(2.5 * HOUR), 'detainer.issue.probability': [0] };
    expect(added(without, OF_BASE)).toBe(0);
  });

  test('is unknown where the policy draws other reasons or custody than the base', () => {
    expect(added({ ...HOLD, ...NOBODY_COMES }, null)).toBeNull();
    expect(added({ 'detainer.issue.probability': [0] }, null)).toBeNull();
  });
});
