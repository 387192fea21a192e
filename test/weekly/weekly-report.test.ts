import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { PersonNumbers } from '../../src/engine/run/person-numbers.ts';
import { caseOf, recordReplication } from '../../src/lanes/recording.ts';
import type { Arrivals, ResolvedScenario, ResolvedWeeklyReport } from '../../src/resolved/scenario.ts';
import { NOTHING_STATED } from '../../src/weekly/stated-draws.ts';
import { weekOf } from '../../src/weekly/week.ts';
import { weeklyReport } from '../../src/weekly/weekly-report.ts';
import { weeklyResultSchema } from '../../src/weekly/weekly-result.ts';
import { clearingTime, constant, DAY, HOUR } from '../engine/scenarios.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';
import type { Changes } from '../model/changes.ts';
import { at, type PolicyChanges, scenario } from '../model/given.ts';

const NO_NOTICE: PolicyChanges = { 'releaseNotice.notice.rule': 'none' };

function reportOf(made: ResolvedScenario, date: string, stated: Partial<ResolvedWeeklyReport> = {}, replication = 0) {
  const plan = makePlan(made);
  const week = weekOf(plan.days.dayOfDate(date), plan.days);
  return weeklyReport(plan, replication, week, { ...NOTHING_STATED, ...stated }).report;
}

/**
 * Booked at these times of the fortnight from Monday 2018-01-01. Each has a detainer at booking and leaves 37.5 hours
 * later.
 */
const bookedAt = (times: number[], changes: PolicyChanges = NO_NOTICE, more: Changes<ResolvedScenario> = {}) =>
  scenario({ 'booking.arrivals': { kind: 'times', seconds: times }, days: 14, ...more }, changes);

/** This many per day, evenly over the hours. */
const rate = (perDay: number): Arrivals => ({
  kind: 'rate',
  perDay,
  dispersion: 1,
  hourOfWeek: Array(168).fill(1),
  months: Array(12).fill(1),
});

const TO_EXIT = 37.5 * HOUR;

describe('given people of two weeks, none of whom the jail gives notice of', () => {
  const made = bookedAt([at('Thu 00:00'), at('Fri 12:00'), at('next Tue 00:00'), at('next Fri 12:00')]);
  const report = reportOf(made, '2018-01-08');

  test('a detainer counts in the week in which it was lodged, a decline in the week in which the person left', () => {
    expect(report.week).toEqual({ saturday: '2018-01-06', friday: '2018-01-12' });
    expect(report.lodged.all).toBe(2);
    expect(report.cases.map(({ person, detainerDate, declineDate }) => [person, detainerDate, declineDate])).toEqual([
      [2, '2018-01-05', '2018-01-07'],
      [3, '2018-01-09', '2018-01-10'],
    ]);
  });

  test('both sides count them', () => {
    expect([report.declined.agency.all, report.declined.county.all]).toEqual([2, 2]);
    expect(report.cases.every(({ agency, county, listed }) => agency && county && listed)).toBe(true);
  });

  test('their status and group make up the totals', () => {
    const { convicted, charged, citizenship } = report.declined.agency;
    const of = (status: string) => report.cases.filter((one) => one.status === status).length;
    expect({ convicted, charged }).toEqual({ convicted: of('convicted'), charged: of('charged') });
    expect(citizenship).toEqual([
      { group: 'not stated', people: 2 },
      { group: 'not foreign-born', people: 0 },
    ]);
  });
});

