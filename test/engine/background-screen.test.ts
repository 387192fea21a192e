import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { BackgroundScreen } from '../../src/engine/book/background-screen.ts';
import { kindOfBackground } from '../../src/engine/book/people.ts';
import { personKey } from '../../src/engine/book/person-key.ts';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { decideBackground } from '../../src/model/booking.ts';
import { STAGE } from '../../src/model/draw-order.ts';
import { plainPolicy, plainScenario } from './scenarios.ts';

function planOf(foreignBorn: number, contact: { foreignBorn: number; notForeignBorn: number }): Plan {
  const scenario = plainScenario();
  scenario.booking.foreignBorn = foreignBorn;
  scenario.booking.priorContact = contact;
  // Only fingerprints identify anybody, so people without a contact cannot be touched.
  return makePlan({ ...scenario, policies: [plainPolicy()] });
}

/** The people whom a policy can touch, decided one by one. */
function oneByOne(plan: Plan, replication: number, day: number, people: number): number[] {
  const draws = new StageDraws(STAGE.booking);
  return Array.from({ length: people }, (_, number) => number).filter((number) => {
    draws.seek(plan.scenario.seed, replication, personKey(day, number));
    return plan.touchable[kindOfBackground(decideBackground(plan.booking, draws))];
  });
}

const share = fc.oneof(fc.constantFrom(0, 1, 2 ** -32, 2 ** -33, 1 - 2 ** -33, 0.5), fc.double({ min: 0, max: 1 }));

test('the screen finds the people who can be touched, as one by one, whatever the shares', () => {
  fc.assert(
    fc.property(share, share, share, fc.integer({ min: -500, max: 500 }), (foreignBorn, of, ofOthers, day) => {
      const plan = planOf(foreignBorn, { foreignBorn: of, notForeignBorn: ofOthers });
      const screen = new BackgroundScreen(plan);
      const found = screen.numbers(3, day, 300);
      expect([...found!.slice(0, screen.length)]).toEqual(oneByOne(plan, 3, day, 300));
    }),
    { numRuns: 100, seed: 32 },
  );
});

test('there is no screen where a row of a table gives the background', () => {
  const scenario = plainScenario();
  scenario.booking.joint = [{ weight: 1, foreignBorn: true, priorContact: true }];
  expect(new BackgroundScreen(makePlan(scenario)).numbers(0, 0, 10)).toBeNull();
});
