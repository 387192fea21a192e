import { describe, expect, test } from '@jest/globals';
import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { ALWAYS, clearingTime, constant, HOUR, MINUTE, withMedian } from '../engine/scenarios.ts';
import type { Changes } from './changes.ts';
import { at, openHours, type PolicyChanges, scenario } from './given.ts';

// Cases that need a field office: people who compete for its teams. Each person is given by the time at which the
// notice falls due, which is 30 minutes, the usual travel, before the exit; the notice is heard an hour before it falls
// due. Unless changed there is one team, always on duty, whose trip takes 70 minutes: there, handing over (10 minutes)
// and back.

const DUE_AFTER_BOOKING = 37 * HOUR;

/** The field office's results for the people whose notices fell due then, in order of due time. */
function serve(changes: PolicyChanges, ...due: string[]): AgentArrival[] {
  const seconds = due.map((time) => at(time) - DUE_AFTER_BOOKING).sort((a, b) => a - b);
  const plan = makePlan(scenario({ 'booking.arrivals': { kind: 'times', seconds }, days: 14 }, changes));
  const arrivals: AgentArrival[] = [];
  const served = (_: number, arrival: AgentArrival) => arrivals.push(arrival);
  new Replicator(plan).run(0, countersFor(emptyTally(1)), { booked() {}, followed() {}, served });
  return arrivals.sort((a, b) => a.person - b.person);
}

const outcomes = (changes: PolicyChanges, ...due: string[]) => serve(changes, ...due).map(({ outcome }) => outcome);
const dispatched = (changes: PolicyChanges, ...due: string[]) =>
  serve(changes, ...due).map(({ dispatchedAt }) => dispatchedAt);

const held = (hours: number): PolicyChanges => ({
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': hours * HOUR,
});
const teams = (...groups: [count: number, hours: HoursSpec][]): PolicyChanges => ({
  'agentArrival.teams': groups.map(([count, hours]) => ({ count, hours })),
});
const OFFICE = openHours('Mon Tue Wed Thu Fri', 8, 16);

