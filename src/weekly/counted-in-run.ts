import { isPickupAt, LODGED, OUTCOME_INDEX } from '../../events/outcome.ts';
import { DEFINED_INDEX, type Defined } from '../measures/by-definition.ts';
import type { PolicyTally, Tally } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { DefinitionsResult } from './definitions-result.ts';
import type { TermKey } from './terms.ts';

type Policies = DefinitionsResult['policies'];
type Counts = Omit<Policies[number]['terms'][number], 'term'>;

const LODGED_AT = LODGED.map((key) => OUTCOME_INDEX[key]);

/** What each party counts, from what a run has tallied: the same as `DefinitionCounts` finds case by case. */
export function countedInRun(tally: Tally, scenario: ResolvedScenario): Policies {
  return scenario.policies.map(({ name, title }, p) => {
    const terms = termsOf(tally.policies[p]);
    return {
      policy: name,
      title,
      lodged: withDetainer(tally.policies[p], () => true),
      terms: (Object.keys(terms) as TermKey[]).map((term) => ({ term, ...terms[term] })),
    };
  });
}

/** In the order of TERM_KEYS. */
function termsOf(tally: PolicyTally): Record<TermKey, Counts> {
  const of = (key: Defined) => tally.byDefinition[DEFINED_INDEX[key]];
  const met = withDetainer(tally, isPickupAt);
  const untold = of('metTooShortUntold') + of('metInTimeUntold') + of('metHeldUntold');
  const declinedByBoth = of('tooShortUntold') - of('metTooShortUntold');
  const declinedByAgency = of('tooShortTold') - of('metTooShortTold');
  const declinedByCounty = of('inTimeUntold') - of('metInTimeUntold');
  return {
    noticeGiven: counts(of('noticeInFull'), 0, of('noticeShort')),
    declined: counts(declinedByBoth, declinedByAgency, declinedByCounty),
    pickedUp: counts(met - untold, untold, 0),
  };
}

function counts(both: number, agencyOnly: number, countyOnly: number): Counts {
  return { agency: both + agencyOnly, county: both + countyOnly, agencyOnly, countyOnly };
}

/** People with a detainer lodged before the exit whose case ended so. */
function withDetainer({ outcomes, outcomesWithoutDetainer }: PolicyTally, isSo: (outcome: number) => boolean): number {
  return LODGED_AT.filter(isSo).reduce((sum, i) => sum + outcomes[i] - outcomesWithoutDetainer[i], 0);
}
