import { describe, expect, test } from '@jest/globals';
import { onThreads } from '../../src/engine/run/on-threads.ts';
import type { OpenPlace } from '../../src/engine/run/run-place.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import type { RunsCache } from '../../src/kept-runs/growing-runs.ts';
import { runsInMemory } from '../../src/kept-runs/runs-cache.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { sweepResultSchema } from '../../src/sweep/sweep-result.ts';
import { FILES, swept, TEXT } from './swept.ts';
import { backwards } from './watched-place.ts';

const TEAMS = 'agentArrival.teams.count';
const NO_SHOW = 'agentArrival.noShow';
const rateOf = (point: { policies: { policy: string; measures: object }[] }, policy = 'practice') => {
  const { measures } = point.policies.find((one) => one.policy === policy)!;
  return (measures as Record<string, { mean: number; change: unknown }>).pickupRate;
};

describe('a sweep over the number of teams', () => {
  test('has the figures of a run whose file has that number', async () => {
    const { points } = await swept([{ path: TEAMS, values: ['1', '5'] }]);
    const { resolved } = await loadTree(readScenario(TEXT.replace('count: 2', 'count: 5'), 'five.yaml'), FILES);
    const scenario = { ...resolved, seed: 1, replications: 3 };
    const stop = new AbortController().signal;
    const { tally } = await runScenario(scenario, { workers: 1, stop, onProgress() {} });
    for (const { name, measures } of summarise(tally, scenario).policies) {
      for (const key of ['pickupRate', 'pickups']) {
        const { mean, low, high } = measures[key];
        const point = points[1].policies.find(({ policy }) => policy === name);
        expect(point?.measures[key]).toMatchObject({ mean, low, high });
      }
    }
  });

  test('gives more pickups with more teams, and no change where the value is the one written', async () => {
    const result = await swept([{ path: TEAMS, values: ['1', '2', '8'] }]);
    expect(sweepResultSchema.parse(result)).toEqual(result);
    const [one, two, eight] = result.points.map((point) => rateOf(point));
    expect(one.mean).toBeLessThan(two.mean);
    expect(two.mean).toBeLessThan(eight.mean);
    expect(two.change).toEqual({ mean: 0, low: 0, high: 0 });
    expect(rateOf({ policies: result.asWritten! }).change).toBeNull();
    expect(result.vary).toEqual([{ path: TEAMS, written: '2', values: ['1', '2', '8'] }]);
  });

  test('has the same figures with one worker and with two', async () => {
    const varied = [{ path: TEAMS, values: ['1', '3'] }];
    expect(await swept(varied, { openPlace: onThreads(2) })).toEqual(await swept(varied));
  });
});

test('a point does not depend on the other points or on the policies that are run', async () => {
  const alone = await swept([{ path: NO_SHOW, values: ['40 %'] }], {
    choose: (resolved) => ({ ...resolved, policies: resolved.policies.slice(0, 1) }),
  });
  const among = await swept([{ path: NO_SHOW, values: ['0 %', '40 %'] }]);
  expect(alone.points[0].policies).toEqual(among.points[1].policies.slice(0, 1));
});

test('a path of one policy moves only that policy', async () => {
  const { points } = await swept([{ path: 'ahead: agentArrival.noShow', values: ['90 %'] }]);
  expect(rateOf(points[0]).change).toEqual({ mean: 0, low: 0, high: 0 });
  expect(rateOf(points[0], 'ahead').change).toMatchObject({ mean: expect.any(Number) });
  expect((rateOf(points[0], 'ahead').change as { mean: number }).mean).toBeLessThan(0);
});

describe('a place that takes all points at once and finishes the last one first', () => {
  const varied = [{ path: TEAMS, values: ['1', '3', '4'] }];

  test('gives the same bytes, and counts progress up to the end', async () => {
    const counted: number[] = [];
    const onProgress = (finished: number) => counted.push(finished);
    const found = await swept(varied, { openPlace: backwards(), onProgress });
    expect(JSON.stringify(found) === JSON.stringify(await swept(varied))).toBe(true);
    expect(counted).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  test('and where a point fails, has the others', async () => {
    const { points } = await swept(varied);
    const found = await swept(varied, { openPlace: backwards([`${TEAMS} = 3`]) });
    expect(found).toMatchObject({ complete: false, asked: 3, points: [points[0], points[2]] });
    expect(found.asWritten).not.toBeNull();
  });

  test('and where the scenario as written fails, has no point, since each is compared with it', async () => {
    const found = await swept(varied, { openPlace: backwards(['the scenario as written']) });
    expect(found).toMatchObject({ complete: false, asWritten: null, points: [] });
  });

  test('and where it breaks, ends with its error', async () => {
    const breaking: OpenPlace = (_, __, use) =>
      use({
        atOnce: 2,
        run: async () => {
          throw new Error('broken');
        },
      });
    await expect(swept(varied, { openPlace: breaking })).rejects.toThrow('broken');
  });
});

describe('a sweep that is stopped', () => {
  const varied = [{ path: TEAMS, values: ['1', '3', '4', '5'] }];

  test('returns the points that finished, and the same sweep then runs only the others', async () => {
    const kept = runsInMemory('this program');
    let ran = 0;
    const cache: RunsCache = {
      get: (task) => kept.get(task),
      put: (task, runs) => {
        ran++;
        return kept.put(task, runs);
      },
    };
    const controller = new AbortController();
    const onProgress = (finished: number) => {
      // Two points after the scenario as written, and one replication of the next.
      if (finished === 3 * 3 + 1) controller.abort();
    };
    const stopped = await swept(varied, { cache, stop: controller.signal, onProgress });
    expect(stopped).toMatchObject({ complete: false, asked: 4 });
    expect(stopped.points.map(({ point }) => point)).toEqual([1, 2]);
    expect(ran).toBe(3);
    const resumed = await swept(varied, { cache });
    expect(ran).toBe(5);
    expect(resumed).toEqual(await swept(varied));
  });

  test('before anything finished has no points', async () => {
    const stopped = await swept(varied, { stop: AbortSignal.abort() });
    expect(stopped).toMatchObject({ complete: false, asWritten: null, points: [] });
  });
});