describe('a field office', () => {
  test('sends a free team when a notice falls due', () => {
    const [arrival] = serve({}, 'Tue 13:00');
    expect(arrival).toMatchObject({
      dueAt: at('Tue 13:00'),
      dispatchedAt: at('Tue 13:00'),
      arrivedAt: at('Tue 13:30'),
    });
    expect(arrival).toMatchObject({ outcome: 'pickedUpAtRelease', leftAt: at('Tue 13:30'), dispatches: 1 });
  });

  test('with one team has none free for the second of two notices', () => {
    expect(outcomes({}, 'Tue 13:00', 'Tue 13:10')).toEqual(['pickedUpAtRelease', 'noTeamFree']);
  });

  test('with two teams serves both notices', () => {
    const both = outcomes({ 'agentArrival.teams.0.count': 2 }, 'Tue 13:00', 'Tue 13:10');
    expect(both).toEqual(['pickedUpAtRelease', 'pickedUpAtRelease']);
  });

  test('sends a team again once the handover and the way back are done', () => {
    expect(dispatched(held(4), 'Tue 13:00', 'Tue 13:10')).toEqual([at('Tue 13:00'), at('Tue 14:10')]);
    const away = { ...held(4), 'agentArrival.wayBack': constant(2 * HOUR), 'agentArrival.handover': constant(HOUR) };
    expect(dispatched(away, 'Tue 13:00', 'Tue 13:10')[1]).toBe(at('Tue 16:30'));
  });

  test('without teams leaves everybody held to the limit of their hold', () => {
    const [arrival] = serve({ ...held(4), ...teams([0, ALWAYS]) }, 'Tue 13:00');
    expect(arrival).toMatchObject({ outcome: 'afterHours', dispatchedAt: null, leftAt: at('Tue 17:30') });
  });

  test('drops a notice whose person has left when its turn comes', () => {
    expect(outcomes(held(0.5), 'Tue 13:00', 'Tue 13:10')).toEqual(['pickedUpAtRelease', 'noTeamFree']);
    // The team is free at 14:10, which is when the hold ends.
    expect(outcomes(held(0.5), 'Tue 13:00', 'Tue 13:11')).toEqual(['pickedUpAtRelease', 'late']);
  });

  test('that does not ask before setting out drives to people who have left', () => {
    const unasked: PolicyChanges = { 'agentArrival.asksBeforeSettingOut': false };
    // The team comes back at 14:10 and sets out for the second person, who left at 13:40.
    const [, second] = serve(unasked, 'Tue 13:00', 'Tue 13:10');
    expect(second).toMatchObject({ outcome: 'late', dispatchedAt: at('Tue 14:10'), arrivedAt: at('Tue 14:40') });
  });

  test('sends nobody for a notice that falls due when the person has left', () => {
    const quickerThanUsual = { 'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 2 * HOUR)] };
    expect(outcomes(quickerThanUsual, 'Tue 13:00')).toEqual(['outOfReach']);
  });

  test('is short of the team that waits its patience out for somebody gone by another exit', () => {
    // There at 13:10 for the exit at 13:30. For a person gone by another exit, the team waits for its two hours from
    // then on, and is back at 16:00. The second notice is due at 15:25.
    const patient = { 'agentArrival.marginSeconds': 20 * MINUTE, 'agentArrival.patience': constant(2 * HOUR) };
    const next = (otherExit: number) =>
      dispatched({ ...patient, 'agentArrival.otherExit': otherExit }, 'Tue 13:00', 'Tue 15:45')[1];
    expect(next(0)).toBe(at('Tue 15:25'));
    expect(next(1)).toBe(at('Tue 16:00'));
  });
});

describe('shifts', () => {
  test('a notice due outside shifts waits for the next opening', () => {
    const [arrival] = serve({ ...held(24), 'agentArrival.teams.0.hours': OFFICE }, 'Tue 20:00');
    expect(arrival).toMatchObject({ outcome: 'pickedUpFromHold', dispatchedAt: at('Wed 08:00') });
  });

  test('a person who leaves before the opening is missed after hours', () => {
    expect(outcomes(teams([1, OFFICE]), 'Tue 20:00')).toEqual(['afterHours']);
    // The hold ends at 08:00, when the shift opens.
    expect(outcomes({ ...held(11.5), ...teams([1, OFFICE]) }, 'Tue 20:00')).toEqual(['afterHours']);
    expect(outcomes({ ...held(11.6), ...teams([1, OFFICE]) }, 'Tue 20:00')).toEqual(['late']);
  });

  test('a person for whom a team was on duty, but busy, is missed because no team was free', () => {
    expect(outcomes(teams([1, OFFICE]), 'Tue 15:30', 'Tue 15:40')).toEqual(['pickedUpAtRelease', 'noTeamFree']);
  });

  test('a team under way is not called back at the end of its shift', () => {
    expect(outcomes(teams([1, OFFICE]), 'Tue 15:59')).toEqual(['pickedUpAtRelease']);
    expect(outcomes(teams([1, OFFICE]), 'Tue 16:00')).toEqual(['afterHours']);
  });

  test('a team that is back after the end of its shift is sent again at the next opening', () => {
    const rules = { ...held(48), ...teams([1, OFFICE]) };
    expect(dispatched(rules, 'Tue 15:00', 'Tue 15:10')).toEqual([at('Tue 15:00'), at('Wed 08:00')]);
  });

  test('groups of teams have their own shifts', () => {
    const late: HoursSpec = openHours('Tue', 16, 24);
    const due = ['Tue 15:30', 'Tue 20:00', 'Tue 20:05'];
    expect(dispatched(teams([1, OFFICE], [2, late]), ...due)).toEqual(due.map(at));
    expect(dispatched(teams([1, OFFICE], [1, late]), ...due)).toEqual([...due.slice(0, 2).map(at), null]);
  });
});

describe('overtime', () => {
  const closed = teams([2, OFFICE]);
  const overtime = (rule: 'none' | 'calledIn' | 'onCall'): PolicyChanges => ({
    ...closed,
    'agentArrival.overtime.rule': rule,
  });

  test('without overtime nobody sets out outside hours', () => {
    expect(outcomes(overtime('none'), 'Tue 20:00')).toEqual(['afterHours']);
  });

  test('an on-call team sets out', () => {
    expect(outcomes(overtime('onCall'), 'Tue 20:00')).toEqual(['pickedUpAtRelease']);
  });

  test('a team is called in for a notice heard long enough before it is due', () => {
    const heardAhead = (seconds: number): PolicyChanges => ({
      ...overtime('calledIn'),
      'agentArrival.overtime.heardAheadSeconds': seconds,
    });
    expect(outcomes(heardAhead(HOUR), 'Tue 20:00')).toEqual(['pickedUpAtRelease']);
    expect(outcomes(heardAhead(HOUR + 1), 'Tue 20:00')).toEqual(['afterHours']);
  });

  describe('for a notice that still waits when the last shift ends', () => {
    // Both teams are on trips that end at 16:10, ten minutes after the shift; the third notice is due at 15:50 and its
    // person is held. It is heard an hour before it is due, at 14:50.
    const notices = ['Tue 15:00', 'Tue 15:00', 'Tue 15:50'];
    const third = (changes: PolicyChanges) => dispatched({ ...held(4), ...changes }, ...notices)[2];

    test('an on-call team sets out', () => {
      expect(third(overtime('onCall'))).toBe(at('Tue 16:10'));
    });

    test('without overtime it has to wait for the next day', () => {
      expect(third(overtime('none'))).toBeNull();
    });

    test('a team is called in if the notice was heard early enough before the closing', () => {
      const heardAhead = (seconds: number): PolicyChanges => ({
        ...overtime('calledIn'),
        'agentArrival.overtime.heardAheadSeconds': seconds,
      });
      expect(third(heardAhead(70 * MINUTE))).toBe(at('Tue 16:10'));
      expect(third(heardAhead(70 * MINUTE + 1))).toBeNull();
    });
  });

  test('no more teams are on overtime at once than allowed', () => {
    const allowing = (count: number): PolicyChanges => ({
      ...overtime('onCall'),
      'agentArrival.overtime.teams': count,
    });
    expect(outcomes(allowing(2), 'Tue 20:00', 'Tue 20:05')).toEqual(['pickedUpAtRelease', 'pickedUpAtRelease']);
    expect(outcomes(allowing(1), 'Tue 20:00', 'Tue 20:05')).toEqual(['pickedUpAtRelease', 'noTeamFree']);
    expect(outcomes(allowing(0), 'Tue 20:00')).toEqual(['afterHours']);
  });

  test('does not replace teams that are on duty and busy', () => {
    const rules = { ...overtime('onCall'), ...teams([1, OFFICE], [1, openHours('Wed', 8, 16)]) };
    expect(outcomes(rules, 'Tue 13:00', 'Tue 13:10')).toEqual(['pickedUpAtRelease', 'noTeamFree']);
  });
});

describe('of the notices that wait', () => {
  /**
   * The margin is so long that each notice falls due when it is sent, at the order. Clearing takes five hours for
   * orders before 11:04 and one hour after it, so the first four are the last to leave; a hold outlasts the queue.
   */
  const { byHour: _, ...long } = clearingTime(constant(5 * HOUR), 5 * HOUR);
  const mixed: PolicyChanges = {
    ...held(100),
    'agentArrival.marginSeconds': 10 * HOUR,
    'releaseNotice.clearing': [
      { ...clearingTime(constant(HOUR), HOUR), byHour: [{ ...long, hours: openHours('Tue', 11, 11 + 4 / 60) }] },
    ],
  };
  /** Falls due by the usual margin at 12:00 and so on, which is an hour after the order. */
  const due = Array.from({ length: 8 }, (_, i) => `Tue 12:0${i}`);
  const orders = due.map((time) => at(time) - HOUR);
  const noFirst = (arrivals: AgentArrival[]) =>
    arrivals
      .filter(({ dispatchedAt }) => dispatchedAt !== orders[0])
      .sort((a, b) => (a.dispatchedAt ?? 0) - (b.dispatchedAt ?? 0));

  test('the first to fall due is served first under firstCome', () => {
    const served = noFirst(serve({ ...mixed, 'agentArrival.order': 'firstCome' }, ...due));
    expect(served.map(({ dueAt }) => dueAt)).toEqual(orders.slice(1));
  });

  test('the first who is expected to leave is served first under leavesFirst', () => {
    const served = noFirst(serve({ ...mixed, 'agentArrival.order': 'leavesFirst' }, ...due));
    expect(served.map(({ dueAt }) => dueAt)).toEqual([4, 5, 6, 7, 1, 2, 3].map((i) => orders[i]));
  });

  test('the order goes by the announced exit, not by the actual one, which nobody knows', () => {
    const slow = { ...long, distribution: constant(HOUR), hours: openHours('Tue', 11, 11 + 4 / 60) };
    const rules = {
      ...mixed,
      'releaseNotice.clearing': [{ ...clearingTime(constant(9 * HOUR), HOUR), byHour: [slow] }],
    };
    const served = noFirst(serve({ ...rules, 'agentArrival.order': 'leavesFirst' }, ...due));
    expect(served.map(({ dueAt }) => dueAt)).toEqual([4, 5, 6, 7, 1, 2, 3].map((i) => orders[i]));
  });

  test('the first priority class comes before the second, whoever leaves first', () => {
    const seconds = due.map((time) => at(time) - DUE_AFTER_BOOKING);
    const two: Changes<ResolvedScenario> = {
      'booking.arrivals': { kind: 'times', seconds },
      'booking.priority': [0.5, 0.5],
      priorities: ['first', 'second'],
    };
    const classes = { 'agentArrival.decline': [0, 0], 'detainer.issue.probability': [1, 1] };
    const plan = makePlan(scenario(two, { ...mixed, ...classes }));
    const priorities = new Map<number, number>();
    const arrivals: AgentArrival[] = [];
    new Replicator(plan).run(0, countersFor(emptyTally(1)), {
      booked: ({ person, priority }) => priorities.set(person, priority),
      followed() {},
      served: (_, arrival) => arrivals.push(arrival),
    });
    const served = noFirst(arrivals).map(({ person }) => priorities.get(person));
    expect(served).toEqual(served.toSorted());
    expect(new Set(served).size).toBe(2);
  });
});

describe('the dispatch rule', () => {
  // The team is free at 14:10 and could be there at 14:40; the second person leaves 30 minutes after the notice is due.
  const rule = (dispatch: 'everyNotice' | 'reachable'): PolicyChanges => ({ 'agentArrival.dispatch': dispatch });

  test('every notice: a team sets out even if it is too late', () => {
    expect(outcomes(rule('everyNotice'), 'Tue 13:00', 'Tue 14:09')).toEqual(['pickedUpAtRelease', 'late']);
  });

  test('reachable: nobody is sent where the usual travel is too long', () => {
    expect(outcomes(rule('reachable'), 'Tue 13:00', 'Tue 14:09')).toEqual(['pickedUpAtRelease', 'outOfReach']);
  });

  test('reachable: a team that usually arrives at the very end is sent', () => {
    expect(outcomes(rule('reachable'), 'Tue 13:00', 'Tue 14:10')).toEqual(['pickedUpAtRelease', 'pickedUpAtRelease']);
  });

  test('reachable: a dispatcher’s estimate includes the hour’s traffic', () => {
    const slowAtTwo = Array.from({ length: 24 }, (_, hour) => (hour === 14 ? 1.1 : 1));
    const rules = { ...rule('reachable'), 'agentArrival.travelFactor': slowAtTwo };
    expect(outcomes(rules, 'Tue 13:00', 'Tue 14:11')).toEqual(['pickedUpAtRelease', 'outOfReach']);
  });
});

describe('an on-site office', () => {
  const onSite: PolicyChanges = {
    'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 16),
    'agentArrival.patience': constant(0),
  };

  test('is called when the person is brought to the door, and is there at the exit', () => {
    const [arrival] = serve({ ...onSite, 'agentArrival.otherExit': 1 }, 'Tue 13:00');
    expect(arrival).toMatchObject({ dueAt: at('Tue 13:28'), arrivedAt: at('Tue 13:30'), outcome: 'pickedUpAtRelease' });
  });

  test('whose team comes free after the call is late by as much', () => {
    // The first team is at the door until 13:40 and back at 13:42; the second person leaves at 13:41.
    const [, second] = serve({ ...onSite, 'agentArrival.asksBeforeSettingOut': false }, 'Tue 13:00', 'Tue 13:11');
    expect(second).toMatchObject({ dueAt: at('Tue 13:39'), arrivedAt: at('Tue 13:44'), outcome: 'late' });
  });

  test('is not kept from going by what can be reached', () => {
    expect(outcomes({ ...onSite, 'agentArrival.dispatch': 'reachable' }, 'Tue 13:00')).toEqual(['pickedUpAtRelease']);
  });
});

describe('retries', () => {
  const impatient: PolicyChanges = {
    ...teams([2, ALWAYS]),
    'agentArrival.patience': constant(20 * MINUTE),
    // Announced for 12:30, the exit is at 13:30.
    'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), 30 * MINUTE)],
  };

  test('without retries a team that left is not followed by another', () => {
    expect(serve({ ...impatient, 'agentArrival.retries': 0 }, 'Tue 13:00')[0]).toMatchObject({
      outcome: 'teamLeft',
      dispatches: 1,
    });
  });

  test('another team is sent once the first has left, while the person is there', () => {
    // The first is sent at 12:00, there at 12:30 and gone at 12:50; the second is there at 13:20 for the exit at 13:30.
    const [arrival] = serve({ ...impatient, 'agentArrival.retries': 1 }, 'Tue 13:00');
    expect(arrival).toMatchObject({ outcome: 'pickedUpAtRelease', dispatches: 2, dispatchedAt: at('Tue 12:50') });
    expect(arrival).toMatchObject({ waitingSeconds: 30 * MINUTE, drivingSeconds: 2 * HOUR });
  });

  test('a no-show becomes known when the team should have been there', () => {
    const noShow = { ...held(1), 'agentArrival.noShow': 1, 'agentArrival.retries': 3 };
    // Sent at 13:00, 13:30 and 14:00; at 14:30 the person leaves.
    expect(serve(noShow, 'Tue 13:00')[0]).toMatchObject({ outcome: 'noShow', dispatches: 3, leftAt: at('Tue 14:30') });
    expect(serve({ ...noShow, 'agentArrival.retries': 1 }, 'Tue 13:00')[0].dispatches).toBe(2);
  });

  test('a person who was missed by being late or by another exit gets no second team', () => {
    const late = {
      ...held(0.1),
      'agentArrival.travel': [withMedian(constant(HOUR), 30 * MINUTE)],
      'agentArrival.retries': 3,
    };
    expect(serve(late, 'Tue 13:00')[0]).toMatchObject({ outcome: 'late', dispatches: 1 });
    const lost = { 'agentArrival.marginSeconds': HOUR, 'agentArrival.otherExit': 1, 'agentArrival.retries': 3 };
    expect(serve(lost, 'Tue 13:00')[0]).toMatchObject({ outcome: 'lostByAnotherExit', dispatches: 1 });
  });
});
