import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { PICKUPS } from '../../events/outcome.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { Case } from '../../src/model/case.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { ALWAYS, constant, DAY } from '../engine/scenarios.ts';
import { type Changes, changed } from '../model/changes.ts';

/** All that happens to one person under one policy. */
interface Story {
  booking: Booking;
  found: Case;
  notice: ReleaseNotice | null;
  arrival: AgentArrival | null;
}

/** The stories of one replication, by policy and person. */
function tell(scenario: ResolvedScenario, replications: number[] = [0]): Map<number, Story>[] {
  const replicator = new Replicator(makePlan(scenario));
  const stories = scenario.policies.map(() => new Map<number, Story>());
  for (const replication of replications) {
    for (const policy of stories) policy.clear();
    replicator.run(replication, countersFor(emptyTally(scenario.policies.length)), {
      booked() {},
      followed: (policy, booking, found) =>
        stories[policy].set(booking.person, { booking, found: { ...found }, notice: found.notice, arrival: null }),
      served(policy, arrival) {
        const story = stories[policy].get(arrival.person);
        if (story === undefined) throw new Error(`${arrival.person} was served and never followed.`);
        if (story.arrival !== null) throw new Error(`${arrival.person} was served twice.`);
        story.arrival = arrival;
      },
    });
  }
  return stories;
}

const pickedUp = ({ arrival }: Story) => arrival !== null && PICKUPS.includes(arrival.outcome);

/** Under random rules few get as far as a team; in two of three scenarios many do. */
const HELPFUL: Changes<ResolvedPolicy> = {
  'detainer.fingerprint.match': 1,
  'detainer.fingerprint.delay': constant(0),
  'detainer.issue.probability': [1, 1],
  'detainer.issue.regimeFactor': 1,
  'detainer.issue.delay': constant(0),
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.compliance': 1,
  'releaseNotice.discretion.week': 1,
  'releaseNotice.discretion.person': 1,
  'releaseNotice.channel.phone.hours': ALWAYS,
  'releaseNotice.channel.phone.answered': 0.7,
  'agentArrival.decline': [0.1, 0.2],
  'agentArrival.noShow': 0.1,
};
const anyPolicy = fc.oneof(
  { weight: 1, arbitrary: randomPolicy },
  { weight: 2, arbitrary: randomPolicy.map((policy) => changed(policy, HELPFUL)) },
);

/** A random scenario of one policy, with changes. */
const scenarioWith = (changes: Changes<ResolvedPolicy> = {}) =>
  randomScenario(fc.tuple(anyPolicy.map((policy) => changed(policy, changes))));
const UNLIMITED: Changes<ResolvedPolicy> = { 'agentArrival.teams': [{ count: 10_000, hours: ALWAYS }] };
const settings = (seed: number, numRuns = 100) => ({ seed, numRuns });

/** The faults in the order of one person's times. */
function disorder({ notice, arrival, found }: Story): string[] {
  const wrong: string[] = [];
  if ((found.outcome === null) !== (arrival !== null)) wrong.push('not exactly one outcome');
  if (arrival === null || notice === null) return wrong;
  const { dueAt, dispatchedAt, arrivedAt, leftAt } = arrival;
  const isPickup = PICKUPS.includes(arrival.outcome);
  if (dueAt === null || notice.receivedAt === null || dueAt < notice.receivedAt) wrong.push('due before it is heard');
  if (dispatchedAt !== null && dispatchedAt < (dueAt ?? 0)) wrong.push('sent before it is due');
  if (arrivedAt !== null && arrivedAt < (dispatchedAt ?? Number.POSITIVE_INFINITY))
    wrong.push('there before it is sent');
  if (leftAt < notice.exitAt || leftAt > notice.leavesAt)
    wrong.push('left at a time that is not between exit and limit');
  if (isPickup && arrivedAt === null) wrong.push('picked up by nobody');
  if (isPickup && leftAt !== Math.max(arrivedAt ?? 0, notice.exitAt)) wrong.push('not picked up when both were there');
  // Who was found by the agency itself and lost by another exit counts as one of whom it was not told.
  const maybeLost = ['lostByAnotherExit', 'noNotice'].includes(arrival.outcome) && leftAt === notice.exitAt;
  if (!isPickup && !maybeLost && leftAt !== notice.leavesAt) wrong.push('held too short');
  return wrong;
}

describe('whatever the rules are', () => {
  test('everybody has one outcome, and nobody is picked up before the team arrives or after leaving', () => {
    const property = fc.property(scenarioWith(), (scenario) => {
      for (const story of tell(scenario)[0].values()) expect(disorder(story)).toEqual([]);
    });
    fc.assert(property, settings(1));
  });

  test('these rules let many be picked up', () => {
    const scenarios = fc.sample(scenarioWith(), settings(1));
    const successful = scenarios.filter((scenario) => [...tell(scenario)[0].values()].some(pickedUp));
    expect(successful.length).toBeGreaterThan(20);
  });

  test('planted fault: a person who left a minute before the team came is found', () => {
    const scenario = fc.sample(scenarioWith({ 'releaseNotice.hold.rule': 'upTo' }), settings(2, 20));
    const story = scenario.flatMap((one) => [...tell(one)[0].values()]).find(pickedUp);
    if (story?.arrival == null) throw new Error('nobody was picked up');
    const early = { ...story, arrival: { ...story.arrival, leftAt: (story.arrival.arrivedAt ?? 0) - 60 } };
    expect(disorder(early)).toContain('not picked up when both were there');
  });

  test('no more teams are under way than exist', () => {
    const underWay = (scenario: ResolvedScenario) => {
      const trips = [...tell(scenario)[0].values()].flatMap(({ arrival }) =>
        arrival?.dispatchedAt == null
          ? []
          : [
              {
                from: arrival.dispatchedAt,
                seconds: arrival.drivingSeconds + arrival.waitingSeconds + arrival.doorSeconds,
              },
            ],
      );
      return Math.max(
        0,
        ...trips.map(({ from }) => trips.filter((t) => t.from <= from && from < t.from + t.seconds).length),
      );
    };
    const property = fc.property(scenarioWith({ 'agentArrival.retries': 0 }), (scenario) => {
      const teams = scenario.policies[0].agentArrival.teams.reduce((sum, { count }) => sum + count, 0);
      expect(underWay(scenario)).toBeLessThanOrEqual(teams);
    });
    fc.assert(property, settings(3));
    const crowded = scenarioWith({ ...UNLIMITED, 'agentArrival.retries': 0 });
    // Planted fault: 10,000 teams are more than one.
    expect(Math.max(...fc.sample(crowded, settings(4, 20)).map(underWay))).toBeGreaterThan(1);
  });
});

