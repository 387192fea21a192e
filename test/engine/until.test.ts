import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { AGREED, FIRST_ROUND, nextTotal, type Precision, standing } from '../../src/engine/run/until.ts';
import { AMOUNTS, MEASURES, RATIOS } from '../../src/measures/definitions.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { emptyTally, type Tally } from '../../src/measures/tally.ts';
import { plainPolicy, plainScenario } from './scenarios.ts';

const measure = MEASURES.find(({ key }) => key === 'pickups')!;
const pickupRate = MEASURES.find(({ key }) => key === 'pickupRate')!;
const excess = (tally: Tally, precision: Precision) => standing(tally, precision).excess;
const within = (target: number, relative = false): Precision => ({ measure, target, relative });

/** A tally in which each policy has these values of the measure, one per replication. */
function tallyOf(...values: number[][]): Tally {
  const tally = emptyTally(values.length);
  tally.replications = Math.max(...values.map(({ length }) => length));
  values.forEach((list, p) => {
    for (const value of list) tally.policies[p].amounts[AMOUNTS.indexOf(measure)].add(value);
  });
  return tally;
}

describe('how far a tally is from its target', () => {
  // 1, 2, 3: s = 1, so the half-width is t(0.975; 2) / √3 = 4.302653 / 1.732051 = 2.484138 (Student's table).
  const HALF_WIDTH = 4.302652729911275 / Math.sqrt(3);

  test('is its half-width divided by the target', () => {
    expect(excess(tallyOf([1, 2, 3]), within(1))).toBeCloseTo(HALF_WIDTH, 8);
    expect(excess(tallyOf([1, 2, 3]), within(HALF_WIDTH / 2))).toBeCloseTo(2, 8);
  });

  test('is relative to the mean if so requested', () => {
    expect(excess(tallyOf([1, 2, 3]), within(0.5, true))).toBeCloseTo(HALF_WIDTH, 8);
  });

  test('is that of the widest policy that has cases', () => {
    expect(excess(tallyOf([1, 2, 2], [1, 2, 3], []), within(1))).toBeCloseTo(HALF_WIDTH, 8);
  });

  test('is unknown with one replication', () => {
    expect(excess(tallyOf([1]), within(1000))).toBe(Number.POSITIVE_INFINITY);
  });

  test('takes no agreement for precision: 0 ± 0 is not ± 10 % of the mean, and 2, 2, 2 is not 2 ± 0', () => {
    const unknown = { excess: Number.POSITIVE_INFINITY, agreeing: [0], canImprove: true };
    expect(standing(tallyOf([0, 0, 0]), within(0.1, true))).toEqual(unknown);
    expect(standing(tallyOf([2, 2, 2]), within(1))).toEqual(unknown);
  });

  test('of a count that is always 0, comes from 3.69 ÷ replications', () => {
    // −ln 0.025 = 3.688879.
    expect(excess(tallyOf([0, 0, 0]), within(1))).toBeCloseTo(3.688879 / 3, 6);
  });

  test('leaves a policy out whose replications agree, once there are so many that at most 1 % of runs differ', () => {
    const always = (length: number, value: number) => Array.from({ length }, () => value);
    const varied = (length: number) => Array.from({ length }, (_, i) => i % 2);
    const early = standing(tallyOf(varied(AGREED - 1), always(AGREED - 1, 4)), within(1));
    expect(early).toEqual({ excess: Number.POSITIVE_INFINITY, agreeing: [1], canImprove: true });
    const late = standing(tallyOf(varied(AGREED), always(AGREED, 4)), within(1));
    expect({ ...late, excess: late.excess <= 1 }).toEqual({ excess: true, agreeing: [1], canImprove: false });
    // Where no other policy is left, nothing was reached, and more replications will hardly help.
    const alone = standing(tallyOf(always(AGREED, 4)), within(1));
    expect(alone).toEqual({ excess: Number.POSITIVE_INFINITY, agreeing: [0], canImprove: false });
  });

  test('is that of the longer side of an interval', () => {
    const tally = emptyTally(1);
    tally.replications = 20;
    for (let replication = 0; replication < 20; replication++) {
      tally.policies[0].ratios[RATIOS.findIndex(({ key }) => key === 'pickupRate')].add(0, 4);
    }
    // Wilson's interval for 0 of 80 is 0 to z² ÷ (80 + z²), z² = 3.841459.
    const upper = 3.841459 / 83.841459;
    expect(excess(tally, { measure: pickupRate, target: 0.01, relative: false })).toBeCloseTo(upper / 0.01, 5);
  });
});

describe('how many replications to run next', () => {
  test('a first round, or as many as are allowed', () => {
    expect(nextTotal(tallyOf([]), within(1), 1000)).toBe(FIRST_ROUND);
    expect(nextTotal(tallyOf([]), within(1), 5)).toBe(5);
  });

  test('then always more, at most four times as many, and never more than allowed', () => {
    const tally = fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 60 })
      .map((list) => tallyOf(list));
    const target = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(tally, target, fc.integer({ min: 61, max: 300 }), (found, half, most) => {
        const next = nextTotal(found, within(half), most);
        const { replications } = found;
        expect(next).toBeGreaterThan(replications);
        expect(next).toBeLessThanOrEqual(Math.min(most, Math.max(4 * replications, replications + FIRST_ROUND)));
      }),
      { seed: 1 },
    );
  });

  test('as the half-width falls with the root of their number, plus a tenth, but at most four times as many', () => {
    const values = Array.from({ length: 100 }, (_, i) => i % 2);
    const tally = tallyOf(values);
    const half = excess(tally, within(1));
    expect(nextTotal(tally, within(half / 1.5), 1e6)).toBe(Math.ceil(100 * 1.1 * 1.5 ** 2));
    expect(nextTotal(tally, within(half / 3), 1e6)).toBe(400);
  });
});

describe('a run until a precision is reached', () => {
  const scenario = plainScenario({ days: 4, warmUpDays: 1, coolDownDays: 1, replications: 2_000 }, [
    plainPolicy({ name: 'a' }),
    plainPolicy({ name: 'b', agentArrival: { ...plainPolicy().agentArrival, noShow: 0.4 } }),
  ]);
  const quiet = { stop: new AbortController().signal, onProgress() {} };

  test('ends with every half-width within it, and not much later than necessary', async () => {
    const { tally, precise } = await runScenario(scenario, { workers: 1, until: within(0.5), ...quiet });
    expect(precise).toBe(true);
    expect(tally.replications).toBeLessThan(2_000);
    const half = summarise(tally, scenario).policies.map(
      ({ measures }) => (measures.pickups.high! - measures.pickups.low!) / 2,
    );
    expect(Math.max(...half)).toBeLessThanOrEqual(0.5);
    // A quarter of the replications has twice the half-width. No round more than quadruples the number, so it cannot be
    // far below.
    expect(tally.replications).toBeGreaterThan(FIRST_ROUND);
  });

  test('takes the same number of replications for any number of workers', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map((workers) => runScenario(scenario, { workers, until: within(0.5), ...quiet })),
    );
    const [one, two, three] = runs.map(({ tally }) => JSON.stringify(summarise(tally, scenario)));
    expect(two).toBe(one);
    expect(three).toBe(one);
  });

  test('says so if the replications run out', async () => {
    const few = { ...scenario, replications: 25 };
    const { tally, precise, interrupted } = await runScenario(few, { workers: 1, until: within(0.001), ...quiet });
    expect({ replications: tally.replications, precise, interrupted }).toEqual({
      replications: 25,
      precise: false,
      interrupted: false,
    });
  });
});
