import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Result } from '../../src/measures/result.ts';
import type { SpreadResult } from '../../src/spread/spread-result.ts';
import type { WeeklyResult } from '../../src/weekly/weekly-result.ts';
import { asJson, type FactRow, factRows, print, readFacts, Shown } from './shown.ts';

// For each row of docs/reference/facts.md its command runs, and the output must have the effect that the row names.

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
const EVERY_ROW = [...numbered('N', 11), ...numbered('D', 13), ...numbered('R', 17), ...numbered('C', 8)];

type Check = (command: string) => void;

const HENNEPIN = 'pickup-gap run scenarios/hennepin.yaml';
const hennepin = (policy = 'practice') => new Shown(HENNEPIN, policy);
const REGIMES = 'pickup-gap run scenarios/every-regime.yaml';
const regime = (name: string) => new Shown(REGIMES, name);
const outcomesOf = (command: string) =>
  parse(print(command), { columns: true }) as {
    priority: string;
    outcome: string;
    priorContact: string;
    channel: string;
  }[];

function above(higher: number, lower: number): void {
  expect(higher).toBeGreaterThan(lower);
}

const CHECKS: Record<string, Check> = {
  N1: () => {
    expect(hennepin().requestedLeadMinutes).toBe(24 * 60);
    expect(hennepin().quantile('noticeWindow', '5')).toBeGreaterThanOrEqual(60);
    expect(hennepin().quantile('noticeWindow', '95')).toBeLessThanOrEqual(120);
    above(hennepin().mean('shortfall'), 22 * 60);
  },
  N2: () => {
    above(hennepin().mean('noticesSent'), 0);
    expect(hennepin().mean('noticesSent')).toBeLessThanOrEqual(hennepin().mean('detainersLodged'));
    moves('asked-about', { noticesSent: 1, detainersLodged: 0, hoursHeld: 0 });
  },
  N3: (command) => {
    const [answered, voiceMail] = ['answered', 'voice-mail'].map((name) => new Shown(command, name));
    expect(voiceMail.mean('noticeWindow')).toBe(answered.mean('noticeWindow'));
    above(answered.mean('heardWindow'), voiceMail.mean('heardWindow'));
    above(voiceMail.people('noticeUnheard'), answered.people('noticeUnheard'));
  },
  N4: () => {
    above(hennepin().people('lostByAnotherExit'), 0);
    above(hennepin().mean('agentHoursWaiting'), 0);
  },
  N5: (command) => {
    above(new Shown(command, 'office-teams').people('afterHours'), 0);
    expect(new Shown(command, 'around-the-clock').people('afterHours')).toBe(0);
    above(hennepin().people('declined'), 0);
  },
  N6: (command) => {
    const failed = outcomesOf(command).filter(({ outcome }) => ['late', 'noShow'].includes(outcome));
    const kinds = new Set(failed.map(({ priority, outcome }) => `${priority} ${outcome}`));
    expect([...kinds].sort()).toEqual(['other late', 'other noShow', 'serious late', 'serious noShow']);
  },
  N7: (command) => {
    const [practice, asked, foreseen] = ['practice', 'best-effort', 'foreseen'].map((name) => new Shown(command, name));
    above(asked.mean('pickupRate'), practice.mean('pickupRate'));
    // Asking helps less than a quarter as much as foreseeing would.
    above(
      foreseen.mean('pickupRate') - practice.mean('pickupRate'),
      4 * (asked.mean('pickupRate') - practice.mean('pickupRate')),
    );
  },
  N8: (command) => {
    const rates = pickupsByCounty(command, 'judges-order');
    const near = ['Ramsey', 'Hennepin', 'Dakota', 'Washington', 'Anoka'];
    const far = ['St. Louis', 'Clay', 'Beltrami', 'Polk', 'Otter Tail'];
    above(rateOf(rates, near), rateOf(rates, far));
  },
  N9: (command) => {
    const [nobody, person] = ['voice-mail', 'one-person'].map((name) => new Shown(command, name));
    above(person.mean('heardWindow'), nobody.mean('heardWindow'));
  },
  N10: () => {
    expect(regime('on-site-office').direction('agentHoursDriving')).toBe(-1);
    expect(regime('on-site-office').direction('pickups')).toBe(1);
  },
  N11: () => {
    const found = regime('found-otherwise');
    expect(found.mean('noticesSent')).toBe(0);
    expect(found.direction('pickupRate')).toBe(-1);
    above(found.mean('pickupRate'), 0);
    above(0.1, found.mean('pickupRate'));
  },
  D1: () => {
    // 9 % of the bookings are foreign-born and called about, except for those who left before the call.
    const called = hennepin().mean('calledWithoutAsking') / hennepin().bookings;
    above(0.0905, called);
    above(called, 0.088);
  },
  D2: () => {
    const [calls, none] = ['calls-for-every-foreign-born', 'no-cooperation'].map(regime);
    above(none.people('notIdentified'), calls.people('notIdentified'));
    expect(none.mean('calledWithoutAsking')).toBe(0);
  },
  D3: () => {
    const consent = regime('consent-gated-calls');
    expect(consent.direction('detainersLodged')).toBe(-1);
    expect(consent.mean('calledWithoutAsking') + consent.mean('callsAgainstRefusal')).toBe(0);
  },
  D4: () => {
    const [asked, unasked] = ['called-despite-refusal', 'calls-for-every-foreign-born'].map(regime);
    above(asked.mean('callsAgainstRefusal'), 0);
    expect(asked.mean('detainersLodged')).toBe(unasked.mean('detainersLodged'));
  },
  D5: (command) => {
    const byFingerprint = outcomesOf(command).filter(({ channel }) => channel === 'fingerprint');
    above(byFingerprint.length, 0);
    expect(byFingerprint.filter(({ priorContact }) => priorContact !== 'true')).toEqual([]);
  },
  D6: () => {
    const [calls, courts, prints] = ['BookingCall', 'CourtRecords', 'Fingerprint'].map((channel) =>
      hennepin().mean(`identifiedBy${channel}`),
    );
    above(calls + courts, prints);
  },
  D7: () => {
    expect(regime('honor-detainers').direction('hoursHeld')).toBe(1);
    above(regime('honor-detainers').mean('heldToLimit'), 0);
  },
  D8: () => expect(regime('detainers-withheld').mean('detainersLodged')).toBe(0),
  D9: (command) => {
    const [listed] = asJson<WeeklyResult>(command).cases.filter((one) => one.listed);
    expect(Object.keys(listed)).toEqual(
      expect.arrayContaining(['jurisdiction', 'detainerDate', 'declineDate', 'citizenship', 'status']),
    );
    expect(Object.keys(listed).filter((key) => /name|alien|birth/i.test(key))).toEqual([]);
  },
  D10: (command) => {
    const { declined } = asJson<WeeklyResult>(command);
    const { all, convicted, charged } = declined.agency;
    above(charged, 0);
    expect(convicted + charged).toBe(all);
  },
  D11: (command) => {
    const { declined, listed } = asJson<WeeklyResult>(command);
    above(declined.agency.all, 0);
    expect(listed.all).toBe(0);
    above(asJson<WeeklyResult>(command.replace(/ --under-coverage.*/, '')).listed.all, 0);
  },
  D12: () => {
    const [weighs, calls] = ['refusal-weighs', 'called-despite-refusal'].map(regime);
    above(calls.mean('detainersLodged'), weighs.mean('detainersLodged'));
    expect(weighs.mean('callsAgainstRefusal')).toBe(calls.mean('callsAgainstRefusal'));
  },
  D13: (command) => {
    const steady = command.replace('issuing-in-bursts', 'judges-order-with-notice');
    above(varianceOverMean(lodgedByDay(command)), varianceOverMean(lodgedByDay(steady)));
    above(varianceOverMean(lodgedByDay(command)), 2);
  },
  R1: () => moves('honor-detainers', { pickups: 1, hoursHeldAdministrativeRequest: 1 }),
  R2: () => {
    const practice = regime('judges-order-with-notice');
    expect(practice.quantile('noticeWindow', '95')).toBeLessThanOrEqual(120);
    expect(practice.mean('hoursHeld')).toBe(0);
  },
  R3: () => {
    const [calls, none] = ['calls-for-every-foreign-born', 'no-cooperation'].map(regime);
    above(calls.mean('detainersLodged'), none.mean('detainersLodged'));
  },
  R4: () => moves('consent-gated-calls', { detainersLodged: -1 }),
  R5: () => moves('on-site-office', { pickups: 1, agentHoursDriving: -1 }),
  R6: () => {
    for (const measure of ['calledWithoutAsking', 'noticesSent', 'pickups'])
      expect(regime('no-cooperation').mean(measure)).toBe(0);
  },
  R7: () => {
    moves('notice-24h-best-effort', { noticeWindow: 1, pickups: 1 });
    // Few releases are known that far ahead.
    above(1.1 * regime('judges-order-with-notice').mean('pickups'), regime('notice-24h-best-effort').mean('pickups'));
  },
  R8: () => {
    moves('notice-24h-release-delayed', { hoursHeldNone: 1 });
    // A delay ends when the agency declines; nobody else's notice falls short of the 24 hours.
    const delayed = regime('notice-24h-release-delayed');
    const declined = delayed.people('declined') / (delayed.mean('noticesSent') * delayed.replications);
    expect(delayed.mean('shortfall')).toBeLessThanOrEqual(declined * 24 * 60);
  },
  R9: () =>
    moves('287g-jail-enforcement', { hoursHeldWarrant287g: 1, countyStaffHoursTraining: 1, detainersLodged: 1 }),
  R10: () => moves('287g-warrant-service-officer', { hoursHeldWarrant287g: 1, detainersLodged: 0 }),
  R11: () => moves('287g-task-force', { countyStaffHoursTraining: 1, pickups: 0, hoursHeld: 0 }),
  R12: () => {
    moves('state-prison', { pickupRate: 1, hoursHeld: 0 });
    expect(regime('state-prison').mean('shortfall')).toBe(0);
    above(regime('state-prison').people('handedOverAsArranged'), 0);
  },
  R13: () => moves('unwritten-case-by-case', { noticesSent: -1, pickups: -1 }),
  R14: (command) => {
    const rates = pickupsByCounty(command, 'patchwork');
    expect(rateOf(rates, ['Hennepin'])).toBe(0);
    above(rateOf(rates, ['Cass', 'Crow Wing', 'Freeborn', 'Itasca', 'Kandiyohi', 'Sherburne']), 0);
  },
  R15: (command) => {
    const months = partsOf(command, 'as-it-happened');
    const totals = (first: string, last: string, measure: string) =>
      months
        .filter(({ name }) => name >= first && name <= last)
        .reduce((sum, { measures }) => sum + (measures[measure].mean ?? 0), 0);
    above(totals('2011-01', '2013-12', 'hoursHeld'), 0);
    expect(totals('2015-01', '2018-12', 'hoursHeld')).toBe(0);
    above(totals('2015-01', '2018-06', 'pickups'), 0);
    expect(totals('2019-03', '2020-12', 'pickups')).toBe(0);
  },
  R16: () => {
    const rented = regime('rented-beds');
    above(rented.people('handedOverAsArranged'), 0);
    expect([rented.mean('agentHours'), rented.mean('pickupGap')]).toEqual([0, 0]);
    moves('rented-beds', { pickupRate: 1, hoursHeld: 0 });
  },
  R17: () => {
    above(regime('standing-arrangement').people('handedOverAsArranged'), 0);
    above(regime('standing-arrangement').people('handoverFellThrough'), 0);
    moves('standing-arrangement', { pickupRate: 1, hoursHeldNone: 1 });
  },
  C1: () => exposureIsHoursTimesFigure('honor-detainers'),
  C2: () => exposureIsHoursTimesFigure('notice-24h-release-delayed'),
  C3: () => {
    for (const name of ['honor-detainers', 'notice-24h-release-delayed', '287g-jail-enforcement']) {
      const bases = ['None', 'AdministrativeRequest', 'JudgesOrder', 'Warrant287g'];
      const byBasis = bases.map((basis) => regime(name).mean(`hoursHeld${basis}`));
      expect(byBasis.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(regime(name).mean('hoursHeld'), 6);
    }
  },
  C4: (command) => shownAsContext(command, '$198'),
  C5: () => {
    const jail = regime('287g-jail-enforcement');
    const officers = jail.mean('countyStaffHoursTraining') / 40;
    expect(Number.isInteger(officers)).toBe(true);
    above(officers, 0);
    const paidBack = regime('287g-training-paid-back');
    expect(paidBack.mean('agencyCostPaidBack')).toBe(jail.mean('countyCostTraining'));
    expect(paidBack.mean('countyCostTraining')).toBe(0);
    expect(paidBack.mean('countyStaffHours')).toBe(jail.mean('countyStaffHours'));
  },
  C6: (command) => shownAsContext(command, '$250,000'),
  C7: (command) => {
    const { policies } = asJson<SpreadResult>(command);
    const held = policies.find(({ name }) => name === 'held')?.measures.hoursHeld;
    const [first] = held!.effects;
    expect(first.path).toBe('booking.rate');
    above(first.share, 0.5);
    above(held!.notKnown, held!.chance);
  },
  C8: (command) => {
    const { notes } = asJson<Result>(command);
    expect(notes.filter((note) => /attorney general|Carver County/.test(note))).toHaveLength(2);
    expect(notes.find((note) => note.includes('attorney general'))).toContain('"honor-detainers"');
  },
};

/** How many detainers of a log were lodged on each day. */
function lodgedByDay(command: string): number[] {
  const days = (parse(print(command), { columns: true }) as { lodgedAt: string; bookedAt: string }[]).map(
    ({ lodgedAt, bookedAt }) => ({ lodged: lodgedAt.slice(0, 10), booked: bookedAt.slice(0, 10) }),
  );
  const counts = new Map(days.map(({ booked }) => [booked, 0]));
  for (const { lodged } of days) if (counts.has(lodged)) counts.set(lodged, counts.get(lodged)! + 1);
  return [...counts.values()];
}

function varianceOverMean(counts: number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
}

function moves(name: string, directions: Record<string, number>): void {
  const found = Object.fromEntries(
    Object.keys(directions).map((measure) => [measure, regime(name).direction(measure)]),
  );
  expect(found).toEqual(directions);
}

function exposureIsHoursTimesFigure(name: string): void {
  const shown = regime(name);
  const hours = shown.mean('hoursHeldNone') + shown.mean('hoursHeldAdministrativeRequest');
  above(hours, 0);
  // $23 an hour: New York City's settlement over the hours that it was for.
  expect(shown.mean('exposure') / hours).toBeCloseTo(23, 6);
  expect(shown.exposureBasis).toContain('$92.5M over 166,000 days');
}

function shownAsContext(command: string, figure: string): void {
  expect(asJson<Result>(command).context.some((one) => one.figure.includes(figure))).toBe(true);
  expect(print(command)).toContain(figure);
}

function partsOf(command: string, policy: string) {
  const { breakdown } = asJson<Result>(command);
  return breakdown!.policies.find((one) => one.policy === policy)!.parts;
}

function pickupsByCounty(command: string, policy: string) {
  return new Map(
    partsOf(command, policy).map(({ name, measures }) => [
      name,
      { pickups: measures.pickups.mean ?? 0, lodged: measures.detainersLodged.mean ?? 0 },
    ]),
  );
}

function rateOf(counties: ReturnType<typeof pickupsByCounty>, names: string[]): number {
  const found = names.map((name) => counties.get(name)!);
  const lodged = found.reduce((sum, county) => sum + county.lodged, 0);
  above(lodged, 0);
  return found.reduce((sum, county) => sum + county.pickups, 0) / lodged;
}

const rows = readFacts();

test('the page has each reported row once, and each has a check', () => {
  expect(rows.map(({ id }) => id)).toEqual(EVERY_ROW);
  expect(Object.keys(CHECKS)).toEqual(EVERY_ROW);
});

describe('the runs show what the page says', () => {
  test.each(rows)('$id by $command', ({ id, command }: FactRow) => {
    print(command);
    CHECKS[id](command);
  });
});

describe('planted faults', () => {
  test('a row that is missing or doubled is found', () => {
    const page = '| N1 | x | `pickup-gap run a` | y |\n| N1 | x | `pickup-gap run a` | y |\n| N3 | no command | x |\n';
    expect(factRows(page).map(({ id }) => id)).toEqual(['N1', 'N1']);
  });

  test('an effect in the opposite direction is found', () => {
    expect(() => moves('honor-detainers', { pickups: -1 })).toThrow();
    expect(() => moves('287g-task-force', { pickups: 1 })).toThrow();
  });
});
