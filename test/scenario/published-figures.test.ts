import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts';

// What the shipped scenarios take from published figures. docs/explanation/validity.md says what they reproduce.

const MINUTE = 60;
const ONE_WEEK = ['hennepin', 'hennepin-2011-2020', 'first-weekly-report', 'every-regime'];

async function firstPolicy(file: string, replications: number) {
  const { resolved } = await loadScenario(file);
  const scenario = { ...resolved, policies: [resolved.policies[0]], replications };
  const watch = { stop: new AbortController().signal, onProgress() {} };
  const { tally } = await runScenario(scenario, { ...watch, workers: 1 });
  return summarise(tally, scenario).policies[0];
}

/** Every set of rules of a policy. */
const rulesOf = (policy: ResolvedPolicy) => policy.regimes ?? [policy];

/** Wilson's 95 % interval for a share of `cases` in `people`, in whole percent. */
function wilson(cases: number, people: number): number[] {
  const z2 = 1.96 ** 2;
  const share = cases / people;
  const middle = share + z2 / (2 * people);
  const half = 1.96 * Math.sqrt((share * (1 - share)) / people + z2 / (4 * people ** 2));
  return [middle - half, middle + half].map((end) => Math.round((100 * end) / (1 + z2 / people)));
}

describe('declined notices', () => {
  // Of 15 people with a detainer, the jail told the agency of 13, and the agency elected not to pick up 8 of these.
  test.each(ONE_WEEK)('%s.yaml has the share of the one week of which outcomes were published', async (name) => {
    const { resolved, unknowns } = await loadScenario(`scenarios/${name}.yaml`);
    const share = Math.round((100 * 8) / 13) / 100;
    const declined = resolved.policies.flatMap(rulesOf).map(({ agentArrival }) => Object.values(agentArrival.decline));
    expect(new Set(declined.flat())).toEqual(new Set([share]));
    const range = unknowns.find(({ path }) => path.endsWith('agentArrival.decline'))?.range;
    const [low, high] = wilson(8, 13);
    expect(range).toBe(`${low} % to ${high} %`);
  });

  test('the practice of hennepin.yaml picks up no more than the published third', async () => {
    const { measures } = await firstPolicy('scenarios/hennepin.yaml', 5);
    expect(measures.pickupRate.high).toBeLessThan(1 / 3);
    // Nothing in the scenario is so extreme that nobody is met.
    expect(measures.pickupRate.low).toBeGreaterThan(0.1);
  });
});

test.each(['hennepin', 'hennepin-2011-2020', 'whole-country', 'minnesota'])(
  '%s.yaml has the default patience, since how long teams wait is not published',
  async (name) => {
    const { resolved } = await loadScenario(`scenarios/${name}.yaml`);
    const { patience } = rulesOf(resolved.policies[0])[0].agentArrival;
    expect(patience).toEqual({ kind: 'uniform', low: 60 * MINUTE, high: 150 * MINUTE });
  },
);

describe('minnesota.yaml', () => {
  test('has as many detainers as the state had from January to November 2025, day for day', async () => {
    const { outcomes, measures } = await firstPolicy('scenarios/minnesota.yaml', 8);
    const perYear = outcomes.detainerTooLate.count / 8 + measures.detainersLodged.mean!;
    // 2,079 in 334 days. A year's count varies as a Poisson count with a swing of 0.2 per day: variance ÷ mean = 1.25.
    const expected = (2079 * 365) / 334;
    expect(Math.abs(perYear - expected)).toBeLessThan(3 * Math.sqrt((1.25 * expected) / 8));
  });

  test('three counties rent beds to the agency: nobody travels to them', async () => {
    const { resolved } = await loadScenario('scenarios/minnesota.yaml');
    const { regimes = [], inForce = [] } = resolved.policies[0];
    const rents = resolved.facilities.filter((_, facility) => {
      const { handover } = regimes[inForce[0].regimeOf[facility]].releaseNotice;
      return handover.rule === 'arranged' && !handover.usesTeam;
    });
    expect(rents).toEqual(['Freeborn', 'Kandiyohi', 'Sherburne']);
  });

  test('its two policies that are switched off work once their lines are uncommented', async () => {
    const file = readFileSync('scenarios/minnesota.yaml', 'utf8');
    const from = file.indexOf('  # standing-arrangements:');
    const text = file.slice(0, from) + file.slice(from).replaceAll(/^ {2}# ?/gm, '  ');
    const { resolved, assumptions } = await loadScenarioText(Buffer.from(text), 'scenarios/on.yaml');
    expect(resolved.policies.slice(-2).map(({ name }) => name)).toEqual(['standing-arrangements', 'office-in-duluth']);
    const own = assumptions.filter(({ policy }) => policy === 'standing-arrangements' || policy === 'office-in-duluth');
    const said = own.filter(({ from: place }) => place === 'file');
    expect(said.length).toBeGreaterThan(20);
    expect(said.every(({ basis }) => basis === 'assumption')).toBe(true);
    const seconds = (policy: ResolvedPolicy, name: string) =>
      policy.agentArrival.travel[resolved.facilities.indexOf(name)].medianSeconds;
    const [patchwork] = resolved.policies;
    expect(seconds(resolved.policies.at(-1)!, 'St. Louis')).toBeLessThan(seconds(patchwork, 'St. Louis'));
  });
});
