import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { PersonNumbers } from '../../src/engine/run/person-numbers.ts';
import type { LaneKey } from '../../src/lanes/lane.ts';
import { type PolicyLanes, personLanes } from '../../src/lanes/person-lanes.ts';
import { ALWAYS, clearingTime, constant, HOUR, MINUTE, NEVER_OPEN, WEEKDAYS_8_TO_16 } from '../engine/scenarios.ts';
import { at, openHours, type PolicyChanges, scenario } from '../model/given.ts';

/**
 * Everybody has a detainer at booking. The release is ordered 36 hours later and takes 90 minutes; the notice goes out
 * by phone at the order and is heard at once. One team is always on duty and needs 30 minutes, a handover 10 minutes.
 */
function given(bookedAt: string[], changes: PolicyChanges = {}): (n: number) => PolicyLanes {
  const plan = makePlan(scenario({ 'booking.arrivals': { kind: 'times', seconds: bookedAt.map(at) } }, changes));
  const numbers = new PersonNumbers(plan, 0);
  return (n) => personLanes(plan, 0, numbers.keyOf(n)!).policies[0];
}

/** The spans of a lane in words: from, to, what. */
const spans = ({ lanes }: PolicyLanes, lane: LaneKey) =>
  lanes[lane].spans.map(({ localFrom, localTo, text }) => `${short(localFrom)}–${short(localTo)} ${text}`);
const keys = ({ lanes }: PolicyLanes, lane: LaneKey) => lanes[lane].spans.map(({ key }) => key);
const moments = ({ lanes }: PolicyLanes, lane: LaneKey) =>
  lanes[lane].moments.map(({ local, text }) => `${short(local)} ${text}`);
const short = (local: string) => `${local.slice(0, 3)} ${local.slice(-5)}`;

const PHONE = 'releaseNotice.channel.phone';

describe('the agency’s lane says why a notice is not heard', () => {
  test('the office is closed: until when, and its hours', () => {
    // Ordered on Monday at 20:00.
    const lanes = given(['Sun 08:00'], { [`${PHONE}.hours`]: WEEKDAYS_8_TO_16 })(1);
    expect(spans(lanes, 'agency')).toEqual([
      'Mon 20:00–Tue 08:00 office closed until Tue 08:00 (hours: Mon–Fri 08:00–16:00)',
    ]);
    expect(moments(lanes, 'agency').at(-1)).toBe('Tue 08:00 notice heard 10 h 30 min after the exit');
    expect(lanes.ending).toMatchObject({
      outcome: 'noticeUnheard',
      lock: { key: 'heardInTime' },
      byHowMuch: 'heard 10 h 30 min after the exit',
    });
  });

  test('nobody answers: left on voice mail until it is heard', () => {
    const lanes = given(['Mon 00:00'], {
      [`${PHONE}.answered`]: 0,
      [`${PHONE}.voiceMailDelay`]: constant(15 * MINUTE),
    })(1);
    expect(spans(lanes, 'agency')[0]).toBe('Tue 12:00–Tue 12:15 left on voice mail until 12:15');
    expect(lanes.heardWindow).toBe(75 * MINUTE);
  });

  test('the office closes before anybody listens to the voice mail', () => {
    const lanes = given(['Mon 03:00'], { [`${PHONE}.answered`]: 0, [`${PHONE}.hours`]: WEEKDAYS_8_TO_16 })(1);
    expect(spans(lanes, 'agency')).toEqual([
      'Tue 15:00–Wed 08:00 left on voice mail until Wed 08:00 (hours: Mon–Fri 08:00–16:00), ' +
        'since the office had closed before anybody listened',
    ]);
  });

  test('an e-mail waits until it is read', () => {
    const lanes = given(['Mon 03:30'], { 'releaseNotice.channel.kind': 'email' })(1);
    expect(spans(lanes, 'agency')).toEqual([
      'Tue 15:30–Wed 08:30 e-mail not read until Wed 08:30 (read Mon–Fri 08:00–16:00)',
    ]);
    expect(moments(lanes, 'agency').at(-1)).toBe('Wed 08:30 e-mail read 15 h 30 min after the exit');
  });

  test('the on-site office is closed', () => {
    const lanes = given(['Mon 06:00'], {
      'releaseNotice.channel.kind': 'onSite',
      'agentArrival.onSiteOffice.hours': openHours('Wed', 8, 16),
    })(1);
    expect(spans(lanes, 'agency')).toEqual([
      'Tue 18:00–Wed 08:00 on-site office closed until Wed 08:00 (hours: Wed 08:00–16:00)',
    ]);
  });

  test('a phone that is never staffed is never heard', () => {
    const lanes = given(['Mon 00:00'], { [`${PHONE}.hours`]: NEVER_OPEN })(1);
    expect(spans(lanes, 'agency')).toEqual(['Tue 12:00–Tue 13:30 office never open (hours: never)']);
    expect(lanes.ending.byHowMuch).toBe('the notice was never heard');
  });

  test('the agency finds out by itself', () => {
    const lanes = given(['Mon 00:00'], {
      'releaseNotice.notice.rule': 'none',
      'releaseNotice.otherwise.probability': 1,
      'releaseNotice.otherwise.delay': constant(20 * MINUTE),
    })(1);
    expect(moments(lanes, 'agency')).toContain(
      'Tue 12:20 found otherwise: learns of the release by itself, 1 h 10 min before the exit',
    );
    expect(lanes.learnedBy).toBe('otherwise');
  });

  test('nobody has to set out yet, since the release is a day away', () => {
    const lanes = given(['Mon 00:00'], {
      'releaseNotice.notice.rule': 'advance',
      'releaseNotice.notice.leadSeconds': 6 * HOUR,
      'releaseNotice.reasons.0.knownAhead': constant(24 * HOUR),
    })(1);
    expect(spans(lanes, 'agency')).toEqual(['Tue 07:30–Tue 13:00 no team needs to set out before 13:00']);
  });
});

