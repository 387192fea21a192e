import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LODGED, type Outcome, PICKUPS } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { countLocks, LOCK_SERIES } from '../../src/measures/locks.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { changed } from '../model/changes.ts';
import { busyBooking, busyPolicy, busyScenario } from '../model/switches.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the locks in series', () => {
  test('hold every outcome of a lodged detainer but the pickups, each exactly once', () => {
    expect(LOCK_SERIES.flatMap(({ outcomes }) => outcomes)).toEqual(LODGED.filter((key) => !PICKUPS.includes(key)));
  });

  test('lose nobody: what each ends and what the last leaves sum to the cases lodged', () => {
    const counts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: LODGED.length, maxLength: LODGED.length });
    fc.assert(
      fc.property(counts, (given) => {
        const countOf = (key: Outcome) => given[LODGED.indexOf(key)];
        const locks = countLocks(countOf);
        let left = sum(given);
        for (const lock of locks) {
          left -= lock.lost;
          expect(lock.left).toBe(left);
        }
        expect(left).toBe(sum(PICKUPS.map(countOf)));
      }),
      { seed: 1 },
    );
  });
});

describe('the locks of a result', () => {
  const asked = changed(busyPolicy, {
    name: 'asked',
    'detainer.askedAbout.probability': 1,
    'detainer.issue.probability': [0.5, 0.5],
  });
  const scenario = busyScenario(asked, busyBooking);
  const runner = new Runner(makePlan(scenario));
  runner.run(0, 3);
  const [policy] = summarise(runner.takeTally(), scenario).policies;

  test('count detainers only: people without one about whom the agency asked are in no lock', () => {
    const lodged = LODGED.map((key) => policy.outcomes[key]);
    expect(sum(lodged.map(({ withoutDetainer }) => withoutDetainer))).toBeGreaterThan(0);
    const inLocks = sum(policy.locks.map(({ lost }) => lost)) + policy.locks[policy.locks.length - 1].left;
    expect(inLocks).toBe(sum(lodged.map(({ count, withoutDetainer }) => count - withoutDetainer)));
  });
});
