import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { DEFINED } from '../../src/measures/by-definition.ts';
import type { Tally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { countedInRun } from '../../src/weekly/counted-in-run.ts';
import { DefinitionCounts } from '../../src/weekly/definitions.ts';
import { randomPatchwork, randomPolicy, randomScenario } from '../engine/random-scenario.ts';

const REPLICATIONS = 2;

function tallyOf(scenario: ResolvedScenario): Tally {
  const runner = new Runner(makePlan(scenario));
  runner.run(0, REPLICATIONS);
  return runner.takeTally();
}

function caseByCase(scenario: ResolvedScenario) {
  const counts = new DefinitionCounts(makePlan(scenario));
  for (let replication = 0; replication < REPLICATIONS; replication++) counts.add(replication);
  return counts.policies;
}

describe('what each party counts, as a run tallies it', () => {
  const FILES = ['scenarios/first-look', 'scenarios/hennepin', 'scenarios/every-regime', 'bench/pickup'];

  test.each(FILES)('is in %s what is counted case by case', async (name) => {
    const { resolved } = await loadScenario(`${name}.yaml`);
    const scenario = { ...resolved, days: 45 };
    expect(countedInRun(tallyOf(scenario), scenario)).toEqual(caseByCase(scenario));
  });

  test('is under random rules what is counted case by case', () => {
    const scenarios = fc.oneof(
      randomScenario(fc.tuple(randomPolicy, randomPolicy).map(([a, b]) => [a, { ...b, name: 'other' }])),
      randomPatchwork,
    );
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(countedInRun(tallyOf(scenario), scenario)).toEqual(caseByCase(scenario));
      }),
      { numRuns: 150 },
    );
  });

  test('has every count in some scenario, except of pickups without a notice that are rare', async () => {
    const { resolved } = await loadScenario('scenarios/every-regime.yaml');
    const { policies } = tallyOf({ ...resolved, days: 60 });
    const missing = DEFINED.filter((_, i) => policies.every(({ byDefinition }) => byDefinition[i] === 0));
    expect(missing).toEqual(['metTooShortUntold', 'metHeldUntold']);
  });
});
