import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NOT_LODGED } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { breakDown, perReplication, summarise } from '../../src/measures/summarise.ts';
import { emptyTally, mergeTally, type Tally } from '../../src/measures/tally.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { changed } from '../model/changes.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';

const REPLICATIONS = 8;
const held = changed(busyPolicy, { name: 'held', 'releaseNotice.hold.limitSeconds': 48 * 3600 });
const scenario = { ...busyScenario(busyPolicy, busyBooking), policies: [busyPolicy, held] };

const runner = new Runner(makePlan(scenario));
/** The tallies of replications 0 … 7, one each. */
const single = Array.from({ length: REPLICATIONS }, (_, replication) => {
  runner.run(replication, 1);
  return runner.takeTally();
});

function merged(tallies: Tally[]): Tally {
  const total = emptyTally(2);
  for (const tally of tallies) mergeTally(total, structuredClone(tally));
  return total;
}

const bytes = (tally: Tally) => JSON.stringify(summarise(tally, scenario));

describe('the result', () => {
  runner.run(0, REPLICATIONS);
  const inOneGo = bytes(runner.takeTally());

  test('is the same byte for byte in whatever order replications are merged', () => {
    const order = fc.shuffledSubarray(single, { minLength: REPLICATIONS });
    fc.assert(
      fc.property(order, (tallies) => expect(bytes(merged(tallies))).toBe(inOneGo)),
      { seed: 1, numRuns: 20 },
    );
  });

  test('is the same however the replications are divided among workers', () => {
    const partition = fc.array(fc.nat({ max: 3 }), { minLength: REPLICATIONS, maxLength: REPLICATIONS });
    const property = fc.property(partition, (workers) => {
      const shares = [0, 1, 2, 3].map((worker) => merged(single.filter((_, i) => workers[i] === worker)));
      expect(bytes(merged(shares.reverse()))).toBe(inOneGo);
    });
    fc.assert(property, { seed: 2, numRuns: 20 });
  });

  test('planted fault: a replication omitted, or merged twice, shows', () => {
    expect(bytes(merged(single.slice(1)))).not.toBe(inOneGo);
    expect(bytes(merged([...single, single[0]]))).not.toBe(inOneGo);
  });
});

describe('a summary', () => {
  test('of fewer than two replications has no interval anywhere', () => {
    for (const tallies of [[], single.slice(0, 1)]) {
      const { policies, differences } = summarise(merged(tallies), scenario);
      const estimates = [...policies, ...differences].flatMap((one) => [
        ...Object.values(one.measures),
        ...Object.values('outcomes' in one ? one.outcomes : {}),
      ]);
      expect(estimates.length).toBeGreaterThan(100);
      for (const { low, high } of estimates) expect([low, high]).toEqual([null, null]);
    }
  });

  test('counts every booking once among the outcomes', () => {
    for (const { bookings, outcomes } of summarise(merged(single), scenario).policies) {
      expect(Object.values(outcomes).reduce((sum, { count }) => sum + count, 0)).toBe(bookings);
      expect(Object.values(outcomes).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  test('compares each policy with the baseline replication by replication', () => {
    const { differences } = summarise(merged(single), scenario);
    const paired = single.map((tally) => {
      const [base, other] = summarise(tally, scenario).policies.map(({ measures }) => measures.hoursHeld.mean ?? 0);
      return other - base;
    });
    expect(differences.map(({ policy, baseline }) => [policy, baseline])).toEqual([['held', 'plain']]);
    const mean = paired.reduce((sum, difference) => sum + difference, 0) / REPLICATIONS;
    const variance = paired.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (REPLICATIONS - 1);
    const found = differences[0].measures.hoursHeld;
    // Each value is rounded once to 1e-9; printed tables give Student's t for 7 degrees of freedom as 2.36462.
    expect(found.mean).toBeCloseTo(mean, 7);
    expect(((found.high ?? 0) - mean) / Math.sqrt(variance / REPLICATIONS)).toBeCloseTo(2.36462, 5);
  });

  test('has one estimate of a rate: in the measures, in the outcomes, and of a jail’s only facility', () => {
    const byFacility = makePlan(scenario, 'facility');
    const counting = new Runner(byFacility);
    counting.run(0, REPLICATIONS);
    const tally = counting.takeTally();
    const { policies } = summarise(tally, scenario);
    const parts = breakDown(tally, scenario, 'facility', scenario.facilities).policies;
    for (const [p, { outcomes, measures, bookings }] of policies.entries()) {
      const lodged = NOT_LODGED.reduce((left, key) => left - outcomes[key].count, bookings);
      const pickups = outcomes.pickedUpAtRelease.count + outcomes.pickedUpFromHold.count;
      expect(measures.pickupRate.mean).toBe(pickups / lodged);
      expect(outcomes.pickedUpFromHold.share).toBe(outcomes.pickedUpFromHold.count / bookings);
      if (parts[p].parts.length > 1) continue;
      for (const [key, estimate] of Object.entries(parts[p].parts[0].measures))
        expect(measures[key]).toMatchObject(estimate);
    }
  });

  test('of few rare cases claims nothing impossible: no count, hours or dollars below 0, no share above 1', () => {
    const declining = changed(plainPolicy(), { 'agentArrival.decline': [0.9] });
    const rare = plainScenario({ days: 1, warmUpDays: 0, coolDownDays: 0 }, [declining]);
    rare.booking.arrivals = { kind: 'times', seconds: [3600] };
    const few = new Runner(makePlan(rare));
    few.run(0, 20);
    const { measures } = summarise(few.takeTally(), rare).policies[0];
    const found = MEASURES.filter(({ signed }) => !signed).map(({ key }) => measures[key]);
    // Planted fault: Student's interval alone would go below 0.
    const student = found.filter(({ mean, high }) => mean !== null && high !== null && 2 * mean - high < 0);
    expect(student.length).toBeGreaterThan(0);
    for (const { unit, low, high } of found) {
      expect(low ?? 0).toBeGreaterThanOrEqual(0);
      if (unit === 'share') expect(high ?? 1).toBeLessThanOrEqual(1);
    }
  });

  test('keeps the values of the first 1,000 replications, by number, whoever ran them', () => {
    const few = new Runner(makePlan(plainScenario({ days: 1, warmUpDays: 0, coolDownDays: 0 }, [plainPolicy()])));
    const tallies = [1000, 5, 999].map((replication) => {
      few.run(replication, 1);
      return few.takeTally();
    });
    const tally = emptyTally(1);
    for (const one of tallies) mergeTally(tally, structuredClone(one));
    expect(tally.replications).toBe(3);
    const [{ replications, measures }] = perReplication(tally, plainScenario({}, [plainPolicy()])).perReplication;
    expect(replications).toEqual([6, 1000]);
    expect(measures.detainersLodged).toHaveLength(2);
  });

  test('has no value for a measure without cases', () => {
    const silent = plainScenario({}, [changed(plainPolicy(), { 'releaseNotice.notice.rule': 'none' })]);
    const quiet = new Runner(makePlan(silent));
    quiet.run(0, 3);
    const { measures } = summarise(quiet.takeTally(), silent).policies[0];
    const without = { range: null, quantiles: null, quantileIntervals: null };
    expect(measures.noticeWindow).toEqual({ unit: 'min', mean: null, low: null, high: null, ...without });
    expect(measures.pickupRatePerNotice.mean).toBeNull();
    expect(measures.pickupRate.mean).toBe(0);
  });
});
