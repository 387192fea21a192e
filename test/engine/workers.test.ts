import { spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Pace } from '../../src/engine/run/pace.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { makePool, type Pool } from '../../src/engine/run/workers.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { emptyTally, mergeTally, type Tally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { LIMIT_MILLISECONDS } from '../eventually.ts';
import { clearingTime, constant, HOUR, plainPolicy, plainScenario, withMedian } from './scenarios.ts';

const base = plainPolicy();
/** Fractions of hours and of people, so that sums of doubles would show the order of addition. */
const policies = [
  plainPolicy({
    name: 'practice',
    agentArrival: {
      ...base.agentArrival,
      travel: [withMedian({ kind: 'lognormal', mu: Math.log(2400), sigma: 0.6 }, 2400)],
      noShow: 0.1,
    },
  }),
  plainPolicy({
    name: 'held',
    releaseNotice: { ...base.releaseNotice, hold: { ...base.releaseNotice.hold, rule: 'upTo' } },
    agentArrival: { ...base.agentArrival, noShow: 0.3 },
  }),
];
const scenario = plainScenario({ days: 5, warmUpDays: 1, coolDownDays: 1, replications: 37 }, policies);

const never = new AbortController().signal;
const quiet = { stop: never, onProgress() {} };

/** Everything that a report could be made from, as text. */
function bytes(tally: Tally, of: ResolvedScenario = scenario): string {
  const raw = JSON.stringify(tally, (_, value) => {
    if (typeof value === 'bigint') return `${value}n`;
    return ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('base64') : value;
  });
  return JSON.stringify(summarise(tally, of)) + raw;
}

describe('any number of workers', () => {
  test('gives the same bytes', async () => {
    const outcomes = await Promise.all([1, 2, 3].map((workers) => runScenario(scenario, { workers, ...quiet })));
    const [one, two, three] = outcomes.map(({ tally }) => bytes(tally));
    expect(outcomes[0].tally.replications).toBe(37);
    expect(two === one).toBe(true);
    expect(three === one).toBe(true);
    // Planted fault: one replication fewer gives another result.
    const less = await runScenario({ ...scenario, replications: 36 }, { workers: 2, ...quiet });
    expect(bytes(less.tally) === one).toBe(false);
  });

  test.each([1, 2])('with %d: progress adds up to the replications', async (workers) => {
    const steps: number[] = [];
    await runScenario(scenario, { workers, stop: never, onProgress: (finished) => steps.push(finished) });
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(37);
  });

  test.each([1, 2])('with %d: a stop keeps what was finished, and says that it was interrupted', async (workers) => {
    const controller = new AbortController();
    const { tally, interrupted } = await runScenario(
      { ...scenario, replications: 1_000_000 },
      { workers, stop: controller.signal, onProgress: () => controller.abort() },
    );
    expect(interrupted).toBe(true);
    expect(tally.replications).toBeGreaterThan(0);
    expect(tally.replications).toBeLessThan(1_000_000);
    for (const { outcomes, bookings } of tally.policies) {
      expect(outcomes.reduce((a, b) => a + b)).toBe(bookings);
      expect(bookings).toBeGreaterThan(0);
    }
  });

  test('a stop before the first replication leaves an empty tally that can still be read', async () => {
    const { tally, interrupted } = await runScenario(scenario, { ...quiet, workers: 1, stop: AbortSignal.abort() });
    expect({ replications: tally.replications, interrupted }).toEqual({ replications: 0, interrupted: true });
    expect(JSON.stringify(summarise(tally, scenario))).not.toContain('NaN');
  });

  test('leaves no thread behind, whether the run ends, is stopped or fails', () => {
    // In a process of its own, whose diagnostic report lists its threads and which ends by itself only without any.
    const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    const program = `
      const { runScenario } = await import(${url('../../src/engine/run/run-scenario.ts')});
      const { makePool } = await import(${url('../../src/engine/run/workers.ts')});
      const scenario = ${JSON.stringify(scenario)};
      const alive = () => process.report.getReport().workers.length;
      const stop = new AbortController();
      const pool = makePool(scenario, 2);
      await pool.run(0, 2, stop.signal, () => {});
      const open = alive();
      await pool.close();
      await runScenario(scenario, { workers: 3, stop: stop.signal, onProgress() {} });
      await runScenario(scenario, { workers: 2, stop: stop.signal, onProgress: () => stop.abort() });
      const wrong = { ...scenario, zone: 'Nowhere/At_All' };
      const unstopped = { workers: 2, stop: new AbortController().signal, onProgress() {} };
      const failed = await runScenario(wrong, unstopped).catch(() => 'failed');
      console.log(JSON.stringify({ open, failed, left: alive() }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
      encoding: 'utf8',
      timeout: LIMIT_MILLISECONDS,
    });
    expect(stderr).toBe('');
    const { open, failed, left } = JSON.parse(stdout);
    // Requires that two threads are seen when there are two; otherwise this test could not fail.
    expect({ open, failed, left }).toEqual({ open: 2, failed: 'failed', left: 0 });
  });
});

describe('without a number of workers', () => {
  /** As if each replication took an hour, so that others pay at once. */
  const slow = { add() {}, threadsWorth: () => 2 };
  const run = async (pool: Pool, stop = never, onProgress: (finished: number) => void = () => {}) => {
    try {
      return await pool.run(0, scenario.replications, stop, onProgress);
    } finally {
      await pool.close();
    }
  };
  const alone = run(makePool(scenario, 1)).then((tally) => bytes(tally));

  test('others that join after the first replication give the same bytes', async () => {
    const steps: number[] = [];
    const tally = await run(makePool(scenario, undefined, { pace: slow }), never, (count) => steps.push(count));
    expect(bytes(tally) === (await alone)).toBe(true);
    expect(steps.reduce((a, b) => a + b)).toBe(37);
  });

  test('a stop as others join keeps what was finished', async () => {
    const controller = new AbortController();
    const { replications } = await run(makePool(scenario, undefined, { pace: slow }), controller.signal, () =>
      controller.abort(),
    );
    expect(replications).toBeGreaterThan(0);
    expect(replications).toBeLessThanOrEqual(37);
  });

  test('runs again with those that have joined', async () => {
    const pool = makePool(scenario, undefined, { pace: slow });
    const first = await pool.run(0, 20, never, () => {});
    mergeTally(first, await pool.run(20, 17, never, () => {}));
    await pool.close();
    expect(bytes(first) === (await alone)).toBe(true);
  });
});

describe('the pace of a thread', () => {
  test('says nothing before the code is compiled', () => {
    const pace = new Pace();
    pace.add(499);
    expect(pace.threadsWorth(1_000_000)).toBe(0);
  });

  test('asks for one thread per two seconds that are left at the fastest pace', () => {
    const pace = new Pace();
    for (const milliseconds of [500, 20, 20, 20, 20, 20, 300]) pace.add(milliseconds);
    expect([0, 99, 100, 199, 1000].map((left) => pace.threadsWorth(left))).toEqual([0, 0, 1, 1, 10]);
  });

  test('is that of many replications where the clock stands still for most of them', () => {
    const pace = new Pace();
    pace.add(500);
    // One millisecond each.
    for (let i = 0; i < 1000; i++) pace.add(i % 4 === 3 ? 4 : 0);
    expect(pace.threadsWorth(6000)).toBe(3);
  });
});

describe('any order of merging', () => {
  const runner = new Runner(makePlan(scenario));
  const block = (first: number, count: number) => {
    runner.run(first, count);
    return runner.takeTally();
  };
  const blocks = [block(0, 1), block(1, 4), block(5, 2), block(7, 9), block(16, 1), block(17, 20)];
  const whole = bytes(block(0, 37));

  const merged = (parts: Tally[]) => {
    const total = emptyTally(policies.length);
    for (const part of parts) mergeTally(total, part);
    return total;
  };

  test('gives the bytes of one run, even for tallies sent in a message', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (shuffled) => {
        return bytes(merged(shuffled.map((tally) => structuredClone(tally)))) === whole;
      }),
      { seed: 37, numRuns: 20 },
    );
  });

  test('any grouping gives the same bytes', () => {
    const [a, b, c, d, e, f] = blocks;
    expect(bytes(merged([merged([f, a]), merged([c, merged([e, b])]), d])) === whole).toBe(true);
  });

  test('planted fault: a block that is counted twice shows', () => {
    expect(bytes(merged([...blocks, blocks[0]])) === whole).toBe(false);
  });
});

test('memory does not grow with the replications', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const live = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage(); // `external` holds the array buffers
    return heapUsed + external;
  };
  const tiny = plainScenario(
    { days: 1, warmUpDays: 0, coolDownDays: 0, replications: 6_000 },
    policies.map((policy) => ({
      ...policy,
      releaseNotice: { ...policy.releaseNotice, clearing: [clearingTime(constant(HOUR), HOUR)] },
    })),
  );
  const samples = new Map<number, number>();
  await runScenario(tiny, {
    workers: 1,
    stop: never,
    onProgress(finished) {
      if (finished >= 1_000 && samples.size === 0) samples.set(finished, live());
      if (finished === 6_000) samples.set(finished, live());
    },
  });
  const [[first, before], [last, after]] = [...samples];
  // The least that could be kept per replication is a double for each measure and policy; half of that is allowed.
  const least = (last - first) * policies.length * MEASURES.length * 8;
  expect(after - before).toBeLessThan(least / 2);
});