describe('the edges of a week', () => {
  test('a person who leaves at its first second is in it, and a second earlier in the week before', () => {
    const made = bookedAt([at('Sat 00:00') - TO_EXIT - 1, at('Sat 00:00') - TO_EXIT]);
    expect(reportOf(made, '2018-01-06').cases.map(({ person }) => person)).toEqual([2]);
    expect(reportOf(made, '2018-01-05').cases.map(({ person }) => person)).toEqual([1]);
  });

  test('no case of a run falls between its weeks or into two of them, even over a change of the clock', () => {
    const arrivals = { 'booking.arrivals': rate(4), zone: 'America/Chicago', start: '2018-03-03', days: 28 } as const;
    const made = scenario({ ...arrivals, warmUpDays: 0 }, NO_NOTICE);
    const weeks = ['2018-03-03', '2018-03-10', '2018-03-17', '2018-03-24'].map((date) => reportOf(made, date));
    const people = weeks.flatMap(({ cases }) => cases.map(({ person }) => person!));
    expect(new Set(people).size).toBe(people.length);
    const plan = makePlan(made);
    const left = plan.days.startOf(28);
    const numbers = new PersonNumbers(plan, 0);
    const recording = recordReplication(plan, 0);
    const exitOf = (n: number) => caseOf(recording, 0, numbers.keyOf(n)!).found.notice!.exitAt;
    const last = Math.max(...people);
    expect(people.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: last }, (_, i) => i + 1).filter((n) => exitOf(n) < left),
    );
  });

  test('people of the warm-up are in the first week, without a number', () => {
    const made = scenario({ start: '2018-01-06', days: 7, warmUpDays: 5, 'booking.arrivals': rate(20) }, NO_NOTICE);
    const { cases } = reportOf(made, '2018-01-06');
    const early = cases.filter(({ person }) => person === null);
    expect(early.length).toBeGreaterThan(10);
    expect(early.every(({ detainerDate }) => detainerDate < '2018-01-06')).toBe(true);
    expect(cases.some(({ person }) => person === 1)).toBe(true);
  });
});

describe('a notice that was heard too late', () => {
  /** Heard at once, 90 minutes before the exit; the travel takes 30. */
  const times = [at('Sat 06:00'), at('next Mon 06:00')];
  const margin = (minutes: number): PolicyChanges => ({ 'agentArrival.marginSeconds': minutes * 60 });

  test('flips its case: the agency counts it, the county does not', () => {
    const { cases, declined } = reportOf(bookedAt(times, { ...margin(61), 'agentArrival.noShow': 1 }), '2018-01-08');
    expect([declined.agency.all, declined.county.all]).toEqual([2, 0]);
    expect(cases[0]).toMatchObject({
      person: 1,
      outcome: 'noShow',
      lodgedAt: '2018-01-06T06:00:00+00:00',
      sentAt: '2018-01-07T18:00:00+00:00',
      heardAt: '2018-01-07T18:00:00+00:00',
      exitAt: '2018-01-07T19:30:00+00:00',
      heardWindowMinutes: 90,
      neededMinutes: 91,
    });
  });

  test('is not a decline with one minute more', () => {
    expect(reportOf(bookedAt(times, { ...margin(60), 'agentArrival.noShow': 1 }), '2018-01-08').cases).toEqual([]);
  });

  test('is not a decline if the team came all the same', () => {
    expect(reportOf(bookedAt(times, margin(61)), '2018-01-08').cases).toEqual([]);
  });
});

test('a detainer issued after the person had left is shown separately, not among the lodged', () => {
  const made = bookedAt([at('Sat 06:00')], { 'detainer.issue.delay': { kind: 'constant', seconds: TO_EXIT } });
  expect(reportOf(made, '2018-01-08')).toMatchObject({ tooLate: 1, lodged: { all: 0 }, cases: [] });
});

