import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { constant, HOUR, NEVER_OPEN, withMedian } from '../engine/scenarios.ts';
import { at, type PolicyChanges, scenario } from '../model/given.ts';

/**
 * A measure's value if one person is booked, is notified about at clearing 90 minutes ahead, and is picked up at the
 * exit.
 */
function measure(key: string, changes: PolicyChanges): number | null {
  const arrivals = { kind: 'times' as const, seconds: [at('Mon 00:00')] };
  const one = scenario({ 'booking.arrivals': arrivals, days: 7 }, changes);
  const runner = new Runner(makePlan(one));
  runner.run(0, 1);
  return summarise(runner.takeTally(), one).policies[0].measures[key].mean;
}

/** Nobody comes, so the hold of 12 hours runs to its limit. */
const HELD: PolicyChanges = {
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': 12 * HOUR,
  'agentArrival.teams.0.hours': NEVER_OPEN,
};

/** Everything that the county does: a call, a notice, a delay of three hours, a handover, and an officer's training. */
const WORK: PolicyChanges = {
  'detainer.bookingCall.rule': 'everyForeignBorn',
  'costs.callSeconds': 0.1 * HOUR,
  'costs.noticeSeconds': 0.5 * HOUR,
  'costs.handoverSeconds': 0.25 * HOUR,
  'costs.training.officers': 1,
  'costs.training.eachSeconds': 8 * HOUR,
  'costs.staffPerHour': 60,
  'costs.agentPerHour': 0,
  'costs.bedDay': 240,
  'releaseNotice.notice.delayRelease': true,
  'releaseNotice.notice.leadSeconds': 4.5 * HOUR,
};

describe('the shortfall', () => {
  test('is the part of the requested lead that the notice window lacks', () => {
    expect(measure('shortfall', { 'releaseNotice.requestedLeadSeconds': 24 * HOUR })).toBe(22.5 * 60);
    expect(measure('shortfall', { 'releaseNotice.requestedLeadSeconds': HOUR })).toBe(0);
  });
});

describe('county staff', () => {
  test('spend time on notices and handovers', () => {
    expect(measure('countyStaffHoursNotices', { 'costs.noticeSeconds': 0.5 * HOUR })).toBe(0.5);
    expect(measure('countyStaffHoursHandovers', { 'costs.handoverSeconds': 0.25 * HOUR })).toBe(0.25);
  });

  test('spend time on booking calls, if any are made before the person is out', () => {
    const calls: PolicyChanges = { 'detainer.bookingCall.rule': 'everyForeignBorn', 'costs.callSeconds': 0.1 * HOUR };
    expect(measure('countyStaffHoursCalls', calls)).toBeCloseTo(0.1, 8);
    expect(measure('countyStaffHoursCalls', { ...calls, 'detainer.bookingCall.delay': constant(38 * HOUR) })).toBe(0);
    expect(measure('countyStaffHoursCalls', { ...calls, 'detainer.bookingCall.rule': 'none' })).toBe(0);
  });

  test('spend time on training, once for the counted time', () => {
    const trained = { 'costs.training.officers': 5, 'costs.training.eachSeconds': 8 * HOUR };
    expect(measure('countyStaffHoursTraining', trained)).toBe(40);
  });

  test('cost their pay per hour', () => {
    const rules = { 'costs.noticeSeconds': HOUR, 'costs.handoverSeconds': HOUR, 'costs.staffPerHour': 60 };
    expect(measure('countyCostStaff', rules)).toBe(120);
  });

  test('cost it task by task, and the tasks and the holds are all that the county pays', () => {
    const byTask = { Calls: 6, Notices: 30, Handovers: 15, Training: 480, Holds: 30 };
    for (const [task, dollars] of Object.entries(byTask)) {
      expect(measure(`countyCost${task}`, WORK)).toBeCloseTo(dollars, 8);
    }
    expect(measure('countyCostStaff', WORK)).toBeCloseTo(531, 8);
    expect(measure('countyCost', WORK)).toBeCloseTo(561, 8);
  });
});

