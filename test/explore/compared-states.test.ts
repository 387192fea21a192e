import { describe, expect, test } from '@jest/globals';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { ComparedStates } from '../../src/explore/compared-states.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { movesOf } from '../../src/page/data/moves.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const REPLICATIONS = 6;
const loaded = loadScenario('scenarios/first-look.yaml').then(({ resolved }) => ({
  ...resolved,
  replications: REPLICATIONS,
}));

function compared(before: ResolvedScenario, after: ResolvedScenario) {
  const states = new ComparedStates(makePlan(before), makePlan(after));
  for (let i = 0; i < REPLICATIONS; i++) states.runOne();
  return states.found();
}

function resultOf(plan: Plan) {
  const runner = new Runner(plan);
  runner.run(0, REPLICATIONS);
  return summarise(runner.takeTally(), plan.scenario);
}

/** A scenario whose only policy, or whose first, is the one of this name. */
function only(scenario: ResolvedScenario, ...names: string[]): ResolvedScenario {
  const policies = names.map((name) => ({ ...scenario.policies.find((one) => one.name === name)!, name: 'p' }));
  return { ...scenario, policies, baseline: 'p' };
}

describe('two states of a scenario', () => {
  test('have the differences, the intervals and the moves that a report has between two policies', async () => {
    const scenario = await loaded;
    const [baseline, other] = [
      scenario.baseline,
      scenario.policies.find(({ name }) => name !== scenario.baseline)!.name,
    ];
    const report = resultOf(makePlan(scenario));
    const { measures, from } = compared(only(scenario, baseline), only(scenario, other)).policies[0];
    const reported = report.differences.find(({ policy }) => policy === other)!.measures;
    for (const { key, before, after, difference } of measures) {
      const [was, is] = [baseline, other].map(
        (name) => report.policies.find((one) => one.name === name)!.measures[key],
      );
      const { range, ...estimate } = reported[key];
      expect({ key, before, after, difference }).toEqual({
        key,
        before: was.mean,
        after: is.mean,
        difference: estimate,
      });
    }
    expect(measures.map(({ key }) => key)).toContain('pickupRate');
    const flow = report.flows.find(({ policy }) => policy === other)!;
    expect(from).toEqual(flow.from);
    expect(movesOf({ from }).gained).toBeGreaterThan(0);
  });

  test('that are the same move nobody, and differ by exactly 0', async () => {
    const { policies, bookings } = compared(await loaded, await loaded);
    expect(bookings.before).toBe(bookings.after);
    for (const { measures, from } of policies) {
      expect(movesOf({ from })).toMatchObject({ gained: 0, lost: 0, moved: [] });
      for (const { difference } of measures) expect(difference).toEqual({ mean: 0, low: 0, high: 0 });
    }
  });

  test('with another number of teams, pickups differ by those who gain less those who lose', async () => {
    const scenario = await loaded;
    const fewer = structuredClone(scenario);
    for (const { agentArrival } of fewer.policies) for (const group of agentArrival.teams) group.count = 1;
    const [before, after] = [scenario, fewer].map((one) => resultOf(makePlan(one)));
    for (const [p, { from }] of compared(scenario, fewer).policies.entries()) {
      const { gained, lost } = movesOf({ from });
      const pickups = [before, after].map(({ policies }) => policies[p].measures.pickups.mean! * REPLICATIONS);
      expect(gained - lost).toBeCloseTo(pickups[1] - pickups[0], 6);
    }
  });
});
