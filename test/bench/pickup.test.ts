import { describe, expect, test } from '@jest/globals';
import { hasSimpy, PYTHON, printed } from '../../bench/peers.ts';
import { agree, orSkipped } from './agree.ts';
import { DAYS, engineShares, OUTCOMES, pickupScenario, type Shares, sharesOf, slowerScenario } from './pickup-runs.ts';

const RUNS = 12;
const PEOPLE = DAYS * 240;
/** If the two sides agree, one check in 10,000 fails by chance; there are three checks. */
const FALSE_ALARM = 1e-4;

function simpyShares(seed: number): Shares {
  const { outcomes } = printed<{ outcomes: Shares }>(PYTHON, ['bench/pickup_simpy.py', PEOPLE, seed]);
  return sharesOf((key) => outcomes[key], PEOPLE);
}

const found = orSkipped(hasSimpy(), 'SimPy', 'python3-simpy3');

(found ? describe : describe.skip)('the pickup benchmark', () => {
  const simpy = found ? Array.from({ length: RUNS }, (_, seed) => simpyShares(seed + 1)) : [];

  test('both sides run the same model: the shares of the outcomes agree', async () => {
    const engine = engineShares(await pickupScenario(), RUNS);
    for (const { noTeamFree, late, pickedUpAtRelease } of [...engine, ...simpy]) {
      expect(noTeamFree + late + pickedUpAtRelease).toBeCloseTo(1, 12);
    }
    for (const key of OUTCOMES) {
      const [ours, theirs] = [engine, simpy].map((runs) => runs.map((shares) => shares[key]));
      expect([key, agree(ours, theirs, FALSE_ALARM)]).toEqual([key, true]);
    }
  });

  test('planted fault: ways back of 33 instead of 30 minutes show as a difference', async () => {
    const noTeamFree = (shares: Shares) => shares.noTeamFree;
    const engine = engineShares(await slowerScenario(), RUNS);
    expect(agree(engine.map(noTeamFree), simpy.map(noTeamFree), FALSE_ALARM)).toBe(false);
  });
});
