import type { Plan } from '../engine/plan/plan.ts';
import type { CountedBy } from './declined.ts';
import { DefinitionCounts } from './definitions.ts';
import type { DefinitionsResult } from './definitions-result.ts';
import { TERM_KEYS, TERMS } from './terms.ts';

/** What each party counts in the first replication, as a page shows it: plain data. */
export interface DefinitionsShown {
  /** The number of counted days. */
  days: number;
  terms: readonly DefinitionsResult['definitions'][number][];
  policies: DefinitionsResult['policies'];
  /** The first few cases of each policy and term that one party counts and the other does not. */
  cases: readonly (Pick<DefinitionsResult['cases'][number], 'policy' | 'term' | 'person'> & { countedBy: CountedBy })[];
}

const CASES_SHOWN = 3;

/** Runs the plan's first replication once more, and counts it as each party does. */
export function definitionsShown(plan: Plan): DefinitionsShown {
  const counts = new DefinitionCounts(plan);
  counts.add(0);
  const groups = Map.groupBy(counts.cases, ({ policy, term }) => `${term} ${policy}`);
  return {
    days: plan.scenario.days,
    terms: TERM_KEYS.map((term) => ({ term, name: TERMS[term].name, ...TERMS[term].definitions })),
    policies: counts.policies,
    cases: [...groups.values()].flatMap((some) =>
      some.slice(0, CASES_SHOWN).map(({ policy, term, person, countedBy }) => ({ policy, term, person, countedBy })),
    ),
  };
}
