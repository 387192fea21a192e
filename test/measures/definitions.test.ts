import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { DURATIONS } from '../../src/measures/counters.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { QUANTILES } from '../../src/measures/quantile-interval.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { type PlainCase, replicatePlainly } from '../engine/plain-replication.ts';
import { randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { HOUR } from '../engine/scenarios.ts';
import { type Changes, changed } from '../model/changes.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';
import { plainDurations, plainMeasures, plainQuantile } from './plain-measures.ts';

// Each measure is compared with a slow recomputation from the cases of the plain replication. Both divide the same
// whole numbers of seconds, so they differ only by rounding: of the doubles, and once to 1e-9 in the tally.

function countedCases(plan: Plan, replication: number): PlainCase[] {
  const end = plan.days.startOf(plan.scenario.days);
  return replicatePlainly(plan, plan.policies[0], replication).filter(
    ({ booking: { bookedAt } }) => bookedAt >= 0 && bookedAt < end,
  );
}

/** The keys of the measures on which the engine and the recomputation differ in replication 0. */
function disagreements(scenario: ResolvedScenario, recomputedFor = scenario.policies[0]): string[] {
  const plan = makePlan(scenario);
  const runner = new Runner(plan);
  runner.run(0, 1);
  const { measures } = summarise(runner.takeTally(), scenario).policies[0];
  const cases = countedCases(plan, 0);
  const expected = plainMeasures(cases, recomputedFor);
  const durations = plainDurations(cases, recomputedFor);
  return MEASURES.flatMap(({ key, unit }) => {
    const ours = measures[key];
    const theirs = expected[key];
    const close =
      ours.mean === null || theirs === null
        ? ours.mean === theirs
        : Math.abs(ours.mean - theirs) <= 2e-9 + 1e-12 * Math.abs(theirs);
    const seconds = durations[key] ?? [];
    const quantilesAgree =
      ours.quantiles === null
        ? seconds.length === 0
        : QUANTILES.every((q) => {
            const minutes = (ours.quantiles?.[`${q}`] ?? Number.NaN) * (unit === 'h' ? 60 : 1);
            const truth = plainQuantile(seconds, q);
            // Exact to the minute from a week before to two weeks after, and otherwise to 0.2 %.
            const isFar = truth < -7 * 24 * 60 || truth > 14 * 24 * 60;
            return Math.abs(minutes - truth) <= (isFar ? 0.002 * Math.abs(truth) : 1e-9);
          });
    return close && quantilesAgree ? [] : [key];
  });
}

const training: Changes<ResolvedPolicy> = { 'costs.training.officers': 3, 'costs.training.eachSeconds': 8 * HOUR };
const busy = (changes: Changes<ResolvedPolicy> = {}) =>
  busyScenario(changed(busyPolicy, { ...training, ...changes }), busyBooking);

describe('the measures', () => {
  test('all have a recomputation, and those with quantiles have their durations', () => {
    const [scenario] = [busy()];
    const cases = countedCases(makePlan(scenario), 0);
    expect(Object.keys(plainMeasures(cases, busyPolicy))).toEqual(MEASURES.map(({ key }) => key));
    expect(Object.keys(plainDurations(cases, busyPolicy))).toEqual([...DURATIONS]);
  });

  test.each<[string, Changes<ResolvedPolicy>]>([
    ['as they are', {}],
    ['with releases delayed', { 'releaseNotice.notice.delayRelease': true }],
    ['with people asked first', { 'detainer.bookingCall.asksFirst': true }],
    ['with calls to those who consent', { 'detainer.bookingCall.rule': 'foreignBornWhoConsent' }],
    [
      'with holds of four days by warrant',
      { 'releaseNotice.hold.limitSeconds': 96 * HOUR, 'releaseNotice.hold.basis': 'warrant287g' },
    ],
    ['with holds by a judge’s order', { 'releaseNotice.hold.basis': 'judgesOrder' }],
    ['without holds', { 'releaseNotice.hold.rule': 'none' }],
    ['without notices', { 'releaseNotice.notice.rule': 'none' }],
  ])('of a busy jail %s agree with it', (_, changes) => {
    expect(disagreements(busy(changes))).toEqual([]);
  });

  test('agree with it whatever the rules', () => {
    const property = fc.property(randomScenario(fc.tuple(randomPolicy)), (scenario) =>
      expect(disagreements(scenario)).toEqual([]),
    );
    fc.assert(property, { seed: 1, numRuns: 60 });
  });

  test('planted fault: a changed recomputation differs in the measures that it concerns, and only there', () => {
    const faulty = (changes: Changes<ResolvedPolicy>) => disagreements(busy(), changed(busy().policies[0], changes));
    expect(faulty({ 'releaseNotice.requestedLeadSeconds': 23 * HOUR })).toEqual(['shortfall']);
    expect(faulty({ 'costs.bedDay': 141 })).toEqual(['countyCost', 'countyCostHolds']);
    expect(faulty({ 'costs.exposurePerHour': 101 })).toEqual(['exposure']);
    expect(faulty({ 'costs.reimbursed.holds': 0.1 })).toEqual([
      'agencyCost',
      'agencyCostPaidBack',
      'countyCost',
      'countyCostHolds',
    ]);
  });
});
