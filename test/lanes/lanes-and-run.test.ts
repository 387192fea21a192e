import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { dayLanes } from '../../src/lanes/day-lanes.ts';
import { busiestDay, daysSeen } from '../../src/lanes/day-seen.ts';
import { LANES, MOMENTS, SPANS } from '../../src/lanes/lane.ts';
import { findOutcomes } from '../../src/lanes/outcomes-found.ts';
import { type PersonLanes, personLanes } from '../../src/lanes/person-lanes.ts';
import { only, type Recording, recordReplication } from '../../src/lanes/recording.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { randomPatchwork, randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { plainScenario } from '../engine/scenarios.ts';

/** Whatever the rules: what lanes say about people and teams agrees with the run, and with itself. */

const random = fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork);

function holds(scenarios: fc.Arbitrary<ResolvedScenario>, seed: number, check: (seen: Seen) => void): void {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const plan = makePlan(scenario);
      check({ plan, recording: recordReplication(plan, 0) });
    }),
    { numRuns: 15, seed, endOnFailure: true },
  );
}

interface Seen {
  plan: Plan;
  recording: Recording;
}

function everybody({ plan, recording }: Seen): PersonLanes[] {
  return Array.from({ length: recording.numbers.people }, (_, i) => {
    return personLanes(plan, 0, recording.numbers.keyOf(i + 1)!, recording);
  });
}

function overlaps(spans: { from: number; to: number }[]): object[] {
  return spans.filter(({ from, to }, i) => from >= to || (i > 0 && spans[i - 1].to > from));
}

describe('the lanes of a person', () => {
  test('end in the outcomes that the run counts, and at the lock of the outcome', () => {
    holds(random, 21, (seen) => {
      const runner = new Runner(seen.plan);
      runner.run(0, 1);
      const counted = runner.takeTally().policies.map(({ outcomes }) => [...outcomes]);
      const shown = counted.map(() => OUTCOMES.map(() => 0));
      for (const { policies } of everybody(seen)) {
        for (const [p, { ending }] of policies.entries()) {
          shown[p][OUTCOMES.indexOf(ending.outcome)]++;
          expect(ending.lock?.key ?? null).toBe(OUTCOME_ENTRIES[ending.outcome].lock);
        }
      }
      expect(shown).toEqual(counted);
    });
  });

  test('have spans in order without overlap, moments in order, and keys of their lane', () => {
    holds(random, 22, (seen) => {
      for (const { policies } of everybody(seen)) {
        for (const { lanes } of policies) {
          for (const lane of LANES) {
            const { spans, moments } = lanes[lane];
            expect(overlaps(spans)).toEqual([]);
            expect(moments).toEqual(moments.toSorted((a, b) => a.at - b.at));
            expect(spans.filter(({ key }) => !SPANS[lane].some((known) => known === key))).toEqual([]);
            expect(moments.filter(({ key }) => !MOMENTS[lane].some((known) => known === key))).toEqual([]);
          }
        }
      }
    });
  });

  test('have the times of the run: exit, leaving, arrival, windows', () => {
    holds(random, 23, (seen) => {
      const { plan, recording } = seen;
      for (const { person, policies } of everybody(seen)) {
        for (const [p, policy] of policies.entries()) {
          const recorded = recording.policies[p].cases.get(person);
          if (recorded === undefined) continue;
          const { found, arrival } = recorded;
          const at = (lane: 'jail' | 'team', key: string) =>
            policy.lanes[lane].moments.findLast((moment) => moment.key === key)?.at ?? null;
          const unix = (t: number | null | undefined) => (t == null ? null : plan.days.unixSeconds(t));
          if (found.notice !== null) {
            expect(at('jail', 'ordered')).toBe(unix(found.notice.orderAt));
            expect(at('jail', 'sendsNotice')).toBe(unix(found.notice.sentAt));
            expect(policy.exitAt).toBe(unix(found.notice.exitAt));
          }
          expect(at('jail', 'leaves')).toBe(policy.leftAt);
          expect(at('team', 'setsOut')).toBe(unix(arrival?.dispatchedAt));
          expect(
            at('team', 'arrives') === null ||
              at('team', 'arrives') === unix(arrival?.arrivedAt) ||
              arrival!.dispatches > 1,
          ).toBe(true);
          if (arrival !== null) expect(policy.leftAt).toBe(unix(arrival.leftAt));
        }
      }
    });
  });

  test('cover the whole wait for a team, from when it has to set out until it does or the person leaves', () => {
    holds(random, 24, (seen) => {
      const { plan, recording } = seen;
      for (const { person, policies } of everybody(seen)) {
        for (const [p, { lanes }] of policies.entries()) {
          const recorded = recording.policies[p].cases.get(person);
          if (recorded?.arrival == null || recorded.arrival.dispatches > 1) continue;
          const { dueAt, dispatchedAt } = recorded.arrival;
          const end = dispatchedAt ?? Math.max(dueAt!, recorded.found.notice!.leavesAt);
          const waits = lanes.team.spans.filter(({ to }) => to <= plan.days.unixSeconds(end));
          const covered = waits.reduce((sum, { from, to }) => sum + to - from, 0);
          expect(covered).toBe(end - dueAt!);
        }
      }
    });
  });

  test('are the same from a recording of everything and of one person alone', () => {
    holds(random, 25, (seen) => {
      const { plan } = seen;
      for (const lanes of everybody(seen).slice(0, 3)) {
        expect(personLanes(plan, 0, lanes.person)).toEqual(lanes);
        expect(personLanes(plan, 0, lanes.person, recordReplication(plan, 0, only(lanes.person)))).toEqual(lanes);
      }
    });
  });

  test('are refused for somebody who is not there', () => {
    const plan = makePlan(plainScenario());
    expect(() => personLanes(plan, 0, 2 ** 30)).toThrow(RangeError);
  });
});

