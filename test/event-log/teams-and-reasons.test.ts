import { describe, expect, test } from '@jest/globals';
import type { TeamTrip } from '../../src/engine/office/team-trip.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { observeReplication } from '../../src/engine/run/observe-replication.ts';
import { PersonNumbers } from '../../src/engine/run/person-numbers.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import { ALWAYS, constant, MINUTE } from '../engine/scenarios.ts';
import { at, type PolicyChanges, scenario } from '../model/given.ts';

/** Everybody is released on bail 36 hours after the booking; see test/engine/scenarios.ts. */
const given = (bookedAt: string[], changes: PolicyChanges = {}) =>
  scenario({ 'booking.arrivals': { kind: 'times', seconds: bookedAt.map(at) } }, changes);

describe('a log says', () => {
  test('which team was sent, and when it is back', () => {
    const log = simulatedLog(
      given(['Mon 00:00', 'Mon 00:05'], { 'agentArrival.teams': [{ count: 2, hours: ALWAYS }] }),
      0,
    );
    // 30 minutes each way and 10 minutes for the handover: from 13:00 to 14:10, and five minutes later.
    expect(log.cases.map(({ teamNumber, backAt }) => [teamNumber, log.stamp(backAt!).slice(11, 16)])).toEqual([
      [1, '14:10'],
      [2, '14:15'],
    ]);
  });

  test('of several teams the last one', () => {
    const log = simulatedLog(
      given(['Mon 00:00'], {
        'agentArrival.teams': [{ count: 2, hours: ALWAYS }],
        'agentArrival.retries': 1,
        'agentArrival.noShow': 1,
        'releaseNotice.hold.rule': 'upTo',
      }),
      0,
    );
    const [{ dispatches, teamNumber, backAt, dispatchedAt }] = log.cases;
    expect([dispatches, teamNumber, backAt! - dispatchedAt!]).toEqual([2, 1, 30 * MINUTE]);
  });

  test('no team and no return where none was sent', () => {
    const { cases } = simulatedLog(given(['Mon 00:00'], { 'agentArrival.decline': [1] }), 0);
    expect([cases[0].teamNumber, cases[0].backAt]).toEqual([null, null]);
  });

  test('why the person is released, also without a notice', () => {
    const { cases } = simulatedLog(given(['Mon 00:00'], { 'releaseNotice.notice.rule': 'none' }), 0);
    expect(cases[0].releaseReason).toBe('bail');
  });

  test('nothing of a release that nobody asked about', () => {
    const { cases } = simulatedLog(given(['Mon 00:00'], { 'detainer.fingerprint.match': 0 }), 0);
    expect([cases[0].outcome, cases[0].releaseReason]).toEqual(['notIdentified', null]);
  });
});

test('the teams of a log are those of the run', () => {
  const made = scenario({ days: 20 }, { 'agentArrival.handover': constant(5 * MINUTE) });
  const plan = makePlan(made);
  const numbers = new PersonNumbers(plan, 0);
  const last = new Map<number, TeamTrip>();
  observeReplication(plan, 0, {
    booked() {},
    followed() {},
    served() {},
    sent: (_, trip) => last.set(trip.person, trip),
  });
  const { cases } = simulatedLog(made, 0);
  const trips = [...last.values()].filter(({ person }) => numbers.numberOf(person) !== null);
  expect(trips.length).toBeGreaterThan(50);
  for (const { person, team, setOutAt, backAt } of trips) {
    const logged = cases[numbers.numberOf(person)! - 1];
    expect([logged.teamNumber, logged.backAt! - logged.dispatchedAt!]).toEqual([team, backAt - setOutAt]);
  }
});