describe('the agency declines', () => {
  test('and the jail knows it at once', () => {
    const lanes = given(['Mon 00:00'], { 'agentArrival.decline': [1] })(1);
    expect(moments(lanes, 'agency').slice(-2)).toEqual([
      'Tue 12:00 notice heard at once',
      'Tue 12:00 declines to come',
    ]);
    expect(lanes.lanes.team).toEqual({ lane: 'team', spans: [], moments: [] });
    expect(lanes.ending).toMatchObject({
      lock: { key: 'agencyComes' },
      byHowMuch: 'heard 1 h 30 min before the exit, and declined',
    });
  });

  test('and a hold ends when the jail knows it', () => {
    const lanes = given(['Mon 00:00'], {
      'agentArrival.decline': [1],
      'agentArrival.answerDelay': constant(4 * HOUR),
      'releaseNotice.hold.rule': 'upTo',
    })(1);
    expect(spans(lanes, 'agency')).toEqual(['Tue 12:00–Tue 16:00 declines; the jail knows at 16:00']);
    expect(spans(lanes, 'jail').at(-1)).toBe(
      'Tue 13:30–Tue 16:00 held until 16:00, when the agency declines (limit 48 h); administrative request',
    );
  });
});

describe('the jail’s lane says why the person stays', () => {
  test('the release waits, to give notice', () => {
    const lanes = given(['Mon 00:00'], {
      'releaseNotice.notice.rule': 'advance',
      'releaseNotice.notice.delayRelease': true,
    })(1);
    expect(spans(lanes, 'jail')).toEqual([
      'Mon 00:00–Tue 12:00 in custody',
      'Tue 12:00–Tue 13:30 clearing',
      'Tue 13:30–Wed 12:00 release delayed until Wed 12:00, to give 24 h of notice; no legal basis stated',
    ]);
    expect(lanes.heldFor).toBe(22.5 * HOUR);
  });

  test('a time for the handover is arranged', () => {
    const lanes = given(['Mon 06:00'], {
      'releaseNotice.handover.rule': 'arranged',
      'releaseNotice.handover.hours': WEEKDAYS_8_TO_16,
    })(1);
    expect(spans(lanes, 'jail').at(-1)).toBe(
      'Tue 19:30–Wed 08:00 handover arranged for Wed 08:00 (hours: Mon–Fri 08:00–16:00); no legal basis stated',
    );
    expect(lanes.ending.byHowMuch).toBe('the team was there at the arranged time');
  });

  test('a hold lasts until the team comes, and states its limit and basis', () => {
    const lanes = given(['Mon 00:00'], {
      'releaseNotice.hold.rule': 'upTo',
      'releaseNotice.hold.basis': 'warrant287g',
      'agentArrival.teams': [{ count: 1, hours: openHours('Wed', 8, 16) }],
    })(1);
    expect(spans(lanes, 'jail').at(-1)).toBe(
      'Tue 13:30–Wed 08:30 held until Wed 08:30, when the team comes (limit 48 h); 287(g) warrant',
    );
    expect(lanes.ending.byHowMuch).toBe('the team came 19 h after the ordinary exit, which the hold bridged');
  });
});

