import { describe, expect, test } from '@jest/globals';
import type { AgentArrival } from '../../events/agent-arrival.ts';
import { type Outcome, PICKUPS } from '../../events/outcome.ts';
import { followToFieldOffice } from '../../src/model/case.ts';
import { headway } from '../../src/model/headway.ts';
import { declinedBy } from '../../src/weekly/declined.ts';
import { clearingTime, constant, HOUR, MINUTE, NEVER_OPEN } from '../engine/scenarios.ts';
import {
  arrivalDraws,
  at,
  openHours,
  type PolicyChanges,
  person,
  personDraws,
  policy,
  releaseDraws,
} from '../model/given.ts';

/**
 * A person ordered out on Tuesday at 12:00, with the exit at 13:30. Travel takes 30 minutes with no margin, and the
 * notice is heard when sent.
 */
function given(changes: PolicyChanges = {}, outcome: Outcome = 'late') {
  const rules = policy(changes);
  const booking = person();
  const draws = personDraws({
    releaseNotice: releaseDraws({ answered: 0.5 }),
    agentArrival: arrivalDraws({ declined: 0.5 }),
  });
  const found = followToFieldOffice(booking, rules, draws);
  const arrival = found.outcome === null ? ({ outcome } as AgentArrival) : null;
  return { by: declinedBy(found, arrival), headway: headway(booking, found.notice, rules), found };
}

const NOBODY = { agency: false, county: false };
const AGENCY = { agency: true, county: false };
const BOTH = { agency: true, county: true };

describe('a detainer is declined', () => {
  test('by both, if no notice was sent and the person left alone', () => {
    expect(given({ 'releaseNotice.notice.rule': 'none' }).by).toEqual(BOTH);
    expect(given({ 'releaseNotice.notice.compliance': 0 }).by).toEqual(BOTH);
  });

  test('by the agency only, if the notice was heard after the exit', () => {
    const late = given({ 'releaseNotice.channel.phone.hours': openHours('Wed', 8, 16) });
    expect(late.by).toEqual(AGENCY);
    expect(late.headway?.heardWindow).toBe(at('Tue 13:30') - at('Wed 08:00'));
  });

  test('by the agency only, if the notice was never heard', () => {
    const never = given({ 'releaseNotice.channel.phone.hours': NEVER_OPEN });
    expect(never.found.outcome).toBe('noticeUnheard');
    expect(never).toMatchObject({ by: AGENCY, headway: null });
  });

  test('by the agency, if the heard window is shorter than the planned travel and margin: a second decides', () => {
    const heardFor = (seconds: number) => ({ 'releaseNotice.clearing': [clearingTime(constant(seconds), seconds)] });
    const travel = 30 * MINUTE;
    expect(given(heardFor(travel)).by).toEqual(NOBODY);
    expect(given(heardFor(travel - 1)).by).toEqual(AGENCY);
    const margin = { 'agentArrival.marginSeconds': 15 * MINUTE };
    expect(given({ ...margin, ...heardFor(travel) }).by).toEqual(AGENCY);
    expect(given({ ...margin, ...heardFor(45 * MINUTE) })).toMatchObject({
      by: NOBODY,
      headway: { heardWindow: 45 * MINUTE, needed: 45 * MINUTE },
    });
  });

  test('with the travel from the on-site office, if that is staffed when the notice is heard', () => {
    const short = { 'releaseNotice.clearing': [clearingTime(constant(10 * MINUTE), 10 * MINUTE)] };
    const office = { ...short, 'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 16) };
    expect(given(short).by).toEqual(AGENCY);
    expect(given(office)).toMatchObject({ by: NOBODY, headway: { needed: 2 * MINUTE } });
  });
});

describe('a detainer is not declined', () => {
  const short: PolicyChanges = { 'releaseNotice.clearing': [clearingTime(constant(MINUTE), MINUTE)] };

  test('if the notice came in time, although no team came', () => {
    const missed = ['afterHours', 'noTeamFree', 'noShow', 'late', 'lostByAnotherExit', 'teamLeft'] as const;
    for (const outcome of missed) expect(given({}, outcome).by).toEqual(NOBODY);
  });

  test('if the agency met the person, however short the notice was', () => {
    for (const outcome of PICKUPS) {
      expect(given(short, outcome).by).toEqual(NOBODY);
    }
    expect(given(short, 'late').by).toEqual(AGENCY);
  });

  test('if the agency itself declined to come', () => {
    expect(given({ ...short, 'agentArrival.decline': [1] })).toMatchObject({
      by: NOBODY,
      found: { outcome: 'declined' },
    });
  });

  test('if the jail held the person for the agency, with or without a notice', () => {
    const held = { 'releaseNotice.hold.rule': 'upTo', 'releaseNotice.hold.limitSeconds': 2 * HOUR } as const;
    expect(given({ ...short, ...held }).by).toEqual(NOBODY);
    expect(given({ ...held, 'releaseNotice.notice.rule': 'none' }).by).toEqual(NOBODY);
    expect(given({ ...held, 'releaseNotice.notice.rule': 'none', 'releaseNotice.hold.rule': 'none' }).by).toEqual(BOTH);
  });

  test('if none was lodged before the exit', () => {
    expect(given({ 'detainer.issue.delay': constant(38 * HOUR) })).toMatchObject({
      by: NOBODY,
      found: { outcome: 'detainerTooLate' },
    });
  });
});

test('planted fault: with the requested lead instead of the travel, a notice in good time would be a decline', () => {
  const { by, headway: had } = given();
  const byLead = had!.heardWindow < 24 * HOUR;
  expect([by.agency, byLead]).toEqual([false, true]);
});

test('whatever the county counts, the agency counts too', () => {
  for (const rule of ['none', 'atClearing', 'advance'] as const) {
    for (const hours of [NEVER_OPEN, openHours('Tue', 8, 16), openHours('Wed', 8, 16)]) {
      const { by } = given({ 'releaseNotice.notice.rule': rule, 'releaseNotice.channel.phone.hours': hours });
      expect(by.county && !by.agency).toBe(false);
    }
  }
});