describe('stated under-coverage', () => {
  const busy = (changes: PolicyChanges = NO_NOTICE) => scenario({ days: 14, 'booking.arrivals': rate(400) }, changes);
  const week = '2018-01-08';
  const LEFT_OUT = 0.3;
  const report = reportOf(busy(), week, { leftOut: LEFT_OUT });
  const n = report.declined.agency.all;
  const missing = n - report.listed.all;
  /** Four standard deviations of a binomial share, which a seed exceeds once in 16,000. */
  const isShare = (share: number) => Math.abs(missing / n - share) < 4 * Math.sqrt((share * (1 - share)) / n);

  test('omits its share of the declined, and says how many', () => {
    expect(n).toBeGreaterThan(2500);
    expect(isShare(LEFT_OUT)).toBe(true);
    expect(report.underCoverage).toEqual({ leftOut: LEFT_OUT, facilities: [], cases: missing });
    expect(report.cases.filter(({ listed }) => !listed)).toHaveLength(missing);
  });

  test('planted fault: a share of 25 % or 35 % would show', () => {
    expect([isShare(0.25), isShare(0.35)]).toEqual([false, false]);
  });

  test('changes only the list', () => {
    const { lodged, declined, cases } = reportOf(busy(), week);
    expect(report.lodged).toEqual(lodged);
    expect(report.declined).toEqual(declined);
    expect(report.cases).toEqual(cases.map((one, i) => ({ ...one, listed: report.cases[i].listed })));
  });

  test('omits the same people with a smaller share, and fewer', () => {
    const less = reportOf(busy(), week, { leftOut: 0.1 }).cases.filter(({ listed }) => !listed);
    const more = new Set(
      report.cases.filter(({ listed }) => !listed).map(({ exitAt, person }) => `${person} ${exitAt}`),
    );
    expect(less.length).toBeGreaterThan(0);
    expect(less.every(({ exitAt, person }) => more.has(`${person} ${exitAt}`))).toBe(true);
  });

  test('does not depend on who is convicted, since its draws are its own', () => {
    const share = (status: string) => {
      const all = report.cases.filter((one) => one.status === status);
      return all.filter(({ listed }) => !listed).length / all.length;
    };
    expect(Math.abs(share('convicted') - share('charged'))).toBeLessThan(4 * Math.sqrt((0.3 * 0.7 * 4) / n));
  });

  test('of a whole facility omits all of its cases, and counts them', () => {
    const two = scenario(
      { facilities: ['north', 'south'], 'booking.facility': [0.5, 0.5], days: 14, 'booking.arrivals': rate(40) },
      {
        ...NO_NOTICE,
        'releaseNotice.clearing': [clearing, clearing],
        'agentArrival.travel': [travel, travel],
      },
    );
    const { cases, underCoverage } = reportOf(two, week, { leftOutFacilities: [1] });
    const south = cases.filter(({ jurisdiction }) => jurisdiction === 'south');
    expect(south.length).toBeGreaterThan(0);
    for (const one of cases) expect(one.listed).toBe(one.jurisdiction === 'north');
    expect(underCoverage).toEqual({ leftOut: 0, facilities: ['south'], cases: south.length });
  });
});

const clearing = clearingTime(constant(5400), 5400);
const travel = { distribution: { kind: 'constant', seconds: 1800 }, medianSeconds: 1800 } as const;

describe('groups of citizenship', () => {
  const stated = {
    citizenship: [
      { group: 'first', share: 0.6 },
      { group: 'second', share: 0.4 },
    ],
  };
  const made = (foreignBorn: number, changes: PolicyChanges = NO_NOTICE) =>
    scenario({ days: 14, 'booking.arrivals': rate(200), 'booking.foreignBorn': foreignBorn }, changes);

  test('have their shares among the foreign-born, and only there', () => {
    const { lodged } = reportOf(made(0.5), '2018-01-08', stated);
    const [first, second, none] = lodged.citizenship.map(({ people }) => people);
    expect(first + second + none).toBe(lodged.all);
    const within = (part: number, whole: number, share: number) =>
      Math.abs(part / whole - share) < 4 * Math.sqrt((share * (1 - share)) / whole);
    expect(within(none, lodged.all, 0.5)).toBe(true);
    expect(within(first, first + second, 0.6)).toBe(true);
    expect(within(first, first + second, 0.4)).toBe(false);
  });

  test('are the person’s, whatever the policy', () => {
    const groupOf = (changes: PolicyChanges) =>
      new Map(reportOf(made(1, changes), '2018-01-08', stated).cases.map((one) => [one.person, one.citizenship]));
    const all = groupOf(NO_NOTICE);
    const some = groupOf({ 'releaseNotice.notice.compliance': 0.5 });
    expect(some.size).toBeGreaterThan(100);
    for (const [person, group] of some) if (person !== null) expect(all.get(person)).toBe(group);
  });

  test('differ from one replication to the next', () => {
    const groups = [0, 1].map((r) => reportOf(made(1), '2018-01-08', stated, r).lodged.citizenship[0].people);
    expect(groups[0]).not.toBe(groups[1]);
  });
});

test('the report fits its published schema, with what the file says added', () => {
  const report = reportOf(bookedAt([at('Sat 06:00'), at('Sat 06:00') + DAY]), '2018-01-08');
  const whole = { manifest: A_MANIFEST, ...report, scenario: { title: 'A jail', sha256: '00' }, stated: [] };
  expect(weeklyResultSchema.parse(whole)).toEqual(whole);
  expect(() => weeklyResultSchema.parse({ ...whole, names: [] })).toThrow();
});

test('a plan with two policies is refused: a report covers one course of events', () => {
  const one = bookedAt([at('Sat 06:00')]);
  expect(() => reportOf({ ...one, policies: [one.policies[0], one.policies[0]] }, '2018-01-08')).toThrow(
    /exactly one policy/,
  );
});