describe('the team’s lane says why nobody sets out', () => {
  test('all teams are out: for whom, and until when', () => {
    // The second person is ordered released while the team is under way to the first, and back at 14:10.
    const lanes = given(['Mon 00:00', 'Mon 00:05'])(2);
    expect(spans(lanes, 'team')).toEqual(['Tue 13:05–Tue 13:35 the only team is out: for person 1 until 14:10']);
    expect(lanes.ending).toMatchObject({
      outcome: 'noTeamFree',
      lock: { key: 'teamFreeAndInReach' },
      byHowMuch: 'the first team was back 35 min after the exit',
    });
  });

  test('both teams are out, one after the other', () => {
    const lanes = given(['Mon 00:00', 'Mon 00:05', 'Mon 00:10'], {
      'agentArrival.teams': [{ count: 2, hours: ALWAYS }],
      'releaseNotice.hold.rule': 'upTo',
    })(3);
    expect(spans(lanes, 'team')[0]).toBe(
      'Tue 13:10–Tue 14:10 both teams out: team 1 for person 1 until 14:10 and team 2 for person 2 until 14:15',
    );
    expect(moments(lanes, 'team').slice(0, 2)).toEqual([
      'Tue 13:10 a team has to set out',
      'Tue 14:10 team 1 sets out',
    ]);
  });

  test('no team is on duty, and later all are out', () => {
    const lanes = given(['Mon 00:00', 'Mon 00:00'], {
      'releaseNotice.hold.rule': 'upTo',
      'agentArrival.teams': [{ count: 1, hours: openHours('Wed', 8, 16) }],
    })(2);
    expect(spans(lanes, 'team').slice(0, 2)).toEqual([
      'Tue 13:00–Wed 08:00 no team on duty until Wed 08:00 (hours: Wed 08:00–16:00)',
      'Wed 08:00–Wed 09:10 the only team is out: for person 1 until 09:10',
    ]);
  });

  test('no team comes on duty before the person leaves', () => {
    const lanes = given(['Mon 00:00'], { 'agentArrival.teams': [{ count: 1, hours: openHours('Wed', 8, 16) }] })(1);
    expect(lanes.ending).toMatchObject({
      outcome: 'afterHours',
      lock: { key: 'teamOnDuty' },
      byHowMuch: 'the next team came on duty 18 h 30 min after the exit',
    });
  });

  test('a team that is called in says so', () => {
    const lanes = given(['Mon 00:00'], {
      'agentArrival.teams': [{ count: 1, hours: openHours('Wed', 8, 16) }],
      'agentArrival.overtime.rule': 'onCall',
    })(1);
    expect(moments(lanes, 'team')[0]).toBe('Tue 13:00 the team sets out, called in outside duty hours');
  });

  test('an on-site office is called to the door', () => {
    const lanes = given(['Mon 00:00', 'Mon 00:00'], {
      'agentArrival.onSiteOffice.hours': ALWAYS,
      'agentArrival.teams': [{ count: 1, hours: ALWAYS }],
    })(1);
    expect(keys(lanes, 'agency')).toContain('knows');
    expect(spans(lanes, 'team')[0]).toBe('Tue 13:28–Tue 13:30 the team is under way');
  });

  test('one team gives up and another comes', () => {
    const lanes = given(['Mon 00:00'], {
      'agentArrival.teams': [{ count: 2, hours: ALWAYS }],
      'agentArrival.retries': 1,
      'agentArrival.patience': constant(10 * MINUTE),
      'releaseNotice.clearing': [clearingTime(constant(90 * MINUTE), HOUR)],
    })(1);
    expect(moments(lanes, 'team').map((text) => text.slice(4))).toEqual([
      '12:30 team 1 sets out',
      '13:00 team 1 arrives, 30 min before the exit',
      '13:10 team 1 gives up waiting',
      '13:10 team 2 sets out',
      '13:40 team 1 is back',
      '13:40 team 2 arrives: late, 10 min after the person left',
      '14:10 team 2 is back',
    ]);
  });
});
