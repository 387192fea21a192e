import { describe, expect, test } from '@jest/globals';
import { type Case, followToFieldOffice, leftWithoutTeam } from '../../src/model/case.ts';
import { makeTrip } from '../../src/model/trip.ts';
import { constant, HOUR, MINUTE } from '../engine/scenarios.ts';
import { arrivalDraws, at, openHours, type PolicyChanges, person, personDraws, policy, releaseDraws } from './given.ts';

// Ordered out on Tuesday at 12:00, cleared at 13:30. The notice goes out at 12:00, and the team is 30 minutes away.

const ARRANGED: PolicyChanges = {
  'releaseNotice.handover.rule': 'arranged',
  'releaseNotice.handover.hours': openHours('Mon Tue Wed Thu Fri', 8, 16),
};

const follow = (changes: PolicyChanges): Case =>
  followToFieldOffice(
    person(),
    policy({ ...ARRANGED, ...changes }),
    personDraws({ releaseNotice: releaseDraws({ fallsThrough: 0.5 }) }),
  );

const exits = (changes: PolicyChanges) => follow(changes).notice?.exitAt;
const answeredAfter = (delay: number): PolicyChanges => ({
  'releaseNotice.channel.phone.answered': 0,
  'releaseNotice.channel.phone.voiceMailDelay': constant(delay),
});

describe('an arranged handover', () => {
  test('is when the person is cleared, if that is in its hours and a team can be there', () => {
    const { notice, outcome, dueAt } = follow({});
    expect(notice).toMatchObject({ exitAt: at('Tue 13:30'), leavesAt: at('Tue 13:30'), learnedBy: 'arranged' });
    expect([outcome, dueAt]).toEqual([null, at('Tue 13:00')]);
  });

  test('waits for the usual travel and margin after the notice is heard', () => {
    // Heard at 13:20; 30 minutes away, with a margin of 15: 14:05.
    expect(exits({ ...answeredAfter(80 * MINUTE), 'agentArrival.marginSeconds': 15 * MINUTE })).toBe(at('Tue 14:05'));
  });

  test('waits for its hours, and the notice announces that time', () => {
    const mornings = { 'releaseNotice.handover.hours': openHours('Mon Tue Wed Thu Fri', 8, 12) };
    expect(follow(mornings).notice).toMatchObject({ exitAt: at('Wed 08:00'), expectedExitAt: at('Wed 08:00') });
    expect(follow(mornings).dueAt).toBe(at('Wed 07:30'));
  });

  test('is not made with an agency that hears of the release only once the person is cleared', () => {
    expect(follow(answeredAfter(90 * MINUTE))).toMatchObject({ outcome: 'noticeUnheard' });
    expect(exits(answeredAfter(90 * MINUTE))).toBe(at('Tue 13:30'));
  });

  test('has no delay and no hold on top of it', () => {
    const kept: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.notice.delayRelease': true };
    expect(follow(kept).notice).toMatchObject({ exitAt: at('Tue 13:30'), leavesAt: at('Tue 13:30'), holdBasis: null });
    const unheard = follow({ ...kept, ...answeredAfter(2 * HOUR) });
    expect(unheard).toMatchObject({ outcome: 'noticeUnheard', notice: { leavesAt: at('Tue 13:30') } });
  });

  test('needs no team in the jail’s own building (`usesTeam: no`), and only waits for its hours', () => {
    const own = { ...answeredAfter(80 * MINUTE), 'releaseNotice.handover.usesTeam': false };
    expect(follow(own)).toMatchObject({ outcome: 'handedOverAsArranged', dueAt: null });
    expect(exits(own)).toBe(at('Tue 13:30'));
  });

  test('falls through with a probability: the person leaves when cleared, and no team goes', () => {
    const late = { 'releaseNotice.handover.hours': openHours('Wed', 8, 12) };
    const fallen = follow({ ...late, 'releaseNotice.handover.fallsThrough': 0.51 });
    expect(fallen).toMatchObject({ outcome: 'handoverFellThrough', dueAt: null });
    expect(fallen.notice).toMatchObject({ exitAt: at('Tue 13:30'), leavesAt: at('Tue 13:30') });
    expect(follow({ ...late, 'releaseNotice.handover.fallsThrough': 0.49 }).outcome).toBeNull();
  });

  test('is off where the agency declines, when the jail knows it', () => {
    const late = { 'releaseNotice.handover.hours': openHours('Wed', 8, 12), 'agentArrival.decline': [1] };
    expect(exits(late)).toBe(at('Tue 13:30'));
    expect(exits({ ...late, 'agentArrival.answerDelay': constant(3 * HOUR) })).toBe(at('Tue 15:00'));
    expect(exits({ ...late, 'agentArrival.answerDelay': constant(30 * HOUR) })).toBe(at('Wed 08:00'));
  });
});

