import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgentArrival } from '../../events/agent-arrival.ts';
import { OUTCOME_INDEX, OUTCOMES, type Outcome } from '../../events/outcome.ts';
import type { TeamTrip } from '../../src/engine/office/team-trip.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { type Counters, DURATIONS } from '../../src/measures/counters.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { type PlainCase, replicatePlainly } from './plain-replication.ts';
import { randomPatchwork, randomPolicy, randomScenario } from './random-scenario.ts';
import { constant, MINUTE, plainPolicy, plainScenario, withMedian } from './scenarios.ts';

/** The engine's cases by person, and its outcome counts. */
function runEngine(scenario: ResolvedScenario, replication: number) {
  const plan = makePlan(scenario);
  const counters = countersFor(emptyTally(scenario.policies.length));
  const arrivals = scenario.policies.map(() => new Map<number, AgentArrival>());
  const trips = scenario.policies.map((): TeamTrip[] => []);
  new Replicator(plan).run(replication, counters, {
    booked() {},
    followed() {},
    served: (policy, arrival) => arrivals[policy].set(arrival.person, arrival),
    sent: (policy, trip) => trips[policy].push(trip),
  });
  return { plan, counters, arrivals, trips };
}

/** What replication 1 counts if nobody watches. */
function countedAlone(scenario: ResolvedScenario) {
  const counters = countersFor(emptyTally(scenario.policies.length));
  new Replicator(makePlan(scenario)).run(1, counters);
  return counters.map(sums);
}

/** The counters' own numbers, without histograms. */
function sums(counters: Counters) {
  const { durations, parts: _, ...numbers } = counters;
  return { ...numbers, durations: DURATIONS.map((key) => [durations[key].cases, durations[key].seconds]) };
}

function outcomeOf({ found, settled }: PlainCase): Outcome {
  const outcome = settled?.outcome ?? found.outcome;
  if (outcome === null) throw new Error('a case without an outcome');
  return outcome;
}

/** The persons for whom the engine and the reference differ. */
function disagreements(scenario: ResolvedScenario): string[] {
  const { plan, arrivals, trips } = runEngine(scenario, 0);
  return scenario.policies.flatMap((_, p) =>
    replicatePlainly(plan, plan.policies[p], 0).flatMap(({ booking, settled }) => {
      const arrival = arrivals[p].get(booking.person);
      const last = settled?.trips.at(-1);
      const ours = JSON.stringify([
        arrival?.outcome,
        arrival?.dispatches,
        arrival?.dispatchedAt ?? null,
        arrival?.arrivedAt ?? null,
        trips[p]
          .filter(({ person }) => person === booking.person)
          .map((trip) => [trip.team, trip.setOutAt, trip.arrivedAt, trip.endedAt, trip.backAt]),
      ]);
      const theirs = JSON.stringify([
        settled?.outcome,
        settled?.trips.length,
        last?.dispatchedAt ?? null,
        last?.trip.arrivedAt ?? null,
        (settled?.trips ?? []).map(({ team, dispatchedAt, trip: { arrivedAt, endedAt, freeAt } }) => {
          return [team, dispatchedAt, arrivedAt, endedAt, freeAt];
        }),
      ]);
      return ours === theirs ? [] : [`${booking.person}: engine ${ours}, reference ${theirs}`];
    }),
  );
}

describe('a replication', () => {
  test('agrees with the reference field office person by person, whatever the rules', () => {
    fc.assert(
      fc.property(randomScenario(fc.tuple(randomPolicy)), (scenario) => {
        expect(disagreements(scenario)).toEqual([]);
      }),
      { numRuns: 400, seed: 2018 },
    );
  });

  test('agrees whatever the facilities’ regimes, the dates on which they change, and the field offices', () => {
    fc.assert(
      fc.property(randomPatchwork, (scenario) => {
        expect(disagreements(scenario)).toEqual([]);
      }),
      { numRuns: 150, seed: 2019, endOnFailure: true },
    );
  });

  test('planted fault: a reference whose trips take a minute longer is caught', () => {
    const { arrivals } = runEngine(plainScenario(), 0);
    const slower = plainPolicy();
    slower.agentArrival.travel = [withMedian(constant(31 * MINUTE), 30 * MINUTE)];
    const plan = makePlan(plainScenario({}, [slower]));
    const differing = replicatePlainly(plan, plan.policies[0], 0).filter(
      ({ booking, settled }) =>
        settled !== null && settled.trips.at(-1)?.trip.arrivedAt !== arrivals[0].get(booking.person)?.arrivedAt,
    );
    expect(differing.length).toBeGreaterThan(0);
  });

  test('the random rules reach every outcome', () => {
    const reached = new Set<Outcome>();
    for (const scenario of fc.sample(randomScenario(fc.tuple(randomPolicy)), { numRuns: 150, seed: 2018 })) {
      const { outcomes } = runEngine(scenario, 0).counters[0];
      for (const outcome of OUTCOMES) if (outcomes[OUTCOME_INDEX[outcome]] > 0) reached.add(outcome);
    }
    expect([...reached].sort()).toEqual([...OUTCOMES].sort());
  });

  test('counts what the cases, one by one, add up to; the outcomes sum to the bookings', () => {
    fc.assert(
      fc.property(fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork), (scenario) => {
        const { plan, counters } = runEngine(scenario, 3);
        scenario.policies.forEach((_, p) => {
          const counted = replicatePlainly(plan, plan.policies[p], 3).filter(
            ({ booking }) => booking.bookedAt >= 0 && booking.bookedAt < plan.days.startOf(scenario.days),
          );
          const expected = new Float64Array(counters[p].outcomes.length);
          for (const one of counted) expected[OUTCOME_INDEX[outcomeOf(one)]]++;
          expect(counters[p].outcomes).toEqual(expected);
          expect(counters[p].bookings).toBe(counted.length);
          expect(counters[p].outcomes.reduce((sum, count) => sum + count, 0)).toBe(counters[p].bookings);
          const driving = counted.flatMap(({ settled }) => settled?.trips ?? []);
          const { size } = scenario.policies[p].agentArrival;
          const inTeams = driving.reduce((sum, { trip }) => sum + trip.drivingSeconds, 0);
          if (scenario.fieldOffices === undefined) expect(counters[p].drivingSeconds).toBe(size * inTeams);
        });
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test('without an observer, people whom no policy can affect are not followed, with the same counts', () => {
    fc.assert(
      fc.property(fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork), (scenario) => {
        expect(countedAlone(scenario)).toEqual(runEngine(scenario, 1).counters.map(sums));
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  test('without an observer, policies that decide detainer and release alike have the same counts as with one', () => {
    const alike = fc
      .tuple(randomPolicy, randomPolicy, randomPolicy)
      .map(([one, { agentArrival }, another]) => [one, { ...one, name: 'alike', agentArrival }, another]);
    fc.assert(
      fc.property(randomScenario(alike), (scenario) => {
        expect(countedAlone(scenario)).toEqual(runEngine(scenario, 1).counters.map(sums));
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});
