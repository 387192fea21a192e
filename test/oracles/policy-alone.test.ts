import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { runBySteps } from '../contract/steps-driver.ts';
import { load } from '../scenario/scenario-text.ts';

/** A policy's results do not depend on which other policies a scenario has, however long these keep people. */

const custody = (mean: string) =>
  `changes: { releaseNotice.reasons: { sentence: { weight: 100 %, custody: { exponential: { mean: ${mean} } } } } }`;
const JAIL = `  jail: { title: Jail, source: a test, ${custody('10 days')} }`;
const PRISON = `  prison: { title: Prison, source: a test, ${custody('60 days')} }`;

/** Twenty people a day for one team, so that whoever competes with the counted people changes what becomes of them. */
async function resolved(policies: string[]): Promise<ResolvedScenario> {
  const text = `title: Two kinds of custody
zone: America/Chicago
start: 2018-01-01
length: 20 days
replications: 2
base:
  booking: { rate: 20 per day, foreignBorn: 100 %, priorContact: { foreignBorn: 100 %, notForeignBorn: 0 % } }
  detainer: { fingerprint: { match: 100 % }, issue: { probability: { everyone: 100 % } } }
  agentArrival: { teams: [{ count: 1, hours: always }] }
policies:
${policies.join('\n')}
`;
  return (await load(text)).resolved;
}

function results(scenario: ResolvedScenario): string[] {
  const runner = new Runner(makePlan(scenario));
  runner.run(0, scenario.replications);
  return summarise(runner.takeTally(), scenario).policies.map((policy) => JSON.stringify(policy));
}

describe('a jail and a prison', () => {
  test('have the results that each has alone, byte for byte', async () => {
    const both = await resolved([JAIL, PRISON]);
    // Exponential: 99 of 100 have left within mean × ln 100 = 4.605 means: 46.1 and 276.3 days.
    expect(both.runIn?.tables[0].sentence.warmUpDays).toBe(47);
    expect(both.policies[1].runIn?.tables[0].sentence.warmUpDays).toBe(277);
    expect(both.warmUpDays).toBe(277);
    const [jail, prison] = await Promise.all([resolved([JAIL]), resolved([PRISON])]);
    expect([jail.warmUpDays, prison.warmUpDays]).toEqual([47, 277]);
    // Counted people stay for years in a prison, and holidays are known for as long in every company.
    expect([jail.holidays, prison.holidays]).toEqual([both.holidays, both.holidays]);
    expect(results(both)).toEqual([...results(jail), ...results(prison)]);
    // A person's draws are the same wherever the policy stands.
    expect(results(await resolved([PRISON, JAIL]))).toEqual([...results(prison), ...results(jail)]);
    // The functions agree.
    expect(summarise(runBySteps(both, 50), both).policies.map((policy) => JSON.stringify(policy))).toEqual(
      results(both),
    );
  });

  test('planted fault: each has other results with the run-in of the other', async () => {
    const both = await resolved([JAIL, PRISON]);
    const [jail, prison] = both.policies;
    const swapped = [
      { ...jail, runIn: prison.runIn },
      { ...prison, runIn: both.runIn },
    ];
    const [asPrison, asJail] = results({ ...both, policies: swapped });
    const [own, ofPrison] = results(both);
    expect(asPrison).not.toBe(own);
    expect(asJail).not.toBe(ofPrison);
  });
});
