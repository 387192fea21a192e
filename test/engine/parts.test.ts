import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Booking } from '../../events/booking.ts';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import { BookingDraws, bookDay } from '../../src/engine/book/book-day.ts';
import { dayOfPerson } from '../../src/engine/book/person-key.ts';
import { isCountedDay } from '../../src/engine/plan/is-counted.ts';
import { partNames } from '../../src/engine/plan/parts-of-run.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import type { Counters } from '../../src/measures/counters.ts';
import { PARTS, type Part } from '../../src/measures/parts.ts';
import { breakDown, summarise } from '../../src/measures/summarise.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import { rulesAt } from '../../src/model/policy.ts';
import type { InForce, ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';
import { randomPatchwork, randomPolicy, randomScenario, regimeOf } from './random-scenario.ts';
import { plainPolicy, plainScenario, withMedian } from './scenarios.ts';

const watch = { stop: new AbortController().signal, onProgress() {} };

/** One replication's counters under each policy, by part. */
function counted(scenario: ResolvedScenario, by: Part | null = null): Counters[] {
  const plan = makePlan(scenario, by);
  const counters = countersFor(emptyTally(scenario.policies.length), plan.parts);
  new Replicator(plan).run(0, counters);
  return counters;
}

/** The counters that can be summed, as one list. */
function sums(c: Counters): number[] {
  const { fingerprint, bookingCall, courtRecords } = c.identifiedBy;
  const people = [c.bookings, c.calls, c.detainersLodged, c.noticesSent, c.heldToLimit, c.asked];
  const scalars = [...people, c.drivingSeconds, c.clearingAddedSeconds];
  const seconds = Object.values(c.durations).flatMap((one) => [one.cases, one.seconds]);
  return [...scalars, ...c.outcomes, ...c.heldSeconds, fingerprint, bookingCall, courtRecords, ...seconds];
}

const added = (all: Counters[]) => all.map(sums).reduce((a, b) => a.map((value, i) => value + b[i]));

describe.each(PARTS)('by %s', (by) => {
  // Ten days around the end of a month.
  const scenarios = randomPatchwork.map((scenario) => ({ ...scenario, start: '2018-03-26' }));

  test('the parts sum to the total, whatever the rules', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const all of counted(scenario, by)) {
          expect(all.parts[by]).toHaveLength(partNames(scenario, by).length);
          expect(added(all.parts[by])).toEqual(sums(all));
        }
      }),
      { numRuns: 60, seed: 41, endOnFailure: true },
    );
  });

  test('counting parts changes nothing else', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(counted(scenario, by).map(sums)).toEqual(counted(scenario).map(sums));
      }),
      { numRuns: 30, seed: 42, endOnFailure: true },
    );
  });

  test('any number of workers gives the same bytes', async () => {
    const [scenario] = fc.sample(scenarios, { numRuns: 1, seed: 43 });
    const names = partNames(scenario, by);
    const texts: string[] = [];
    for (const workers of [1, 2, 3]) {
      const { tally } = await runScenario({ ...scenario, replications: 9 }, { ...watch, workers, by });
      texts.push(JSON.stringify([summarise(tally, scenario), breakDown(tally, scenario, by, names)]));
    }
    expect(texts[1] === texts[0]).toBe(true);
    expect(texts[2] === texts[0]).toBe(true);
    // Planted fault: one replication fewer gives another text.
    const { tally } = await runScenario({ ...scenario, replications: 8 }, { ...watch, workers: 2, by });
    expect(JSON.stringify([summarise(tally, scenario), breakDown(tally, scenario, by, names)])).not.toBe(texts[0]);
  });
});

describe('a person is counted where the course of events says', () => {
  const scenario = busyScenario(busyPolicy, busyBooking);
  const plan = makePlan(scenario);
  /** The people with a lodged detainer, by what is known of them. */
  const seen = new Map<string, number>();
  const bookings = new Map<number, Booking>();
  new Replicator(plan).run(0, countersFor(emptyTally(scenario.policies.length)), {
    booked: (booking) => bookings.set(booking.person, { ...booking }),
    followed: (policy, booking, { notice }) => {
      if (policy !== 0 || notice === null || !notice.hasDetainer) return;
      if (!isCountedDay(plan, dayOfPerson(booking.person))) return;
      const [weekday, , time] = plan.days.label(notice.orderAt).split(' ');
      const hour = `${time.slice(0, 2)}:00`;
      const { reasons } = rulesAt(plan.policies[0], booking.facility, booking.bookedAt).releaseNotice;
      const names = [
        ['hour', hour],
        ['weekday', weekday],
        ['week', `${weekday} ${hour}`],
        ['reason', reasons[notice.reason].name],
        ['priority', scenario.priorities[booking.priority]],
        ['convicted', booking.convicted ? 'convicted' : 'charged'],
      ];
      for (const name of names) seen.set(String(name), (seen.get(String(name)) ?? 0) + 1);
    },
    served() {},
  });

  test.each(['hour', 'weekday', 'week', 'reason', 'priority', 'convicted'] as const)('by %s', (by) => {
    const [all] = counted(scenario, by);
    const found = partNames(scenario, by).map((name, i) => [name, all.parts[by][i].detainersLodged]);
    expect(found.reduce((sum, [, people]) => sum + Number(people), 0)).toBeGreaterThan(20);
    expect(found).toEqual(partNames(scenario, by).map((name) => [name, seen.get(String([by, name])) ?? 0]));
  });
});

