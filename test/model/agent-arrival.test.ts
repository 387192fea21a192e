import { describe, expect, test } from '@jest/globals';
import { allowsOvertime, decideDeparture, type HeardNotice } from '../../src/model/agent-arrival.ts';
import { makeTrip } from '../../src/model/trip.ts';
import { ALWAYS, constant, HOUR, MINUTE, withMedian } from '../engine/scenarios.ts';
import { arrivalDraws, at, openHours, type PolicyChanges, policy, uniform } from './given.ts';

type Drawn = Parameters<typeof arrivalDraws>[0];

describe('the time at which a team must set out', () => {
  /**
   * For a notice heard on Tuesday at 10:00. The first plausible exit is at 13:30, the actual one at 14:10; travel
   * usually takes 30 minutes.
   */
  const departure = (changes: PolicyChanges, of: Partial<HeardNotice> = {}, drawn: Drawn = {}) => {
    const heard = {
      facility: 0,
      priority: 0,
      receivedAt: at('Tue 10:00'),
      earliestExitAt: at('Tue 13:30'),
      exitAt: at('Tue 14:10'),
    };
    return decideDeparture({ ...heard, ...of }, policy(changes), arrivalDraws(drawn));
  };

  test('lets it usually arrive at the first plausible exit', () => {
    expect(departure({})).toBe(at('Tue 13:00'));
  });

  test('is earlier by the margin', () => {
    expect(departure({ 'agentArrival.marginSeconds': 20 * MINUTE })).toBe(at('Tue 12:40'));
  });

  test('depends on the facility’s own usual travel', () => {
    const travel = [withMedian(constant(HOUR), HOUR), withMedian(constant(HOUR), 2 * HOUR)];
    expect(departure({ 'agentArrival.travel': travel }, { facility: 1 })).toBe(at('Tue 11:30'));
  });

  test('is at once if that time has passed', () => {
    expect(departure({}, { receivedAt: at('Tue 13:10') })).toBe(at('Tue 13:10'));
  });

  describe('with a staffed on-site office, two minutes from the door,', () => {
    const office = { 'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 15) };

    test('is when the jail calls it because the person is brought to the door', () => {
      expect(departure(office)).toBe(at('Tue 14:08'));
    });

    test('is earlier by the way as drawn for this trip', () => {
      const slow = { ...office, 'agentArrival.onSiteOffice.travel': withMedian(uniform(0, 20 * MINUTE), 2 * MINUTE) };
      expect(departure(slow, {}, { travel: 0.5 })).toBe(at('Tue 14:00'));
    });

    test('is when the notice is heard, if it is heard after the call', () => {
      expect(departure(office, { receivedAt: at('Tue 14:09') })).toBe(at('Tue 14:09'));
    });

    test('is as from outside if the office is closed at the call', () => {
      const closes = { 'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 9) };
      expect(departure(closes)).toBe(at('Tue 13:00'));
    });

    test('is as from outside, by the short way, if the jail does not call the office', () => {
      const rules: PolicyChanges = { ...office, 'agentArrival.onSiteOffice.called': 'expected' };
      expect(departure(rules)).toBe(at('Tue 13:28'));
    });
  });

  test('is never if the agency declines, which depends on the priority class', () => {
    const rules = { 'agentArrival.decline': [0.1, 0.6] };
    expect(departure(rules, { priority: 1 }, { declined: 0.5 })).toBeNull();
    expect(departure(rules, { priority: 0 }, { declined: 0.5 })).toBe(at('Tue 13:00'));
  });

  describe('declining, at 10 % as a rule,', () => {
    const travel = [withMedian(constant(HOUR), HOUR), withMedian(constant(HOUR), 3 * HOUR)];
    const tenPercent: PolicyChanges = { 'agentArrival.travel': travel, 'agentArrival.decline': [0.1] };

    test('is likelier by a factor', () => {
      const rules = { ...tenPercent, 'agentArrival.declineBy.0.factor': 3 };
      expect(departure(rules, {}, { declined: 0.29 })).toBeNull();
      expect(departure(rules, {}, { declined: 0.31 })).not.toBeNull();
    });

    test('for notices received within hours', () => {
      const rules = {
        ...tenPercent,
        'agentArrival.declineBy.0.factor': 3,
        'agentArrival.declineBy.0.hours': openHours('Tue', 20, 24),
      };
      expect(departure(rules, {}, { declined: 0.29 })).not.toBeNull();
      expect(departure(rules, { receivedAt: at('Tue 21:00') }, { declined: 0.29 })).toBeNull();
    });

    test('for facilities whose usual travel is over a limit', () => {
      const rules = {
        ...tenPercent,
        'agentArrival.declineBy.0.factor': 3,
        'agentArrival.declineBy.0.travelOverSeconds': HOUR,
      };
      expect(departure(rules, { facility: 0 }, { declined: 0.29 })).not.toBeNull();
      expect(departure(rules, { facility: 1 }, { declined: 0.29 })).toBeNull();
    });

    test('is certain where the factors together take it past 1', () => {
      const rows = [4, 3].map((factor) => ({ hours: ALWAYS, travelOverSeconds: null, factor }));
      expect(departure({ ...tenPercent, 'agentArrival.declineBy': rows })).toBeNull();
    });
  });
});

describe('overtime', () => {
  const allowed = (changes: PolicyChanges) => allowsOvertime(at('Tue 18:00'), at('Tue 22:00'), policy(changes));

  test('without a rule there is none', () => {
    expect(allowed({ 'agentArrival.overtime.rule': 'none' })).toBe(false);
  });

  test('an on-call team always goes', () => {
    expect(allowed({ 'agentArrival.overtime.rule': 'onCall' })).toBe(true);
  });

  test('a team is called in for a notice heard far enough ahead', () => {
    const rule: PolicyChanges = { 'agentArrival.overtime.rule': 'calledIn' };
    expect(allowed({ ...rule, 'agentArrival.overtime.heardAheadSeconds': 4 * HOUR })).toBe(true);
    expect(allowed({ ...rule, 'agentArrival.overtime.heardAheadSeconds': 4 * HOUR + 1 })).toBe(false);
  });
});

/**
 * A trip that sets out on Tuesday at a time, 30 minutes away, to a person whose exit is at 13:30 and who may be held.
 */
const trip = (time: string, changes: PolicyChanges = {}, drawn: Drawn = {}, heldUntil = '13:30') =>
  makeTrip(
    {
      facility: 0,
      expectedExitAt: at('Tue 12:00'),
      exitAt: at('Tue 13:30'),
      leavesAt: at(`Tue ${heldUntil}`),
      arranged: false,
      dispatchedAt: at(`Tue ${time}`),
      attempt: 0,
    },
    policy(changes),
    arrivalDraws(drawn),
  );

describe('a team that arrives before the release', () => {
  test('waits and meets the person at the exit, hands over and drives back', () => {
    expect(trip('12:00')).toEqual({
      outcome: 'pickedUpAtRelease',
      arrivedAt: at('Tue 12:30'),
      leftAt: at('Tue 13:30'),
      endedAt: at('Tue 13:30'),
      freeAt: at('Tue 14:10'),
      drivingSeconds: 60 * MINUTE,
      waitingSeconds: 60 * MINUTE,
      doorSeconds: 10 * MINUTE,
    });
  });

  test('leaves when its patience ends before the exit; the person leaves when the hold ends', () => {
    const found = trip('12:00', { 'agentArrival.patience': uniform(0, 2 * HOUR) }, { patience: 0.25 }, '18:00');
    expect(found).toMatchObject({ outcome: 'teamLeft', leftAt: at('Tue 18:00'), endedAt: at('Tue 13:00') });
    expect(found).toMatchObject({ waitingSeconds: 30 * MINUTE, doorSeconds: 0, freeAt: at('Tue 13:30') });
  });

  test('counts its patience from the expected exit if it arrives before it', () => {
    const exit = { exitAt: at('Tue 13:30'), leavesAt: at('Tue 13:30'), arranged: false };
    const to = { facility: 0, ...exit, dispatchedAt: at('Tue 12:00') };
    const waits = (patience: number) =>
      makeTrip(
        { ...to, expectedExitAt: at('Tue 13:00'), attempt: 0 },
        policy({ 'agentArrival.patience': constant(patience) }),
        arrivalDraws({}),
      );
    expect(waits(30 * MINUTE).outcome).toBe('pickedUpAtRelease');
    // There at 12:30, it waits from 13:00 on for a second less than half an hour.
    expect(waits(30 * MINUTE - 1)).toMatchObject({ outcome: 'teamLeft', waitingSeconds: 60 * MINUTE - 1 });
  });

  test('whose patience ends at the exact moment of the exit is still there', () => {
    expect(trip('12:00', { 'agentArrival.patience': constant(HOUR) }).outcome).toBe('pickedUpAtRelease');
    expect(trip('12:00', { 'agentArrival.patience': constant(HOUR - 1) }).outcome).toBe('teamLeft');
  });

  test('loses a person who leaves by another exit, but nobody who is held', () => {
    const found = trip('12:30', { 'agentArrival.otherExit': 0 });
    expect(found.outcome).toBe('pickedUpAtRelease');
    const lost = trip('12:30', { 'agentArrival.otherExit': 0.2 }, { otherExit: 0.1 });
    expect(lost).toMatchObject({ outcome: 'lostByAnotherExit', leftAt: at('Tue 13:30') });
    expect(trip('12:30', { 'agentArrival.otherExit': 1 }, {}, '18:00').outcome).toBe('pickedUpAtRelease');
    expect(trip('12:30', { 'agentArrival.otherExit': 0.2 }, { otherExit: 0.3 }).outcome).toBe('pickedUpAtRelease');
  });

  test('does not know that the person has left, and waits until its patience ends', () => {
    const lost = trip('12:00', { 'agentArrival.otherExit': 1, 'agentArrival.patience': constant(100 * MINUTE) });
    expect(lost).toMatchObject({ waitingSeconds: 100 * MINUTE, endedAt: at('Tue 14:10'), freeAt: at('Tue 14:40') });
  });
});

describe('a team that arrives at the exit or later', () => {
  test('at the exact moment of the exit meets the person, who cannot slip away', () => {
    const met = trip('13:00', { 'agentArrival.otherExit': 1 });
    expect(met).toMatchObject({ outcome: 'pickedUpAtRelease', leftAt: at('Tue 13:30'), waitingSeconds: 0 });
  });

  test('is late by a second or more if the person is not held', () => {
    const late = trip('13:20');
    expect(late).toMatchObject({ outcome: 'late', arrivedAt: at('Tue 13:50'), leftAt: at('Tue 13:30') });
    expect(late).toMatchObject({ waitingSeconds: 0, doorSeconds: 0, freeAt: at('Tue 14:20') });
    expect(trip('13:00', { 'agentArrival.travel': [withMedian(constant(1801), 1800)] }).outcome).toBe('late');
  });

  test('picks a held person up at once', () => {
    const held = trip('13:20', {}, {}, '18:00');
    expect(held).toMatchObject({ outcome: 'pickedUpFromHold', leftAt: at('Tue 13:50'), doorSeconds: 10 * MINUTE });
  });

  test('is in time at the very end of the hold, and a second later is late', () => {
    expect(trip('17:30', {}, {}, '18:00').outcome).toBe('pickedUpFromHold');
    const second = { 'agentArrival.travel': [withMedian(constant(1801), 1800)] };
    expect(trip('17:30', second, {}, '18:00')).toMatchObject({ outcome: 'late', leftAt: at('Tue 18:00') });
  });
});

describe('a trip', () => {
  test('may end in a no-show, which occupies the team for the travel time and costs no driving', () => {
    const found = trip('12:00', { 'agentArrival.noShow': 0.1 }, { noShow: 0.05 });
    expect(found).toMatchObject({
      outcome: 'noShow',
      arrivedAt: null,
      leftAt: at('Tue 13:30'),
      freeAt: at('Tue 12:30'),
    });
    expect(found).toMatchObject({ drivingSeconds: 0, waitingSeconds: 0, doorSeconds: 0 });
    expect(trip('12:00', { 'agentArrival.noShow': 0.1 }, { noShow: 0.15 }).outcome).toBe('pickedUpAtRelease');
  });

  test('takes the drawn travel time; the way back is a second draw of it', () => {
    const rules = { 'agentArrival.travel': [withMedian(uniform(0, HOUR), 30 * MINUTE)] };
    const found = trip('12:00', rules, { travel: 0.25, wayBack: 0.75 });
    expect(found).toMatchObject({ arrivedAt: at('Tue 12:15'), freeAt: at('Tue 14:25'), drivingSeconds: HOUR });
  });

  test('the way back may have a distribution of its own', () => {
    const rules = { 'agentArrival.wayBack': uniform(0, 2 * HOUR) };
    expect(trip('12:00', rules, { wayBack: 0.25 }).freeAt).toBe(at('Tue 14:10'));
    expect(trip('12:00', rules, { wayBack: 0.5 })).toMatchObject({ freeAt: at('Tue 14:40'), drivingSeconds: 5400 });
  });

  test('includes a handover of the drawn time', () => {
    expect(trip('12:00', { 'agentArrival.handover': uniform(0, HOUR) }, { handover: 0.5 }).doorSeconds).toBe(1800);
  });

  test('is longer by the factor of its departure hour, each way', () => {
    const rushHour = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 2 : 1));
    expect(trip('12:00', { 'agentArrival.travelFactor': rushHour })).toMatchObject({
      arrivedAt: at('Tue 13:00'),
      drivingSeconds: 5400,
    });
    expect(trip('11:59', { 'agentArrival.travelFactor': rushHour }).arrivedAt).toBe(at('Tue 12:29'));
  });

  test('from the staffed on-site office is short, whatever the traffic; the hour of departure decides', () => {
    const office: PolicyChanges = {
      'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 13),
      'agentArrival.onSiteOffice.travel': withMedian(uniform(0, 8 * MINUTE), 4 * MINUTE),
      'agentArrival.travelFactor': Array(24).fill(2),
    };
    expect(trip('12:58', office, { travel: 0.25 }).arrivedAt).toBe(at('Tue 13:00'));
    expect(trip('13:00', office).arrivedAt).toBe(at('Tue 14:00'));
  });

  test('has its own draws when it is another one to the same person', () => {
    const rules = policy({ 'agentArrival.travel': [withMedian(uniform(0, HOUR), 30 * MINUTE)] });
    const draws = arrivalDraws({ travel: 0.25, wayBack: 0.25 }, { travel: 0.5, wayBack: 0.5 });
    const exit = at('Tue 13:30');
    const to = {
      facility: 0,
      expectedExitAt: exit,
      exitAt: exit,
      leavesAt: exit,
      arranged: false,
      dispatchedAt: at('Tue 12:00'),
    };
    const arrivals = [0, 1].map((attempt) => makeTrip({ ...to, attempt }, rules, draws).arrivedAt);
    expect(arrivals).toEqual([at('Tue 12:15'), at('Tue 12:30')]);
  });
});
