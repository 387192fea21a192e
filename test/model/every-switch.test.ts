import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { plainPolicy } from '../engine/scenarios.ts';
import { type Changes, changed, leaves } from './changes.ts';
import { BOOKING_SWITCHES, busyBooking, busyPolicy, busyScenario, POLICY_SWITCHES } from './switches.ts';

// No switch is forgotten: each has a value in switches.ts that makes a difference in the engine, and a test here or in
// test/measures that changes it and says what the difference is. The tables' types make the compiler check the same.

type Table = Record<string, 'label' | { to: unknown; where?: object }>;
const LABELS = Object.entries({ ...POLICY_SWITCHES }).flatMap(([path, to]) => (to === 'label' ? [path] : []));
const WHOLE_ROW = { weight: 1, facility: 0, foreignBorn: true, priorContact: true, priority: 0, convicted: true };
const policyLeaves = (policy: object) => leaves(policy).filter((path) => path !== 'changes');
const bookingLeaves = () => leaves({ ...busyBooking, joint: [{ ...WHOLE_ROW, consents: true }] });

/** All that a replication shows of a scenario: every event and every measure. */
function happenings(scenario: ResolvedScenario): string {
  const plan = makePlan(scenario);
  const counters = countersFor(emptyTally(1));
  const events: unknown[] = [];
  new Replicator(plan).run(0, counters, {
    booked: (booking) => events.push(booking),
    followed: (_policy, _booking, found) => events.push(found),
    served: (_policy, arrival) => events.push(arrival),
  });
  const measured = MEASURES.map((measure) => measure.of(counters[0], scenario.policies[0].costs));
  return JSON.stringify([events, measured]);
}

/** The switches of a table that make no difference. */
function withoutEffect<T extends object>(table: Table, base: T, run: (changed: T) => string): string[] {
  return Object.entries(table).flatMap(([path, entry]) => {
    if (entry === 'label') return [];
    const before = changed(base, (entry.where ?? {}) as Changes<T>);
    const after = changed(before, { [path]: entry.to } as Changes<T>);
    return run(before) === run(after) ? [path] : [];
  });
}

const runPolicy = (policy: typeof busyPolicy) => happenings(busyScenario(policy, busyBooking));
const runBooking = (booking: typeof busyBooking) => happenings(busyScenario(busyPolicy, booking));

describe('every switch', () => {
  test('of a resolved policy and its bookings is in the tables', () => {
    expect(Object.keys(POLICY_SWITCHES).sort()).toEqual(policyLeaves(plainPolicy()).sort());
    expect(Object.keys(BOOKING_SWITCHES).sort()).toEqual(bookingLeaves().sort());
  });

  test('makes a difference when it has another value', () => {
    expect(withoutEffect(POLICY_SWITCHES, busyPolicy, runPolicy)).toEqual([]);
    expect(withoutEffect(BOOKING_SWITCHES, busyBooking, runBooking)).toEqual([]);
  });

  test('planted fault: a switch that the engine does not read is found', () => {
    const unread = { 'agentArrival.overtime.heardAheadSeconds': { to: 5 }, 'agentArrival.marginSeconds': { to: 5 } };
    expect(withoutEffect(unread, busyPolicy, runPolicy)).toEqual(['agentArrival.overtime.heardAheadSeconds']);
  });
});

describe('a test that says what a switch does', () => {
  const sources = ['model', 'measures'].flatMap((folder) => {
    const directory = join(import.meta.dirname, '..', folder);
    const files = readdirSync(directory).filter((file) => file.endsWith('.test.ts') && file !== 'every-switch.test.ts');
    return files.map((file) => readFileSync(join(directory, file), 'utf8'));
  });
  const untold = (paths: string[]) =>
    paths.filter((path) => !LABELS.includes(path) && !sources.some((source) => source.includes(`'${path}'`)));

  test('exists for every switch', () => {
    expect(untold(policyLeaves(plainPolicy()))).toEqual([]);
    expect(untold(leaves(busyBooking).map((path) => `booking.${path}`))).toEqual([]);
  });

  test('planted fault: a new switch has no test', () => {
    const grown = { ...plainPolicy(), detainer: { ...plainPolicy().detainer, consulate: { told: true } } };
    expect(untold(policyLeaves(grown))).toEqual(['detainer.consulate.told']);
  });
});
