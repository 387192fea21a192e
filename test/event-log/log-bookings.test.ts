import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Booking } from '../../events/booking.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { addReplication, countersFor, emptyTally } from '../../src/measures/tally.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { replicatePlainly } from '../engine/plain-replication.ts';
import { plainMeasures } from '../measures/plain-measures.ts';
import { load, problems } from '../scenario/scenario-text.ts';
import { ENDINGS, LogRoom } from './log-room.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const FILE = join(room.folder, 'scenario.yaml');
const BASE = `  facilities:
    St. Louis: { share: 60 %, clearing: 1–2 h, travel: 30–60 min }
    O'Brien: { share: 40 %, clearing: 1–2 h, travel: 1–2 h }`;
const PEOPLE =
  'foreignBorn: 50 %, priorContact: 30 %, priority: { first: 20 %, second: 80 % }, ' +
  'convicted: 40 %, consents: 50 %';

const scenario = (booking: string) => `title: From a log
zone: America/Chicago
start: 2018-03-05
length: 14 days
warmUp: 0 days
coolDown: 0 days
replications: 2
base:
${BASE}
  booking: { ${booking}, ${PEOPLE} }
  detainer: { issue: { probability: { first: 100 %, second: 50 % } } }
policies:
  practice: {}
`;

function bookings(resolved: ResolvedScenario, replication: number): Booking[] {
  const people: Booking[] = [];
  const counters = countersFor(emptyTally(resolved.policies.length));
  new Replicator(makePlan(resolved)).run(replication, counters, {
    booked: (booking) => people.push(booking),
    followed() {},
    served() {},
  });
  return people;
}

describe('a log of cases used as a scenario’s bookings', () => {
  test.each(ENDINGS)('books the same people at the same times as the log, %s', async (ending) => {
    const { resolved } = await load(scenario('rate: 12 per day'), FILE);
    const log = simulatedLog(resolved, 0);
    await room.roundTrip(log, ending);
    const again = await load(scenario(`log: log.${ending}`), FILE);
    const traced = { ...again.resolved };
    const inOrder = (people: Booking[]) =>
      people
        .map(({ person: _, ...one }) => one)
        .sort((a, b) => a.bookedAt - b.bookedAt || JSON.stringify(a).localeCompare(JSON.stringify(b)));
    const first = inOrder(bookings(resolved, 0));
    expect(first.length).toBeGreaterThan(100);
    expect(inOrder(bookings(traced, 0))).toEqual(first);
    // A trace is the same in every replication; a rate is not.
    expect(inOrder(bookings(traced, 1))).toEqual(first);
    expect(inOrder(bookings(resolved, 1))).not.toEqual(first);
    expect(again.inputs).toEqual([{ file: `log.${ending}`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test('counts them as the simplest reference does, without an observer', async () => {
    const { resolved } = await load(scenario('rate: 12 per day'), FILE);
    await room.roundTrip(simulatedLog(resolved, 0), 'csv');
    const { resolved: traced } = await load(scenario('log: log.csv'), FILE);
    const plan = makePlan(traced);
    const tally = emptyTally(1);
    const counters = countersFor(tally);
    new Replicator(plan).run(0, counters);
    addReplication(tally, 0, { counters, costs: [traced.policies[0].costs], baseline: 0 });
    const [{ measures }] = summarise(tally, traced).policies;
    const plain = plainMeasures(replicatePlainly(plan, plan.policies[0], 0), traced.policies[0]);
    for (const key of ['detainersLodged', 'noticesSent', 'pickups', 'askedBeforeCall'])
      expect(measures[key].mean).toBe(plain[key]);
    expect(plain.detainersLodged).toBeGreaterThan(0);
  });

  test('draws what the log does not say about a person', async () => {
    room.write(
      'part.csv',
      "bookedAt,facility,convicted\n2018-03-06T10:00,O'Brien,yes\n2018-03-05T08:00,,no\n2018-03-06T09:00,St. Louis,\n",
    );
    const { resolved } = await load(scenario('log: part.csv'), FILE);
    expect(resolved.booking.arrivals).toEqual({
      kind: 'times',
      seconds: [8, 33, 34].map((hour) => hour * 3600),
      traits: [{ convicted: false }, { facility: 0 }, { facility: 1, convicted: true }],
    });
    const people = Array.from({ length: 40 }, (_, seed) => bookings({ ...resolved, seed }, 0));
    expect(people.every(([, , { facility, convicted }]) => facility === 1 && convicted)).toBe(true);
    expect(new Set(people.map(([{ facility }]) => facility))).toEqual(new Set([0, 1]));
    expect(new Set(people.map(([, { convicted }]) => convicted))).toEqual(new Set([true, false]));
  });

  test('cases outside the run are left out, and a note says how many', async () => {
    room.write('outside.csv', 'bookedAt\n2018-03-04T23:59\n2018-03-05T00:00\n2018-03-19T00:00\n');
    const { resolved, notes } = await load(scenario('log: outside.csv'), FILE);
    expect(resolved.booking.arrivals).toEqual({ kind: 'times', seconds: [0] });
    expect(notes).toContain(
      'outside.csv: 2 of 3 bookings lie outside the run, its warm-up and cool-down and are left out',
    );
  });
});

describe('a log that cannot be used is refused where the scenario names it, or at its own row', () => {
  test.each([
    ['log: no.csv', /^12:19: .*no\.csv: cannot read the CSV file: there is no such file$/],
    ['log: log.txt', /^12:19: .*log\.txt: a log whose name ends in "\.txt" cannot be read$/],
    ['log: else.csv', /^12:19: .*else\.csv: case 1: the scenario has no facility "east"$/],
    ['log: early.csv', /^2:18: row 1, column "exitAt": "exit" .* comes before "booked"/],
    ['log: late.csv', /^12:19: late\.csv has no booking within the counted days$/],
    ['rate: 2 per day, log: early.csv', /^12:\d+: bookings are given twice: by rate and log$/],
  ])('%s', async (booking, said) => {
    room.write('else.csv', 'bookedAt,facility\n2018-03-06T10:00,east\n');
    room.write('early.csv', 'bookedAt,exitAt\n2018-03-06T10:00,2018-03-06T09:00\n');
    room.write('late.csv', 'bookedAt\n2019-03-06T10:00\n');
    const found = await problems(scenario(booking), FILE);
    expect(found.filter((problem) => said.test(problem))).toHaveLength(1);
  });
});