describe('what the agency reimburses', () => {
  test.each([
    ['costs.reimbursed.calls', 'countyCostCalls', 6],
    ['costs.reimbursed.notices', 'countyCostNotices', 30],
    ['costs.reimbursed.handovers', 'countyCostHandovers', 15],
    ['costs.reimbursed.training', 'countyCostTraining', 480],
    ['costs.reimbursed.holds', 'countyCostHolds', 30],
  ])('%s: of %s, which is $%d, the agency bears a share instead of the county', (path, ofTask, dollars) => {
    const rules = { ...WORK, [path]: 0.25 };
    expect(measure(ofTask, rules)).toBeCloseTo(0.75 * dollars, 8);
    expect(measure('agencyCostPaidBack', rules)).toBeCloseTo(0.25 * dollars, 8);
    expect(measure('agencyCost', rules)).toBeCloseTo(0.25 * dollars, 8);
    expect(measure('countyCost', rules)).toBeCloseTo(561 - 0.25 * dollars, 8);
    // Who pays does not change anybody's hours.
    expect(measure('countyStaffHours', rules)).toBeCloseTo(measure('countyStaffHours', WORK)!, 12);
  });

  test('grows with the agents in a team, each of whom is paid', () => {
    const driving = (size: number) => measure('agentHoursDriving', { 'agentArrival.size': size })!;
    expect(driving(2)).toBe(2 * driving(1));
    const paid = { 'costs.agentPerHour': 60, 'agentArrival.size': 3 };
    expect(measure('agencyCostDriving', paid)).toBeCloseTo(3 * driving(1) * 60, 8);
  });

  test('is separate from the pay of its agents, who are paid for the way, for waiting and at the door', () => {
    const rules: PolicyChanges = { 'costs.agentPerHour': 60 };
    const byTask = ['Driving', 'Waiting', 'AtDoor', 'PaidBack'].map((task) => measure(`agencyCost${task}`, rules)!);
    expect(byTask[0]).toBeCloseTo(measure('agentHoursDriving', rules)! * 60, 8);
    expect(byTask[0]).toBeGreaterThan(0);
    expect(measure('agencyCost', rules)).toBeCloseTo(
      byTask.reduce((sum, dollars) => sum + dollars, 0),
      8,
    );
  });
});

describe('a hold', () => {
  test('costs bed-days per hour', () => {
    expect(measure('countyCostHolds', { ...HELD, 'costs.bedDay': 140 })).toBe(70);
    expect(measure('countyBedHours', HELD)).toBe(12);
  });

  test('without a judge’s order or a warrant has the scenario’s possible liability', () => {
    expect(measure('exposure', { ...HELD, 'costs.exposurePerHour': 100 })).toBe(1200);
    for (const basis of ['judgesOrder', 'warrant287g'] as const) {
      expect(measure('exposure', { ...HELD, 'releaseNotice.hold.basis': basis })).toBe(0);
      expect(measure('hoursHeld', { ...HELD, 'releaseNotice.hold.basis': basis })).toBe(12);
    }
  });

  test('runs to its limit if nobody comes; a pickup at its very end is not such a case', () => {
    expect(measure('heldToLimit', HELD)).toBe(1);
    const lastSecond: PolicyChanges = {
      'releaseNotice.hold.rule': 'upTo',
      'releaseNotice.hold.limitSeconds': 0.5 * HOUR,
      'agentArrival.travel': [withMedian(constant(HOUR), 0.5 * HOUR)],
    };
    expect(measure('pickups', lastSecond)).toBe(1);
    expect(measure('heldToLimit', lastSecond)).toBe(0);
  });

  test('in a delayed release has a possible liability too, under the basis that the scenario gives it', () => {
    const delayed: PolicyChanges = {
      'releaseNotice.notice.delayRelease': true,
      'releaseNotice.notice.leadSeconds': 4.5 * HOUR,
      'costs.exposurePerHour': 100,
    };
    expect(measure('exposure', { ...delayed, 'releaseNotice.notice.delayBasis': 'none' })).toBe(300);
    expect(measure('hoursHeldNone', { ...delayed, 'releaseNotice.notice.delayBasis': 'none' })).toBe(3);
    expect(measure('exposure', { ...delayed, 'releaseNotice.notice.delayBasis': 'warrant287g' })).toBe(0);
  });
});
