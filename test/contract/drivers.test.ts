import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runOnLocal } from '../../src/cli/where/on-local.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { Tally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { randomPatchwork, randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { runBySteps } from './steps-driver.ts';

/**
 * The same scenario and seed give the same report on every driver: the engine, the functions' steps, and the deployable
 * stack.
 */

const watch = { stop: new AbortController().signal, onProgress() {} };

const drivers: Record<string, (scenario: ResolvedScenario) => Promise<Tally>> = {
  'two worker threads': async (scenario) => (await runScenario(scenario, { workers: 2, ...watch })).tally,
  'the functions’ steps, every message twice and out of order': async (scenario) => runBySteps(scenario, 20),
  'the local stack, event by event': async (scenario) =>
    (await runOnLocal(scenario, { chunk: 100, block: null, ...watch })).tally,
  'the local stack, in blocks': async (scenario) =>
    (await runOnLocal(scenario, { chunk: 1, block: 2, ...watch })).tally,
};

async function reference(scenario: ResolvedScenario): Promise<string> {
  const { tally } = await runScenario(scenario, { workers: 1, ...watch });
  return JSON.stringify(summarise(tally, scenario));
}

describe.each(Object.entries(drivers))('%s', (_, driver) => {
  test.each(['scenarios/first-look.yaml', 'test/fixtures/scenarios/offices-and-dates.yaml'])(
    'gives the report of one thread, byte for byte, for %s',
    async (file) => {
      const { resolved } = await loadScenario(file);
      const scenario = { ...resolved, replications: 3 };
      expect(JSON.stringify(summarise(await driver(scenario), scenario)) === (await reference(scenario))).toBe(true);
    },
  );
});

test('the steps agree with the engine whatever the rules and the chunk size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork),
      fc.integer({ min: 1, max: 40 }),
      async (random, chunk) => {
        const scenario = { ...random, replications: 2 };
        const bySteps = JSON.stringify(summarise(runBySteps(scenario, chunk), scenario));
        expect(bySteps === (await reference(scenario))).toBe(true);
      },
    ),
    { numRuns: 40, seed: 3, endOnFailure: true },
  );
});

test('planted fault: another seed gives another report', async () => {
  const { resolved } = await loadScenario('scenarios/first-look.yaml');
  const scenario = { ...resolved, replications: 2 };
  const other = JSON.stringify(summarise(runBySteps({ ...scenario, seed: 99 }, 50), scenario));
  expect(other === (await reference(scenario))).toBe(false);
});
