import { describe, expect, test } from '@jest/globals';
import { policyNotes } from '../../src/notes/policy-notes.ts';
import type { ResolvedPolicy, ResolvedRegime } from '../../src/resolved/scenario.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';

type Hold = ResolvedRegime['releaseNotice']['hold'];

const plain = plainPolicy();

/** A policy that holds on request by the form's clock, with changes. */
function holding(name: string, changes: Partial<Hold> = {}): ResolvedPolicy {
  return plainPolicy({ name, releaseNotice: { ...plain.releaseNotice, hold: hold(changes) } });
}

function hold(changes: Partial<Hold>): Hold {
  return { ...plain.releaseNotice.hold, rule: 'upTo', basis: 'administrativeRequest', clock: 'elapsed', ...changes };
}

/** A policy without a hold that has another rule in some facility or at some time. */
function sometimes(name: string, changes: Partial<Hold>): ResolvedPolicy {
  const { detainer, releaseNotice, agentArrival } = plain;
  const rules = (one: Hold): ResolvedRegime => ({
    detainer,
    releaseNotice: { ...releaseNotice, hold: one },
    agentArrival,
  });
  return plainPolicy({
    name,
    regimes: [rules(releaseNotice.hold), rules(hold(changes))],
    inForce: [
      { from: null, title: '', regimeOf: [0] },
      { from: '2014-06-11', title: '', regimeOf: [1] },
    ],
  });
}

const notes = (...policies: ResolvedPolicy[]) => policyNotes(plainScenario({}, policies));
const OPINION = /attorney general.*\[The New York Times, 2026-01-22\]$/;
const CASE = /Carver County\. \[Star Tribune, 2025-11-01\]$/;
const CLOCKS = /two clocks/;

describe('a legal note', () => {
  test('says whose opinion it is, for the policies that hold on a request alone, and names a pending case', () => {
    expect(notes(plainPolicy({ name: 'none' }), holding('held'))).toEqual([
      'On a request of ICE (the agency) alone, people are held under "held". In Minnesota, the state\'s attorney ' +
        'general gave the opinion in 2025 that a jail may not hold a person on such a request if the person is ' +
        'otherwise eligible for release. [The New York Times, 2026-01-22]',
      'In Minnesota, a court case about a hold is pending against Carver County. [Star Tribune, 2025-11-01]',
    ]);
  });

  test('is given if the policy holds in one facility or from some date only', () => {
    expect(notes(sometimes('later', {}))).toEqual([expect.stringMatching(OPINION), expect.stringMatching(CASE)]);
    expect(notes(sometimes('later', {}))[0]).toContain('under "later".');
  });

  test('names every policy that holds so', () => {
    expect(notes(holding('a'), holding('b'), holding('c'))[0]).toContain('under "a", "b" and "c".');
  });

  test.each([
    ['without a hold', plainPolicy()],
    ['on a judge’s order', holding('ordered', { basis: 'judgesOrder' })],
    ['under a 287(g) warrant', holding('warrant', { basis: 'warrant287g' })],
    ['under a 287(g) warrant from some date on', sometimes('later', { basis: 'warrant287g' })],
  ])('is not given %s', (_, policy) => {
    expect(notes(policy)).toEqual([]);
  });
});

describe('a note on the clocks of holds', () => {
  const days = { clock: 'excludingWeekendsAndHolidays', basis: 'warrant287g' } as const;
  const never = { ...plain.releaseNotice.hold.judgesOrder, probability: 0 };

  test('names which policy has which', () => {
    expect(notes(holding('a', { basis: 'warrant287g' }), plainPolicy({ name: 'none' }), holding('b', days))).toEqual([
      'The hours of a hold are counted by two clocks: all hours (elapsed) under "a"; without Saturdays, Sundays and ' +
        'holidays (excludingWeekendsAndHolidays) under "b". With the second clock, the same limit can keep a person ' +
        'for days longer. [Form I-247A, 2017, counts all hours; 8 CFR 287.7(d) excludes those days]',
    ]);
  });

  test('names a policy twice that changes its clock', () => {
    const both = sometimes('both', days);
    both.regimes?.push({
      ...both.regimes[1],
      releaseNotice: { ...plain.releaseNotice, hold: hold({ ...days, clock: 'elapsed' }) },
    });
    expect(notes(both)[0]).toMatch(/\(elapsed\) under "both".*Holidays\) under "both"\./);
  });

  test.each([
    [
      'the other holds only on a judge’s order, which is never obtained',
      [holding('a'), holding('b', { ...days, basis: 'judgesOrder', judgesOrder: never })],
    ],
    ['all have the same', [holding('a'), holding('b')]],
    [
      'the other policy does not hold',
      [
        holding('a'),
        plainPolicy({ name: 'b', releaseNotice: { ...plain.releaseNotice, hold: hold({ ...days, rule: 'none' }) } }),
      ],
    ],
  ])('is not given if %s', (_, policies) => {
    expect(notes(...policies).filter((note) => CLOCKS.test(note))).toEqual([]);
  });
});
