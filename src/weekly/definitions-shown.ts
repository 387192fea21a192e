import type { Plan } from '../engine/plan/plan.ts';
import type { CountedBy } from './declined.ts';
import type { DefinitionsResult } from './definitions-result.ts';
import { TERM_KEYS, TERMS } from './terms.ts';

/** What each party counts, as a page shows it: plain data. */
export interface DefinitionsShown {
  /** The number of counted days. */
  days: number;
  replications: number;
  terms: readonly DefinitionsResult['definitions'][number][];
  /** Over all replications. */
  policies: DefinitionsResult['policies'];
  /** The first few cases of the first replication, by policy and term, that only one party counts. */
  cases: readonly (Pick<DefinitionsResult['cases'][number], 'policy' | 'term' | 'person'> & { countedBy: CountedBy })[];
}

const CASES_SHOWN = 3;

/** Counts over some replications, with the cases of the first one that only one party counts. */
type Counted = Pick<DefinitionsResult, 'replications' | 'policies' | 'cases'>;

/** What a page shows of these counts. */
export function definitionsShown(plan: Plan, counts: Counted): DefinitionsShown {
  const groups = Map.groupBy(counts.cases, ({ policy, term }) => `${term} ${policy}`);
  return {
    days: plan.scenario.days,
    replications: counts.replications,
    terms: TERM_KEYS.map((term) => ({ term, name: TERMS[term].name, ...TERMS[term].definitions })),
    policies: counts.policies,
    cases: [...groups.values()].flatMap((some) =>
      some.slice(0, CASES_SHOWN).map(({ policy, term, person, countedBy }) => ({ policy, term, person, countedBy })),
    ),
  };
}
