import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { COUNTER_KINDS, Counters, DURATIONS, type Duration, type KindsOf } from '../../src/measures/counters.ts';
import { byPart } from '../../src/measures/parts.ts';
import {
  emptyTally,
  mergeTally,
  type PolicyTally,
  TALLY_KINDS,
  type Tally,
  type TallyKindsOf,
} from '../../src/measures/tally.ts';
import { addCounts, CountingRoom } from '../../src/pipeline/store/counts.ts';
import { addTallyBytes, tallyToBytes } from '../../src/pipeline/store/tally-bytes.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import type { Bins } from '../../src/sums/histogram.ts';
import { clearingTime, constant } from '../engine/scenarios.ts';
import { type Changes, changed } from '../model/changes.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';

// A counter is counted, reset, stored, added and merged in different places, each of which must handle all counters.

const HOUR = 3600;
const CHANGES: Changes<ResolvedPolicy>[] = [
  {},
  {
    name: 'asked',
    'detainer.bookingCall.asksFirst': true,
    'detainer.issue.swing': 0.5,
    'detainer.askedAbout.probability': 0.9,
  },
  { name: 'held', 'releaseNotice.hold.limitSeconds': 96 * HOUR, 'releaseNotice.hold.basis': 'warrant287g' },
];
/** The second policy has another clearing than the base; the third draws other custody. */
const baseClearing = [undefined, Array(2).fill(clearingTime(constant(HOUR), HOUR)), null];
const policies = CHANGES.map((changes, p) => ({ ...changed(busyPolicy, changes), baseClearing: baseClearing[p] }));
const scenario = { ...busyScenario(busyPolicy, busyBooking), policies };
const byFacility = makePlan(scenario, 'facility');

/** One replication's counters under each policy. */
function counted(make: () => Counters): Counters[] {
  const all = policies.map(make);
  new Replicator(byFacility).run(0, all);
  return all;
}

const NO_BINS: Bins = { add() {}, addColumn() {}, addEntries() {} };
const NO_HISTOGRAMS = Object.fromEntries(DURATIONS.map((key) => [key, NO_BINS])) as Record<Duration, Bins>;
const bare = () => new Counters(NO_HISTOGRAMS, byFacility.parts);

/** The fields that counted nothing. */
function blankFields(counts: object): string[] {
  return Object.entries(counts)
    .filter(([, value]) => isBlank(value))
    .map(([key]) => key);
}

function isBlank(value: unknown): boolean {
  if (value instanceof Map) return value.size === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isBlank);
  return value === 0 || value === 0n || typeof value === 'function';
}

describe('every counter', () => {
  const all = counted(bare);

  test('counts something in a busy jail, and a planted one that never counts is found', () => {
    const blank = (counters: readonly object[]) =>
      blankFields(counters[0]).filter((key) => counters.every((one) => blankFields(one).includes(key)));
    expect(blank(all)).toEqual([]);
    expect(blank(all.map((counters) => ({ ...counters, planted: 0 })))).toEqual(['planted']);
  });

  test('is reset, and a planted one that is not is found', () => {
    const [counters] = counted(bare);
    counters.reset();
    expect(counters).toEqual(bare());
    const planted = Object.assign(bare(), { planted: 5 });
    planted.reset();
    expect(planted).not.toEqual(Object.assign(bare(), { planted: 0 }));
  });

  test('except durations is added, and a planted one that is not is found', () => {
    const fields = Object.keys(bare()).filter((key) => key !== 'durations' && key !== 'parts');
    const text = (counters: Counters, key: string) => JSON.stringify(counters[key as keyof Counters]);
    const differing = (one: Counters, other: Counters) => fields.filter((key) => text(one, key) !== text(other, key));
    const sum = bare();
    sum.addAllButDurations(all[0]);
    expect(differing(sum, all[0])).toEqual([]);
    expect(differing(sum.parts.facility[0], all[0].parts.facility[0])).toEqual([]);
    // Each policy counts something in some field that the others do not; together they count in all.
    for (const counters of all.slice(1)) sum.addAllButDurations(counters);
    const twice = bare();
    for (const counters of [...all, ...all]) twice.addAllButDurations(counters);
    expect(differing(sum, twice)).toEqual(fields);
    expect(differing(twice, Object.assign(bare(), twice, { asked: 0 }))).toEqual(['asked']);
  });

  test('survives the way from room to room as bytes, and a planted one that does not is found', () => {
    const rooms = policies.map(() => new CountingRoom(byFacility.parts));
    new Replicator(byFacility).run(
      0,
      rooms.map(({ counters }) => counters),
    );
    for (const room of rooms) {
      const other = new CountingRoom(byFacility.parts);
      addCounts(other.counters, JSON.parse(JSON.stringify(room.counts())));
      expect(other.counters).toEqual(room.counters);
      expect(other.counts()).toEqual(room.counts());
      expect(other.counters).not.toEqual({ ...room.counters, planted: 5 });
    }
  });

  test('without a kind does not compile', () => {
    class Planted extends Counters {
      planted = 0;
    }
    // @ts-expect-error: `planted` is missing.
    const kinds: KindsOf<Planted> = COUNTER_KINDS;
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(bare()).sort());
    // @ts-expect-error: a channel is missing.
    const channels: Counters['identifiedBy'] = { fingerprint: 0, bookingCall: 0 };
    expect(channels).not.toEqual(bare().identifiedBy);
  });
});

describe('every field of a tally', () => {
  const whole = makePlan(scenario);
  const tallyOf = (plan: typeof whole) => {
    const runner = new Runner(plan);
    runner.run(0, 3);
    return runner.takeTally();
  };
  const empty = (tally: Tally) => emptyTally(tally.policies.length, partsOf(tally));

  test('is merged, and one that is not is found', () => {
    const tally = tallyOf(byFacility);
    // The first policy is not compared with anything.
    expect(blankFields(tally.policies[1]).filter((key) => key !== 'parts')).toEqual([]);
    const merged = empty(tally);
    mergeTally(merged, structuredClone(tally));
    expect(merged).toEqual(tally);
    merged.policies[1].parts.facility[0].ratios[0].add(1, 2);
    expect(merged).not.toEqual(tally);
  });

  test('is stored as bytes, and one that is not is found', () => {
    const tally = tallyOf(whole);
    const stored = empty(tally);
    expect(addTallyBytes(stored, tallyToBytes(tally))).toBe(3);
    expect(stored).toEqual(tally);
    stored.policies[1].differences[0].add(1);
    expect(stored).not.toEqual(tally);
  });

  test('except facilities and months, whose bytes are refused', () => {
    expect(() => tallyToBytes(tallyOf(byFacility))).toThrow('Bytes of a tally hold no facilities or months.');
  });

  test('without a kind does not compile', () => {
    // @ts-expect-error: `planted` is missing.
    const kinds: TallyKindsOf<PolicyTally & { planted: number }> = TALLY_KINDS;
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(emptyTally(1).policies[0]).sort());
  });
});

function partsOf({ policies: [{ parts }] }: Tally) {
  return byPart((part) => parts[part].length);
}
