import { expect, test } from '@jest/globals';
import { onThreads } from '../../src/engine/run/on-threads.ts';
import type { OpenPlace } from '../../src/engine/run/run-place.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { drawSamples } from '../../src/spread/draw-samples.ts';
import { backwards } from '../sweep/watched-place.ts';

const FILE = 'scenarios/spread.yaml';
const TEXT = `
title: A few days
zone: America/Chicago
start: 2018-01-01
length: 2 days
base: { booking: { rate: 5 per day } }
policies: { practice: {} }
`;
const { resolved } = await loadTree(readScenario(TEXT, FILE), filesOnDisk(FILE));
const DRAWS = [[0.2], [0.4], [0.6], [0.8]];

async function sampled(openPlace: OpenPlace, stop = new AbortController().signal) {
  const counted: number[] = [];
  const samples = await drawSamples({
    scenarios: DRAWS.map(() => resolved),
    points: DRAWS,
    seed: 1,
    replications: 2,
    openPlace,
    stop,
    onProgress: (finished) => counted.push(finished),
  });
  return { samples, counted };
}

test('draws are in their order, also where the last one finishes first, and each has its own people', async () => {
  const here = await sampled(onThreads(1));
  expect(await sampled(backwards())).toEqual(here);
  expect(here.counted).toEqual([1, 2, 3, 4]);
  expect(here.samples.map(({ places }) => places)).toEqual(DRAWS);
  const bookings = here.samples.map(({ tally }) => tally.policies[0].bookings);
  expect(new Set(bookings).size).toBeGreaterThan(1);
});

test('where a draw fails, the draws after it do not count, although they finished', async () => {
  const { samples } = await sampled(onThreads(1));
  const found = await sampled(backwards(['draw 3 of 4']));
  expect(found.samples).toEqual(samples.slice(0, 2));
});

test('stopped before the first draw, there are none', async () => {
  expect((await sampled(onThreads(1), AbortSignal.abort())).samples).toEqual([]);
});
