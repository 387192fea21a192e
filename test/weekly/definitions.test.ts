import { describe, expect, test } from '@jest/globals';
import { NOT_LODGED, OUTCOMES, PICKUPS } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { observeReplication } from '../../src/engine/run/observe-replication.ts';
import { PersonNumbers } from '../../src/engine/run/person-numbers.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { DefinitionCounts } from '../../src/weekly/definitions.ts';
import { TERM_KEYS } from '../../src/weekly/terms.ts';

const REPLICATIONS = 2;
const { resolved } = await loadScenario('scenarios/every-regime.yaml');
const NAMES = ['found-otherwise', 'asked-about', 'notice-24h-release-delayed', 'honor-detainers'];
const scenario: ResolvedScenario = {
  ...resolved,
  days: 60,
  replications: REPLICATIONS,
  baseline: NAMES[0],
  policies: resolved.policies.filter(({ name }) => NAMES.includes(name)),
};
const plan = makePlan(scenario);
const counts = new DefinitionCounts(plan);
for (let replication = 0; replication < REPLICATIONS; replication++) counts.add(replication);
const watch = { workers: 1, stop: new AbortController().signal, onProgress() {} };
const { policies } = summarise((await runScenario(scenario, watch)).tally, scenario);

const termsOf = (name: string) => {
  const found = counts.policies.find(({ policy }) => policy === name)!;
  return { lodged: found.lodged, ...Object.fromEntries(found.terms.map((one) => [one.term, one])) };
};

describe('what each party counts over a whole run', () => {
  test('is of the detainers that the run lodges, and the agency’s pickups are the run’s', () => {
    for (const { name, outcomes } of policies) {
      const sum = (keys: readonly (typeof OUTCOMES)[number][]) =>
        keys.reduce((total, key) => total + outcomes[key].count - outcomes[key].withoutDetainer, 0);
      const terms = termsOf(name);
      expect(terms.lodged).toBe(sum(OUTCOMES.filter((key) => !NOT_LODGED.includes(key))));
      expect(terms).toMatchObject({ pickedUp: { agency: sum(PICKUPS) } });
    }
  });

  test('differs by the cases that only one of them counts', () => {
    for (const { terms, lodged } of counts.policies) {
      for (const { agency, county, agencyOnly, countyOnly } of terms) {
        expect(agency - agencyOnly).toBe(county - countyOnly);
        expect(Math.max(agency, county) + Math.min(agencyOnly, countyOnly)).toBeLessThanOrEqual(lodged);
      }
    }
  });

  test('given a release that the agency finds by itself, only the agency counts the pickup', () => {
    expect(termsOf('found-otherwise')).toMatchObject({
      noticeGiven: { agency: 0, county: 0 },
      pickedUp: { agency: expect.any(Number), county: 0, countyOnly: 0 },
    });
    const { terms } = counts.policies.find(({ policy }) => policy === 'found-otherwise')!;
    expect(terms[TERM_KEYS.indexOf('pickedUp')].agencyOnly).toBeGreaterThan(0);
  });

  test('given short notices, only the county counts them as notice given', () => {
    const { terms } = counts.policies.find(({ policy }) => policy === 'honor-detainers')!;
    expect(terms[TERM_KEYS.indexOf('noticeGiven')]).toMatchObject({ agency: 0, agencyOnly: 0 });
    expect(terms[TERM_KEYS.indexOf('noticeGiven')].countyOnly).toBeGreaterThan(0);
  });
});

describe('the cases that flip', () => {
  test('are those of the first replication, and their numbers are what `explain` takes', () => {
    const first = new DefinitionCounts(plan);
    first.add(0);
    expect(first.cases).toEqual(counts.cases);
    const flips = first.policies.flatMap(({ terms }) => terms.map((one) => one.agencyOnly + one.countyOnly));
    expect(counts.cases).toHaveLength(flips.reduce((sum, one) => sum + one, 0));
    const numbers = new PersonNumbers(plan, 0);
    const outcomes = new Map<string, string | null>();
    observeReplication(plan, 0, {
      booked() {},
      followed: (p, { person }, { outcome }) => outcomes.set(`${p} ${person}`, outcome),
      served: (p, { person, outcome }) => outcomes.set(`${p} ${person}`, outcome),
    });
    for (const { policy, person, outcome } of counts.cases) {
      const p = scenario.policies.findIndex(({ name }) => name === policy);
      expect(outcomes.get(`${p} ${numbers.keyOf(person)}`)).toBe(outcome);
    }
  });
});