test('a policy of straight cases counts its parts too', () => {
  const scenario = plainScenario({ start: '2018-01-02' });
  const [all] = counted(scenario, 'month');
  expect(all.parts.month).toHaveLength(3);
  expect(added(all.parts.month)).toEqual(sums(all));
  expect(sums(all)).toEqual(sums(counted(scenario)[0]));
});

/** A scenario of one facility, divided into several equal ones. */
function cut(scenario: ResolvedScenario, pieces: number): ResolvedScenario {
  const times = <T>(one: T) => Array.from({ length: pieces }, () => one);
  return {
    ...scenario,
    facilities: times('').map((_, i) => `jail ${i + 1}`),
    ...(scenario.runIn && { runIn: { ...scenario.runIn, tableOf: times(0) } }),
    booking: { ...scenario.booking, facility: times(1 / pieces) },
    policies: scenario.policies.map((policy) => ({
      ...policy,
      ...(policy.baseClearing && { baseClearing: times(policy.baseClearing[0]) }),
      releaseNotice: { ...policy.releaseNotice, clearing: times(policy.releaseNotice.clearing[0]) },
      agentArrival: { ...policy.agentArrival, travel: times(policy.agentArrival.travel[0]) },
      // Each has a regime of its own, and all are equal.
      regimes: times(regimeOf(policy)),
      inForce: [{ from: null, title: '', regimeOf: times(0).map((_, i) => i) }],
    })),
  };
}

/** The same practice in every week, since each facility has its own. */
const written = (policy: ResolvedPolicy): ResolvedPolicy => ({
  ...policy,
  releaseNotice: { ...policy.releaseNotice, discretion: { week: 1, person: policy.releaseNotice.discretion.person } },
});

test('one jail, cut into 87 equal parts, counts exactly the same', () => {
  fc.assert(
    fc.property(randomScenario(fc.tuple(randomPolicy.map(written))), (scenario) => {
      const one = { ...scenario, facilities: ['jail'], booking: { ...scenario.booking, facility: [1] } };
      expect(sums(counted(cut(one, 87))[0])).toEqual(sums(counted(one)[0]));
    }),
    { numRuns: 30, seed: 87, endOnFailure: true },
  );
});

describe('a regime', () => {
  /** North and south under a busy jail's rules; north, or both, with a regime of its own. */
  const busy = (northsOwn: ResolvedPolicy) => {
    const scenario = busyScenario(busyPolicy, busyBooking);
    const regimes = [northsOwn, busyPolicy].map(regimeOf);
    const inForce: InForce[] = [{ from: null, title: '', regimeOf: [0, 1] }];
    return { ...scenario, policies: [{ ...busyPolicy, regimes, inForce }] };
  };
  const followed = (scenario: ResolvedScenario) => {
    const found = [new Map<number, string>(), new Map<number, string>()];
    const counters = countersFor(emptyTally(1));
    new Replicator(makePlan(scenario)).run(0, counters, {
      booked() {},
      followed: (_, booking, one) => found[booking.facility].set(booking.person, JSON.stringify(one)),
      served() {},
    });
    return found;
  };
  const none = {
    ...busyPolicy,
    detainer: { ...busyPolicy.detainer, issue: { ...busyPolicy.detainer.issue, regimeFactor: 0 } },
  };

  test('in one facility changes nobody in another before the field office', () => {
    const [north, south] = followed(busy(busyPolicy));
    const [northAfter, southAfter] = followed(busy(none));
    expect(southAfter).toEqual(south);
    // It changes people in its own facility.
    expect(northAfter).not.toEqual(north);
  });

  test('that applies to everybody is the policy itself', () => {
    expect(counted(busy(busyPolicy)).map(sums)).toEqual(counted({ ...busy(none), policies: [busyPolicy] }).map(sums));
  });
});

