import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { observeReplication } from '../../src/engine/run/observe-replication.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario, RunInDays } from '../../src/resolved/scenario.ts';
import { findRunIn } from '../../src/scenario/resolve/run-in.ts';
import { replicatePlainly } from './plain-replication.ts';
import { randomPatchwork, randomPolicy, randomScenario } from './random-scenario.ts';
import { ALWAYS, clearingTime, constant, DAY, MINUTE, plainPolicy, plainScenario } from './scenarios.ts';

test('the people who are followed are those of the plain definition, under every policy', () => {
  let outside = 0;
  const scenarios = fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork);
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const plan = makePlan(scenario);
      const followed = plan.policies.map(() => [] as number[]);
      observeReplication(plan, 0, {
        booked() {},
        followed: (policy, { person }) => followed[policy].push(person),
        served() {},
      });
      for (const [p, policy] of plan.policies.entries()) {
        const plainly = replicatePlainly(plan, policy, 0).map(({ booking }) => booking);
        expect(followed[p]).toEqual(plainly.map(({ person }) => person));
        outside += plainly.filter(({ bookedAt }) => bookedAt < 0).length;
      }
    }),
    { numRuns: 60 },
  );
  // Otherwise this would say nothing about the warm-up.
  expect(outside).toBeGreaterThan(1000);
});

/**
 * One team, whose trips take 70 min, and people who leave within half an hour of their order. Twenty exits per day
 * would need 23 h. Custody is exponential with a mean of 60 days, so 99 of 100 have left within 60 × ln 100 = 276.3
 * days.
 */
function crowded(runIn: RunInDays): ResolvedScenario {
  const policy = plainPolicy({ name: 'prison' });
  policy.releaseNotice.reasons = [
    {
      name: 'sentence',
      weight: 1,
      custody: { kind: 'exponential', mean: 60 * DAY },
      knownAhead: constant(0),
      hours: ALWAYS,
      within: 'spread',
      profile: [],
    },
  ];
  policy.releaseNotice.clearing = [clearingTime(constant(30 * MINUTE), 30 * MINUTE)];
  const scenario = plainScenario({ days: 20, ...runIn }, [policy]);
  return {
    ...scenario,
    booking: { ...scenario.booking, arrivals: { ...scenario.booking.arrivals, perDay: 20 } as never },
  };
}

/** Of 100 counted people, how many are picked up in each of some replications. */
function pickedUp(scenario: ResolvedScenario): number[] {
  const replicator = new Replicator(makePlan(scenario));
  const counters = countersFor(emptyTally(1));
  return Array.from({ length: 12 }, (_, replication) => {
    replicator.run(replication, counters);
    const [{ outcomes, bookings }] = counters;
    return (100 * outcomes[OUTCOME_INDEX.pickedUpAtRelease]) / bookings;
  });
}

function difference(a: readonly number[], b: readonly number[]) {
  const each = a.map((value, i) => value - b[i]);
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  const variance = each.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (each.length - 1);
  return { mean, error: Math.sqrt(variance / each.length) };
}

test('a run-in set by custody gives what a much longer one gives, and 30 days do not', () => {
  const counted = { facilities: 1, days: 20, warmUp: undefined, coolDown: undefined };
  const covered = { warmUpDays: Number.POSITIVE_INFINITY, coolDownDays: Number.POSITIVE_INFINITY };
  const short = { warmUpDays: 30, coolDownDays: 30 };
  const { policies } = crowded(short);
  const { warmUpDays, coolDownDays } = findRunIn(policies, { ...counted, covered });
  expect(warmUpDays).toBe(277);
  const custody = pickedUp(crowded({ warmUpDays, coolDownDays }));
  const long = pickedUp(crowded({ warmUpDays: 1000, coolDownDays: 1000 }));
  const near = difference(custody, long);
  expect(Math.abs(near.mean)).toBeLessThan(Math.max(0.5, 4 * near.error));
  // After 30 days, 1 − e^(−30/60) = 39 % of the exits happen, and the team has time for most of them.
  const far = difference(pickedUp(crowded(short)), long);
  expect(far.mean).toBeGreaterThan(10);
  expect(far.mean).toBeGreaterThan(10 * far.error);
});