describe('a longer hold', () => {
  const limits = fc.tuple(fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 0, max: 2 * DAY }));

  /** People whom the first of two policies picks up and the second, with the longer hold, does not. */
  function lost(scenario: ResolvedScenario, [a, b]: [number, number], changes: Changes<ResolvedPolicy>): number[] {
    const hold = { ...changes, 'releaseNotice.hold.rule': 'upTo' as const };
    const [short, long] = tell({
      ...scenario,
      policies: [Math.min(a, b), Math.max(a, b)].map((limit) =>
        changed(scenario.policies[0], { ...hold, 'releaseNotice.hold.limitSeconds': limit }),
      ),
    });
    return [...short.values()].filter(pickedUp).flatMap(({ booking: { person } }) => {
      const other = long.get(person);
      return other !== undefined && pickedUp(other) ? [] : [person];
    });
  }

  test('loses no pickup of a shorter hold, with unlimited teams', () => {
    const property = fc.property(scenarioWith(), limits, (scenario, both) => {
      expect(lost(scenario, both, UNLIMITED)).toEqual([]);
    });
    fc.assert(property, settings(5));
  });

  test('planted fault: with few teams it loses some, since people on hold occupy teams', () => {
    const few: Changes<ResolvedPolicy> = { 'agentArrival.teams': [{ count: 1, hours: ALWAYS }] };
    const scenarios = fc.sample(fc.tuple(scenarioWith(), limits), { ...settings(6), numRuns: 500 });
    expect(scenarios.some(([scenario, both]) => lost(scenario, both, few).length > 0)).toBe(true);
  });
});

describe('a policy’s numbers', () => {
  const results = (scenario: ResolvedScenario) => {
    const runner = new Runner(makePlan(scenario));
    runner.run(0, 3);
    return summarise(runner.takeTally(), scenario);
  };

  test('are the same byte for byte whatever other policies there are', () => {
    const property = fc.property(randomScenario(fc.tuple(anyPolicy, anyPolicy)), (scenario) => {
      const policies = scenario.policies.map((policy, p) => ({ ...policy, name: `policy ${p}` }));
      const alone = policies.map((policy) => results({ ...scenario, baseline: policy.name, policies: [policy] }));
      const together = results({ ...scenario, baseline: policies[0].name, policies });
      expect(JSON.stringify(together.policies)).toBe(JSON.stringify(alone.flatMap((result) => result.policies)));
    });
    fc.assert(property, settings(7, 15));
  });

  test('planted fault: another seed changes the bytes', () => {
    const [scenario] = fc.sample(scenarioWith({ 'agentArrival.decline': [0, 0] }), settings(8, 1));
    const other = { ...scenario, seed: (scenario.seed + 1) % 2 ** 32 };
    expect(JSON.stringify(results(other).policies)).not.toBe(JSON.stringify(results(scenario).policies));
  });
});

describe('a person', () => {
  /** The counted people's bookings and cases up to the field office. */
  const people = (scenario: ResolvedScenario, policy = 0) => {
    const end = makePlan(scenario).days.startOf(scenario.days);
    const stories = [...tell(scenario)[policy].values()].filter(
      ({ booking: { bookedAt } }) => bookedAt >= 0 && bookedAt < end,
    );
    return stories.map(({ booking, found }) => ({ booking, found }));
  };

  test('is the same however long the warm-up and the cool-down', () => {
    const length = fc.integer({ min: 0, max: 9 });
    const property = fc.property(scenarioWith(), length, length, (scenario, warmUpDays, coolDownDays) => {
      expect(people({ ...scenario, warmUpDays, coolDownDays })).toEqual(people(scenario));
    });
    fc.assert(property, settings(9, 25));
  });

  test('is booked identically under every policy, and fares under each as under it alone', () => {
    const property = fc.property(randomScenario(fc.tuple(anyPolicy, anyPolicy)), (scenario) => {
      for (const p of [0, 1]) {
        const alone = people({ ...scenario, policies: [scenario.policies[p]] });
        expect(people(scenario, p)).toEqual(alone);
      }
    });
    fc.assert(property, settings(10, 20));
  });
});

test('is the same in a replication alone as after others', () => {
  const property = fc.property(scenarioWith(), fc.integer({ min: 1, max: 50 }), (scenario, k) => {
    expect(tell(scenario, [k - 1, 0, k])).toEqual(tell(scenario, [k]));
  });
  fc.assert(property, settings(11, 40));
});

test('planted fault: differs in another replication', () => {
  const [scenario] = fc.sample(scenarioWith(), settings(12, 1));
  expect(tell(scenario, [0])).not.toEqual(tell(scenario, [1]));
});
