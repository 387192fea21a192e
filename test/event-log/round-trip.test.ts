import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { eventsOf } from '../../src/event-log/logged-case.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { addReplication, countersFor, emptyTally, type Tally } from '../../src/measures/tally.ts';
import { LOG_MEASURES, tallyOfLog } from '../../src/overlay/log-tally.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { ALWAYS } from '../engine/scenarios.ts';
import { ENDINGS, LogRoom, textOf } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const replications = fc.integer({ min: 0, max: 5 });
const anyScenario = randomScenario(randomPolicy.map((policy) => [{ ...policy, name: 'random' }])).map((scenario) => ({
  ...scenario,
  baseline: 'random',
}));

/** The same, except that most notices are heard and most teams are too early, too late or sent again. */
const busyScenario = anyScenario.map((scenario): ResolvedScenario => {
  const [policy] = scenario.policies;
  const { releaseNotice: release, agentArrival: agents } = policy;
  const notice = { ...release.notice, rule: 'atClearing' as const, compliance: 1 };
  const arrival = { dispatch: 'everyNotice' as const, decline: [0, 0], noShow: 0.2, retries: 3 };
  return {
    ...scenario,
    policies: [
      {
        ...policy,
        detainer: { ...policy.detainer, issue: { ...policy.detainer.issue, probability: [1, 1], regimeFactor: 1 } },
        releaseNotice: { ...release, notice, discretion: { week: 1, person: 1 } },
        agentArrival: { ...agents, ...arrival, teams: [{ count: 3, hours: ALWAYS }] },
      },
    ],
  };
});

/** One replication as `run` counts it. */
function counted(scenario: ResolvedScenario, replication: number): Tally {
  const plan = makePlan(scenario);
  const tally = emptyTally(1);
  const counters = countersFor(tally);
  new Replicator(plan).run(replication, counters);
  addReplication(tally, 0, { counters, costs: [scenario.policies[0].costs], baseline: 0 });
  return tally;
}

function shown(tally: Tally, scenario: ResolvedScenario) {
  const [{ measures, outcomes, bookings }] = summarise(tally, scenario).policies;
  return { bookings, outcomes, measures: Object.fromEntries(LOG_MEASURES.map(({ key }) => [key, measures[key]])) };
}

describe('a replication written as a log and read again', () => {
  test.each(ENDINGS)('is the same, case by case, as %s, whatever the rules', async (ending) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyScenario, busyScenario), replications, async (scenario, replication) => {
        const log = simulatedLog(scenario, replication);
        fc.pre(log.cases.length > 0);
        const { cases } = await room.roundTrip(log, ending);
        expect(cases).toEqual(log.cases);
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  test.each(ENDINGS)('keeps the field office of each case if there are several, as %s', async (ending) => {
    const [scenario] = fc.sample(busyScenario, { seed: 5, numRuns: 1 });
    const log = simulatedLog(scenario, 0);
    const offices = log.cases.map((one, i) => ({ ...one, fieldOffice: i % 2 === 0 ? 'st-paul' : 'sioux-falls' }));
    const { cases } = await room.roundTrip({ ...log, cases: offices }, ending);
    expect(cases).toEqual(offices);
  });

  test('has exactly the measures and outcomes that run counts', async () => {
    let late = 0;
    let again = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyScenario, busyScenario), replications, async (scenario, replication) => {
        const log = simulatedLog(scenario, replication);
        fc.pre(log.cases.length > 0);
        const { cases } = await room.roundTrip(log, 'csv');
        const [policy] = scenario.policies;
        expect(shown(tallyOfLog(cases, policy), scenario)).toEqual(shown(counted(scenario, replication), scenario));
        late += cases.filter(({ outcome }) => outcome === 'late').length;
        again += cases.filter(({ earlierArrivedAt }) => earlierArrivedAt !== null).length;
      }),
      { seed: 7, numRuns: 100 },
    );
    // The difficult cases must have occurred.
    expect(late).toBeGreaterThan(10);
    expect(again).toBeGreaterThan(10);
  });

  test('planted fault: a pickup one minute later, or one case fewer, changes the measures', () => {
    const scenario = fc
      .sample(anyScenario, { seed: 3, numRuns: 50 })
      .find((one) => simulatedLog(one, 0).cases.some(({ arrivedAt }) => arrivedAt !== null))!;
    const [policy] = scenario.policies;
    const right = shown(counted(scenario, 0), scenario);
    const { cases } = simulatedLog(scenario, 0);
    const moved = cases.map((one) => (one.arrivedAt === null ? one : { ...one, arrivedAt: one.arrivedAt + 60 }));
    expect(shown(tallyOfLog(moved, policy), scenario)).not.toEqual(right);
    expect(shown(tallyOfLog(cases.slice(1), policy), scenario)).not.toEqual(right);
    expect(shown(tallyOfLog(cases, policy), scenario)).toEqual(right);
  });

  test('planted fault: swapped times of booking and exit, or of sending and hearing, are refused by row', async () => {
    const pairs = [
      ['bookedAt', 'exitAt'],
      ['sentAt', 'receivedAt'],
    ] as const;
    const swapped = { bookedAt: 0, sentAt: 0 };
    await fc.assert(
      fc.asyncProperty(busyScenario, fc.constantFrom(...pairs), fc.nat(), async (scenario, [first, second], n) => {
        const log = simulatedLog(scenario, 0);
        const rows = [...log.cases.keys()].filter((i) => (log.cases[i][first] ?? 0) < (log.cases[i][second] ?? 0));
        fc.pre(rows.length > 0);
        const row = rows[n % rows.length];
        const cases = log.cases.map((one, i) =>
          i === row ? { ...one, [first]: one[second], [second]: one[first] } : one,
        );
        const text = await room.refusal('swapped.csv', textOf({ ...log, cases }, 'csv'));
        expect(text).toContain(`row ${row + 1}, column "${second}": `);
        swapped[first]++;
      }),
      { seed: 8, numRuns: 40 },
    );
    expect(Math.min(...Object.values(swapped))).toBeGreaterThan(5);
  });

  test('a case has its events in order of time, the booking first', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const one of simulatedLog(scenario, 0).cases) {
          const events = eventsOf(one);
          expect(events[0].column.key).toBe('bookedAt');
          expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
        }
      }),
      { seed: 2, numRuns: 20 },
    );
  });

  test('a log covers one course of events: two policies are refused', () => {
    const [scenario] = fc.sample(anyScenario, { seed: 1, numRuns: 1 });
    const two = { ...scenario, policies: [scenario.policies[0], { ...scenario.policies[0], name: 'other' }] };
    expect(() => simulatedLog(two, 0)).toThrow(RangeError);
  });
});
