import { describe, expect, test } from '@jest/globals';
import { cooperates } from '../../src/model/discretion.ts';
import { decideReleaseNotice } from '../../src/model/release-notice.ts';
import { DAY } from '../engine/scenarios.ts';
import { at, type PolicyChanges, person, policy, release, releaseDraws, weekDraws } from './given.ts';

type Week = { facility: number; week: number };

/** Somebody at facility 0 with a release ordered at `orderAt`, and the weeks whose practice was drawn. */
function decide(changes: PolicyChanges, drawn: { week?: number; person?: number }, orderAt = at('Tue 12:00')) {
  const asked: Week[] = [];
  const ofWeek = (facility: number, week: number) => {
    asked.push({ facility, week });
    return weekDraws(drawn.week === undefined ? {} : { cooperates: drawn.week });
  };
  const releaseNotice = releaseDraws(drawn.person === undefined ? {} : { cooperates: drawn.person });
  return { yes: cooperates(person(), orderAt, policy(changes), { releaseNotice, week: ofWeek }), asked };
}

const BOTH: PolicyChanges = { 'releaseNotice.discretion.week': 0.6, 'releaseNotice.discretion.person': 0.8 };

describe('discretion', () => {
  test('is off unless a policy says so: nothing is drawn', () => {
    expect(decide({}, {})).toEqual({ yes: true, asked: [] });
  });

  test('by week: below its probability the jail cooperates in that week, otherwise with nobody', () => {
    const byWeek: PolicyChanges = { 'releaseNotice.discretion.week': 0.6 };
    expect(decide(byWeek, { week: 0.59 }).yes).toBe(true);
    expect(decide(byWeek, { week: 0.6 }).yes).toBe(false);
  });

  test('by person, given the week', () => {
    expect(decide({ 'releaseNotice.discretion.person': 0.8 }, { person: 0.79 }).yes).toBe(true);
    expect(decide({ 'releaseNotice.discretion.person': 0.8 }, { person: 0.8 }).yes).toBe(false);
    expect(decide(BOTH, { week: 0.5, person: 0.5 }).yes).toBe(true);
    expect(decide(BOTH, { week: 0.5, person: 0.9 }).yes).toBe(false);
  });

  test('draws nothing for a person in a week without cooperation', () => {
    expect(decide(BOTH, { week: 0.9 }).yes).toBe(false);
  });

  test.each<[string, number, number]>([
    ['the run’s first second', 0, 0],
    ['the first week’s last second', 7 * DAY - 1, 0],
    ['the second week’s first second', 7 * DAY, 1],
    ['the last second of the warm-up', -1, -1],
  ])('weeks are counted from the run’s start by the order of release: %s', (_, orderAt, week) => {
    expect(decide(BOTH, { week: 0.5, person: 0.5 }, orderAt).asked).toEqual([{ facility: 0, week }]);
  });
});

describe('a case that discretion excludes', () => {
  const decideNotice = (changes: PolicyChanges) =>
    decideReleaseNotice(
      { booking: person(), release: release(), hasDetainer: true, askedAt: at('Mon 00:00') },
      policy(changes),
      {
        releaseNotice: releaseDraws(),
        week: () => weekDraws(),
      },
    );
  const HELD: PolicyChanges = {
    'releaseNotice.hold.rule': 'upTo',
    'releaseNotice.notice.delayRelease': true,
    'releaseNotice.notice.delayBasis': 'administrativeRequest',
  };

  test.each<[string, PolicyChanges]>([
    ['week', { 'releaseNotice.discretion.week': 0 }],
    ['person', { 'releaseNotice.discretion.person': 0 }],
  ])('has no notice, no delay and no hold: by %s', (_, never) => {
    const exitAt = release().exitAt;
    expect(decideNotice({ ...HELD, ...never })).toMatchObject({
      sentAt: null,
      receivedAt: null,
      exitAt,
      holdBasis: null,
      leavesAt: exitAt,
    });
  });

  test('planted fault: with discretion the same case is held', () => {
    expect(decideNotice(HELD).leavesAt).toBeGreaterThan(release().exitAt);
  });
});