test('people whom no policy can affect in their facility are counted there, and not passed on', () => {
  const quiet = structuredClone(busyPolicy);
  quiet.detainer.fingerprint.match = 0;
  quiet.detainer.bookingCall.rule = 'none';
  quiet.detainer.courtRecords.probability = { foreignBorn: 0, notForeignBorn: 0 };
  const inForce: InForce[] = [{ from: null, title: '', regimeOf: [0, 1] }];
  const policy = { ...busyPolicy, regimes: [quiet, busyPolicy].map(regimeOf), inForce };
  const plan = makePlan({ ...busyScenario(busyPolicy, busyBooking), policies: [policy] }, 'facility');
  const visited: number[] = [];
  const byFacility = { people: new Int32Array(2), touched: new Int32Array(2) };
  const { people, untouched } = bookDay(
    plan,
    { draws: new BookingDraws(plan), replication: 0, day: 3 },
    ({ facility }) => visited.push(facility),
    { byFacility },
  );
  const [north, south] = byFacility.people;
  expect(north + south).toBe(people);
  expect(north).toBeGreaterThan(0);
  expect([...byFacility.touched]).toEqual([0, south]);
  expect([untouched, visited.length]).toEqual([north, south]);
  expect(new Set(visited)).toEqual(new Set([1]));
});

describe('a dated policy', () => {
  const dated = (policy: ResolvedPolicy, later: ResolvedPolicy): ResolvedPolicy => ({
    ...policy,
    regimes: [policy, later].map(regimeOf),
    inForce: [
      { from: null, title: 'first', regimeOf: [0, 0] },
      { from: '2018-03-09', title: 'second', regimeOf: [1, 1] },
    ],
  });

  test('with the same rules on every date counts exactly what the constant one counts', () => {
    fc.assert(
      fc.property(randomScenario(fc.tuple(randomPolicy)), (scenario) => {
        const [policy] = scenario.policies;
        const same = { ...scenario, policies: [dated(policy, policy)] };
        expect(counted(same).map(sums)).toEqual(counted(scenario).map(sums));
      }),
      { numRuns: 60, seed: 51, endOnFailure: true },
    );
  });

  test('that changes after everybody has left, or before the first booking, counts as the constant one does', () => {
    const scenario = busyScenario(busyPolicy, busyBooking);
    const other = {
      ...busyPolicy,
      releaseNotice: { ...busyPolicy.releaseNotice, hold: plainPolicy().releaseNotice.hold },
    };
    const from = (date: string, policies: ResolvedPolicy[]): ResolvedScenario => {
      const inForce: InForce[] = [
        { from: null, title: '', regimeOf: [0, 0] },
        { from: date, title: '', regimeOf: [1, 1] },
      ];
      return { ...scenario, policies: [{ ...policies[0], regimes: policies.map(regimeOf), inForce }] };
    };
    const constant = counted(scenario).map(sums);
    expect(counted(from('2019-03-01', [busyPolicy, other])).map(sums)).toEqual(constant);
    expect(counted(from('2018-02-01', [other, busyPolicy])).map(sums)).toEqual(constant);
    // Planted fault: a change within the run is not the constant policy.
    expect(counted(from('2018-03-12', [busyPolicy, other])).map(sums)).not.toEqual(constant);
  });
});

test('facilities with their own costs: a cost measure is the sum over the facilities', async () => {
  const { costs } = plainPolicy();
  const dear = { ...costs, staffPerHour: 3 * costs.staffPerHour };
  const policy = plainPolicy({ costs: { ...costs, byFacility: [costs, dear] } });
  policy.releaseNotice.clearing = [policy.releaseNotice.clearing[0], policy.releaseNotice.clearing[0]];
  policy.agentArrival.travel = Array(2).fill(withMedian({ kind: 'constant', seconds: 600 }, 600));
  const scenario = plainScenario({ facilities: ['north', 'south'], replications: 1 }, [policy]);
  scenario.booking = { ...scenario.booking, facility: [0.5, 0.5] };
  const { tally } = await runScenario(scenario, { ...watch, workers: 1 });
  const { countyCostStaff, countyStaffHours } = summarise(tally, scenario).policies[0].measures;
  const [all] = counted(scenario, 'facility');
  const hours = all.parts.facility.map(({ noticesSent, outcomes }) => {
    const pickups = outcomes[OUTCOME_INDEX.pickedUpAtRelease] + outcomes[OUTCOME_INDEX.pickedUpFromHold];
    return (noticesSent * costs.noticeSeconds + pickups * costs.handoverSeconds) / 3600;
  });
  expect(countyStaffHours.mean).toBeCloseTo(hours[0] + hours[1], 6);
  expect(countyCostStaff.mean).toBeCloseTo((hours[0] + 3 * hours[1]) * costs.staffPerHour, 4);
  expect(hours[1]).toBeGreaterThan(0);
});