describe('the lanes of a day', () => {
  test('have every team in one place at a time, on trips without a gap', () => {
    holds(random, 31, ({ plan, recording }) => {
      for (let policy = 0; policy < plan.policies.length; policy++) {
        for (let day = 0; day < plan.scenario.days; day++) {
          const { teams, from, to } = dayLanes(plan, { replication: 0, day, policy }, recording);
          for (const { trips } of teams) {
            expect(overlaps(trips.filter((trip) => trip.from < trip.to))).toEqual([]);
            for (const trip of trips) {
              expect(trip.from < to && trip.to > from).toBe(true);
              expect(overlaps(trip.spans)).toEqual([]);
              const covered = trip.spans.reduce((sum, span) => sum + span.to - span.from, 0);
              expect(covered).toBe(trip.to - trip.from);
            }
          }
        }
      }
    });
  });

  test('have as many teams per field office as the rules, and every trip of the run', () => {
    holds(random, 32, ({ plan, recording }) => {
      const { days } = plan.scenario;
      const seen = new Set<string>();
      for (let day = -40; day < days + 40; day++) {
        const { teams } = dayLanes(plan, { replication: 0, day, policy: 0 }, recording);
        for (const { fieldOffice, team, trips } of teams) {
          for (const { from, person } of trips) seen.add(`${fieldOffice}/${team}/${person}/${from}`);
        }
      }
      const within = recording.policies[0].trips.filter(({ setOutAt, backAt }) => {
        return backAt > setOutAt && setOutAt >= plan.days.startOf(-40) && backAt < plan.days.startOf(days + 40);
      });
      expect(seen.size).toBeGreaterThanOrEqual(within.length);
    });
  });

  test('show everybody whose notice is sent on the day, and the busiest day is no less busy than any', () => {
    holds(random, 33, ({ plan, recording }) => {
      const asked = { replication: 0, policy: 0 };
      const seen = daysSeen(plan, asked, recording);
      const busiest = busiestDay(plan, asked, recording);
      expect(Math.max(...seen.map(({ peak }) => peak))).toBe(busiest?.peak ?? 0);
      for (const { day, date, notices } of seen) {
        const lanes = dayLanes(plan, { ...asked, day }, recording);
        expect(lanes.date).toBe(date);
        const sent = lanes.people.filter(({ moments }) =>
          moments.some(({ key, at }) => key === 'sendsNotice' && at >= lanes.from && at < lanes.to),
        );
        expect(sent.length).toBe(notices);
      }
    });
  });

  test('show a day of 23 and one of 25 hours with the hours that the clock shows', () => {
    const hoursOf = (start: string) => {
      const plan = makePlan(plainScenario({ zone: 'America/Chicago', start, days: 1, warmUpDays: 0, coolDownDays: 0 }));
      return dayLanes(plan, { replication: 0, day: 0, policy: 0 }).hours.map(({ hour }) => hour);
    };
    const usual = Array.from({ length: 24 }, (_, hour) => hour);
    expect(hoursOf('2018-03-10')).toEqual(usual);
    expect(hoursOf('2018-03-11')).toEqual(usual.filter((hour) => hour !== 2));
    expect(hoursOf('2018-11-04')).toEqual([0, 1, 1, ...usual.slice(2)]);
  });
});

