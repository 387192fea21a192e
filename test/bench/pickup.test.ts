import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import { studentQuantile } from '../../src/draws/student.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const OUTCOMES = ['noTeamFree', 'late', 'pickedUpAtRelease'] as const;
type Shares = Record<(typeof OUTCOMES)[number], number>;

/** Runs of 100 days, with 24,000 people, on each side. */
const RUNS = 12;
const DAYS = 100;
const PEOPLE = DAYS * 240;
/** If the two sides agree, one check in 10,000 fails by chance; there are three checks. */
const FALSE_ALARM = 1e-4;

/** Debian's own Python, for which python3-simpy3 is installed; another python3 may come first in the path. */
const PYTHON = '/usr/bin/python3';

function simpyShares(seed: number): Shares {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['bench/pickup_simpy.py', String(PEOPLE), String(seed)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`pickup_simpy.py ended with ${status}: ${stderr}`);
  const { outcomes } = JSON.parse(stdout) as { outcomes: Shares };
  return sharesOf((key) => outcomes[key], PEOPLE);
}

function engineShares(scenario: ResolvedScenario): Shares[] {
  const replicator = new Replicator(makePlan({ ...scenario, days: DAYS }));
  return Array.from({ length: RUNS }, (_, replication) => {
    const counters = countersFor(emptyTally(1));
    replicator.run(replication, counters);
    return sharesOf((key) => counters[0].outcomes[OUTCOME_INDEX[key]], counters[0].bookings);
  });
}

function sharesOf(count: (key: (typeof OUTCOMES)[number]) => number, people: number): Shares {
  return Object.fromEntries(OUTCOMES.map((key) => [key, count(key) / people])) as unknown as Shares;
}

/** Whether the difference of the means is within Welch's interval around 0; the runs are independent. */
function agree(a: number[], b: number[]): boolean {
  const [one, other] = [a, b].map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return { mean, error2: squares / values.length };
  });
  const error2 = one.error2 + other.error2;
  const freedom = (RUNS - 1) * (error2 ** 2 / (one.error2 ** 2 + other.error2 ** 2));
  return Math.abs(one.mean - other.mean) <= studentQuantile(1 - FALSE_ALARM / 2, freedom) * Math.sqrt(error2);
}

const found = spawnSync(PYTHON, ['-c', 'import simpy']).status === 0;
if (!found) {
  if (process.env.CI !== undefined) throw new Error('SimPy is missing: apt-get install python3-simpy3');
  console.warn(
    'SKIPPED: SimPy is missing, so nothing shows that the benchmark compares like with like (python3-simpy3).',
  );
}

(found ? describe : describe.skip)('the pickup benchmark', () => {
  const simpy = found ? Array.from({ length: RUNS }, (_, seed) => simpyShares(seed + 1)) : [];

  test('both sides run the same model: the shares of the outcomes agree', async () => {
    const { resolved } = await loadScenario('bench/pickup.yaml');
    const engine = engineShares(resolved);
    for (const { noTeamFree, late, pickedUpAtRelease } of [...engine, ...simpy]) {
      expect(noTeamFree + late + pickedUpAtRelease).toBeCloseTo(1, 12);
    }
    for (const key of OUTCOMES) {
      expect([
        key,
        agree(
          engine.map((shares) => shares[key]),
          simpy.map((shares) => shares[key]),
        ),
      ]).toEqual([key, true]);
    }
  });

  test('planted fault: ways back of 33 instead of 30 minutes show as a difference', async () => {
    const { resolved } = await loadScenario('bench/pickup.yaml');
    const [policy] = resolved.policies;
    const wayBack = { kind: 'constant' as const, seconds: 33 * 60 };
    const slower = { ...policy, agentArrival: { ...policy.agentArrival, wayBack } };
    const engine = engineShares({ ...resolved, policies: [slower] });
    const noTeamFree = (shares: Shares) => shares.noTeamFree;
    expect(agree(engine.map(noTeamFree), simpy.map(noTeamFree))).toBe(false);
  });
});
