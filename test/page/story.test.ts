import { describe, expect, test } from '@jest/globals';
import { isPickupAt, OUTCOME_INDEX } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { dayLanes } from '../../src/lanes/day-lanes.ts';
import { busiestDay } from '../../src/lanes/day-seen.ts';
import { personLanes } from '../../src/lanes/person-lanes.ts';
import { storyOf } from '../../src/lanes/story.ts';
import { loadScenario } from '../../src/scenario/load.ts';

async function planOf(file: string, days: number) {
  const { resolved } = await loadScenario(file, {});
  return makePlan({ ...resolved, days });
}

describe('the person and the day of a report', () => {
  test.each([
    ['scenarios/first-look.yaml', 84],
    ['scenarios/hennepin.yaml', 28],
  ])('of %s: the person is picked up under one policy and not under another', async (file, days) => {
    const { person } = storyOf(await planOf(file, days));
    const pickedUp = person?.policies.map(({ ending }) => isPickupAt(OUTCOME_INDEX[ending.outcome]));
    expect(new Set(pickedUp)).toEqual(new Set([true, false]));
    expect(person?.number).toBeGreaterThan(0);
  });

  test('are the same as in a recording of everybody', async () => {
    const plan = await planOf('scenarios/hennepin.yaml', 28);
    const story = storyOf(plan);
    expect(story.person).not.toBeNull();
    // Whoever is not recorded is not counted among the people, so that number stays out.
    const { people: _, ...person } = personLanes(plan, 0, story.person!.person);
    expect(story.person).toMatchObject(person);
    const busiest = busiestDay(plan, { replication: 0, policy: plan.baseline });
    expect(story.day).toEqual(dayLanes(plan, { replication: 0, day: busiest!.day, policy: plan.baseline }));
  });

  test('a shorter run has the same people: the first weeks of a year are the weeks of a short run', async () => {
    const [short, long] = [await planOf('scenarios/hennepin.yaml', 28), await planOf('scenarios/hennepin.yaml', 56)];
    const { person } = storyOf(short);
    expect(personLanes(long, 0, person!.person).policies).toEqual(person!.policies);
  });
});