describe('how people ended', () => {
  test('agrees with their lanes, person by person', () => {
    holds(random, 41, (seen) => {
      const { plan } = seen;
      const { ended, moved } = findOutcomes(plan, 0);
      const people = everybody(seen);
      const under = ({ policies }: PersonLanes, name: string) =>
        policies.find((policy) => policy.name === name)!.ending.outcome;
      const names = plan.scenario.policies.map(({ name }) => name);
      const baseline = names[plan.baseline];
      for (const { outcome, people: count, first } of ended) {
        const all = people.filter((person) => under(person, baseline) === outcome);
        expect([all.length, all[0].number]).toEqual([count, first]);
      }
      expect(ended.reduce((sum, { people: count }) => sum + count, 0)).toBe(people.length);
      if (new Set(names).size < names.length) return;
      for (const { policy, from, to, people: count, first } of moved) {
        const all = people.filter((person) => under(person, baseline) === from && under(person, policy) === to);
        expect([all.length, all[0].number]).toEqual([count, first]);
      }
    });
  });
});

describe('planted faults', () => {
  test('a trip that begins before the last one of its team ends is found', () => {
    const plan = makePlan(plainScenario({ days: 10 }));
    const recording = recordReplication(plan, 0);
    const [first, second] = recording.policies[0].trips;
    second.setOutAt = first.setOutAt + 1;
    const trips = recording.policies[0].trips.map(({ setOutAt, backAt }) => ({ from: setOutAt, to: backAt }));
    expect(overlaps(trips).length).toBeGreaterThan(0);
  });
});

test.each(['first-look', 'every-regime'])(
  'the shipped scenario %s has lanes for everybody with a notice',
  async (name) => {
    const { resolved } = await loadScenario(`scenarios/${name}.yaml`, {});
    const plan = makePlan({ ...resolved, days: Math.min(resolved.days, 28) });
    const recording = recordReplication(plan, 0);
    for (const [person, booking] of recording.bookings) {
      if (booking.bookedAt < 0 || !recording.policies[0].cases.get(person)?.found.notice) continue;
      for (const { lanes, ending } of personLanes(plan, 0, person, recording).policies) {
        for (const lane of LANES) expect(overlaps(lanes[lane].spans)).toEqual([]);
        expect(ending.byHowMuch).not.toMatch(/undefined|NaN|null/);
      }
    }
  },
);

test('people booked outside the counted time have no number, and are named as such', () => {
  const plan = makePlan(plainScenario({ days: 5 }));
  const recording = recordReplication(plan, 0);
  const numbers = [...recording.bookings.keys()].map((key) => [key < 0, recording.numbers.numberOf(key) === null]);
  expect(numbers.filter(([isBefore]) => isBefore).every(([, isUnnumbered]) => isUnnumbered)).toBe(true);
});
