import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { BackgroundScreen } from '../../src/engine/book/background-screen.ts';
import { kindOfBackground } from '../../src/engine/book/people.ts';
import { personKey } from '../../src/engine/book/person-key.ts';
import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import { ReasonsOn } from '../../src/engine/plan/reasons-on.ts';
import { decideBackground, decideFacility } from '../../src/model/booking.ts';
import { RELEASE_DRAW, STAGE } from '../../src/model/draw-order.ts';
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

test('the screen by reason finds everybody with one of the reasons, and few others', () => {
  const edge = fc.double({ min: -0.01, max: 1.01, noNaN: true });
  fc.assert(
    fc.property(edge, edge, fc.integer({ min: -500, max: 500 }), (one, other, day) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const plan = planOf(1, { foreignBorn: 1, notForeignBorn: 1 });
      const screen = new BackgroundScreen(plan);
      const reasons = new ReasonsOn([{ from, to, warmUpDays: 1, coolDownDays: 1 }]);
      const found = screen.numbersWith(reasons, 3, day, 300);
      if (found === null) {
        // Everybody is foreign-born here, so only reasons that everybody has leave nobody out.
        expect([from < 2 ** -32, to > 1 - 2 ** -32]).toEqual([true, true]);
        return;
      }
      const draws = new StageDraws(STAGE.releaseNotice);
      const withReason = Array.from({ length: 300 }, (_, number) => number).filter((number) => {
        draws.seek(plan.scenario.seed, 3, personKey(day, number));
        return reasons.includes(draws.at(RELEASE_DRAW.reason));
      });
      expect([...found.slice(0, screen.length)]).toEqual(withReason);
    }),
    { numRuns: 100, seed: 35 },
  );
});

test('there is no screen by reason where the background tells more people apart', () => {
  const reasons = new ReasonsOn([{ from: 0.2, to: 0.5, warmUpDays: 1, coolDownDays: 1 }]);
  const touched = (foreignBorn: number) => planOf(foreignBorn, { foreignBorn: 1, notForeignBorn: 0 });
  expect(new BackgroundScreen(touched(0.2)).numbersWith(reasons, 0, 0, 10)).toBeNull();
  expect(new BackgroundScreen(touched(0.4)).numbersWith(reasons, 0, 0, 10)).not.toBeNull();
});

test('the screen counts the people of each facility, as one by one', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 400 }), (weights, people) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const plan = planOf(0.5, { foreignBorn: 1, notForeignBorn: 0 });
      plan.booking.facility = weights.map((weight) => weight / sum);
      const draws = new StageDraws(STAGE.booking);
      const expected = new Int32Array(weights.length);
      for (let number = 0; number < people; number++) {
        draws.seek(plan.scenario.seed, 5, personKey(-3, number));
        expected[decideFacility(decideBackground(plan.booking, draws), plan.booking, draws)]++;
      }
      const counts = new Int32Array(weights.length);
      new BackgroundScreen(plan).countFacilities(5, -3, people, counts);
      expect(counts).toEqual(expected);
    }),
    { numRuns: 100, seed: 33 },
  );
});

test('there is no screen where a row of a table gives the background', () => {
  const scenario = plainScenario();
  scenario.booking.joint = [{ weight: 1, foreignBorn: true, priorContact: true }];
  expect(new BackgroundScreen(makePlan(scenario)).numbers(0, 0, 10)).toBeNull();
});
