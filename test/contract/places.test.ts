import { describe, expect, test } from '@jest/globals';
import { manyOnLocal } from '../../src/cli/where/many-on-local.ts';
import { UnfinishedRuns } from '../../src/cli/where/unfinished-runs.ts';
import { onThreads } from '../../src/engine/run/on-threads.ts';
import type { OpenPlace } from '../../src/engine/run/run-place.ts';
import { runsInMemory } from '../../src/kept-runs/runs-cache.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { drawSamples } from '../../src/spread/draw-samples.ts';
import { spreadOf } from '../../src/spread/spread.ts';
import type { Faults } from '../../src/stack/servers/faults.ts';
import { swept, TEXT } from '../sweep/swept.ts';
import { watched } from '../sweep/watched-place.ts';

/** A question gives the same bytes wherever its scenarios are run: on threads, or by the deployable functions. */

const values = ['5 %', '20 %', '40 %', '6 of 100', '0.125'];
const NO_SHOW = [{ path: 'agentArrival.noShow', values }];
const named = (some: readonly string[]) => some.map((value) => `agentArrival.noShow = ${value}`);

/** All messages of the n-th run that a function is asked for are lost, as if they had been handled. */
function losing(n: number): Faults {
  const runs: string[] = [];
  return {
    async invoke(_, { Records }, run) {
      const { data } = JSON.parse((Records[0] as { body: string }).body) as { data: { run: string } };
      if (!runs.includes(data.run)) runs.push(data.run);
      return runs.indexOf(data.run) === n ? { kind: 'returned', value: undefined } : run();
    },
  };
}

describe('a sweep on the local stack', () => {
  test('has the bytes of one on threads, opens one stack, and sends what is not kept, several at once', async () => {
    const here = JSON.stringify(await swept(NO_SHOW));
    const cache = runsInMemory('this program');
    await swept([{ path: NO_SHOW[0].path, values: values.slice(0, 1) }], { cache });
    const { seen, place } = watched(manyOnLocal(new UnfinishedRuns()));
    expect(JSON.stringify(await swept(NO_SHOW, { cache, openPlace: place })) === here).toBe(true);
    expect([seen.opened, seen.names]).toEqual([1, named(values.slice(1))]);
    expect(seen.together).toBeGreaterThan(1);

    // What the functions counted is kept whole, as threads would have kept it.
    const again = watched(onThreads(1));
    expect(JSON.stringify(await swept(NO_SHOW, { cache, openPlace: again.place })) === here).toBe(true);
    expect(again.seen.names).toEqual([]);
    // Planted fault: another seed makes the comparison fail.
    expect(JSON.stringify(await swept(NO_SHOW, { seed: 2 })) === here).toBe(false);
  });

  test('names a point that failed and its run, and has all others', async () => {
    const unfinished = new UnfinishedRuns();
    const found = await swept(NO_SHOW, { openPlace: manyOnLocal(unfinished, { faults: losing(values.length) }) });
    const whole = await swept(NO_SHOW);
    const [lost] = whole.points.filter(({ point }) => !found.points.some((one) => one.point === point));
    expect(found.complete).toBe(false);
    expect(found.points).toEqual(whole.points.filter((one) => one !== lost));
    expect(unfinished.hasFailed).toBe(true);
    const [line] = unfinished.lines();
    expect(line).toContain(`Failed: ${named(lost.values)[0]} (run `);
    expect(line).toMatch(/\(run [0-9a-f]{20}\)\. 1 result never arrived: replications 1 to 3$/);
  });
});

test('a spread on the local stack has the bytes of one on threads', async () => {
  const draws = [0.1, 0.3, 0.5, 0.7, 0.9, 0.95].map((place) => [place]);
  const text = Buffer.from(TEXT.replace('noShow: 10 %', 'noShow: { value: 10 %, range: [0 %, 60 %] }'));
  const { resolved, unknowns } = await loadScenarioText(text, 'test.yaml');
  const scenarios: ResolvedScenario[] = [];
  for (const places of draws) scenarios.push((await loadScenarioText(text, 'test.yaml', { places })).resolved);
  const spread = async (openPlace: OpenPlace, seed = 3) => {
    const stop = new AbortController().signal;
    const rest = { replications: 4, openPlace, stop, onProgress() {} };
    return JSON.stringify(spreadOf(resolved, unknowns, await drawSamples({ scenarios, points: draws, seed, ...rest })));
  };
  const here = await spread(onThreads(1));
  expect((await spread(manyOnLocal(new UnfinishedRuns()))) === here).toBe(true);
  expect((await spread(onThreads(1), 4)) === here).toBe(false);
});