describe('a team at an arranged handover', () => {
  const trip = (dispatched: string, changes: PolicyChanges = {}) => {
    const exitAt = at('Wed 08:00');
    const dispatch = {
      facility: 0,
      expectedExitAt: exitAt,
      exitAt,
      leavesAt: exitAt,
      arranged: true,
      dispatchedAt: at(dispatched),
      attempt: 0,
    };
    return makeTrip(dispatch, policy(changes), arrivalDraws({}));
  };

  test('takes the person, however long it waits and whatever other exits there are', () => {
    const rules = { 'agentArrival.patience': constant(10 * MINUTE), 'agentArrival.otherExit': 1 };
    expect(trip('Wed 06:30', rules)).toMatchObject({
      outcome: 'handedOverAsArranged',
      leftAt: at('Wed 08:00'),
      waitingSeconds: HOUR,
    });
    expect(trip('Wed 07:30').outcome).toBe('handedOverAsArranged');
  });

  test('is late a second after it', () => {
    expect(makeLate().outcome).toBe('late');
  });

  function makeLate() {
    const exitAt = at('Wed 08:00');
    const exit = { expectedExitAt: exitAt, exitAt, leavesAt: exitAt };
    const dispatch = { facility: 0, ...exit, arranged: true, attempt: 0 };
    return makeTrip({ ...dispatch, dispatchedAt: exitAt - 30 * MINUTE + 1 }, policy(), arrivalDraws({}));
  }
});

describe('a declined notice', () => {
  const declined = (answer: number, changes: PolicyChanges) => {
    const rules = { 'agentArrival.decline': [1], 'agentArrival.answerDelay': constant(answer), ...changes };
    const { notice } = followToFieldOffice(person(), policy(rules), personDraws());
    return { exitAt: notice!.exitAt, leftAt: leftWithoutTeam(notice!) };
  };
  const delayed: PolicyChanges = { 'releaseNotice.notice.delayRelease': true };
  const held: PolicyChanges = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.hold.limitSeconds': 10 * HOUR };

  test('ends a delay when the jail knows it (`answerDelay` after the notice was heard), not before clearing', () => {
    // The exit would wait until Wednesday 12:00.
    expect(declined(0, delayed)).toEqual({ exitAt: at('Tue 13:30'), leftAt: at('Tue 13:30') });
    expect(declined(4 * HOUR, delayed)).toEqual({ exitAt: at('Tue 16:00'), leftAt: at('Tue 16:00') });
    expect(declined(30 * HOUR, delayed)).toEqual({ exitAt: at('Wed 12:00'), leftAt: at('Wed 12:00') });
  });

  test('ends a hold, too', () => {
    expect(declined(4 * HOUR, held)).toEqual({ exitAt: at('Tue 13:30'), leftAt: at('Tue 16:00') });
    expect(declined(30 * HOUR, held)).toEqual({ exitAt: at('Tue 13:30'), leftAt: at('Tue 23:30') });
  });
});
