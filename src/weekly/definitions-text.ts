import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { manifestLine } from '../manifest/manifest.ts';
import { counted, foldedTable, percent, signed, wrapped } from '../report/format.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { csv } from '../tables/csv-cells.ts';
import { COUNTED_BY } from './declined.ts';
import type { DefinitionsResult } from './definitions-result.ts';
import { TERM_KEYS, TERMS } from './terms.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const DEFINITION_FILES = ['definitions.csv', 'cases.csv'] as const;

/** The report for a terminal. */
export function renderDefinitions(result: DefinitionsResult): TerminalText {
  return terminalSections([head(result), counts(result), definitions(), cases(result), foot(result)]);
}

function head({ scenario, days, replications, seed, complete }: DefinitionsResult): string[] {
  return [
    ...wrapped(scenario.title),
    `${counted(days, 'day')}, ${counted(replications, 'replication')}, seed ${seed}. The agency is ICE.`,
    ...(complete ? [] : ['INCOMPLETE: the run stopped early. Figures cover only the replications that finished.']),
  ];
}

function counts({ policies, replications, days }: DefinitionsResult): string[] {
  const perRun = (people: number) => signed(replications === 0 ? 0 : people / replications, 1);
  const rows = [['', ...policies.map(({ policy }) => policy)]];
  rows.push(['  detainers lodged before the exit', ...policies.map(({ lodged }) => perRun(lodged))]);
  for (const [t, term] of TERM_KEYS.entries()) {
    rows.push([`  ${TERMS[term].name}`, ...policies.map(() => '')]);
    const row = (label: string, key: 'agency' | 'county' | 'agencyOnly' | 'countyOnly') =>
      rows.push([`    ${label}`, ...policies.map(({ terms }) => perRun(terms[t][key]))]);
    row('the agency counts', 'agency');
    row('the county counts', 'county');
    if (policies.some(({ terms }) => terms[t].agencyOnly > 0)) row('only the agency', 'agencyOnly');
    if (policies.some(({ terms }) => terms[t].countyOnly > 0)) row('only the county', 'countyOnly');
    const flips = policies.map(({ terms, lodged }) =>
      lodged === 0 ? '–' : percent((terms[t].agencyOnly + terms[t].countyOnly) / lodged),
    );
    rows.push(['    counted differently', ...flips]);
  }
  return [
    `What each side counts (average detainers per run of ${counted(days, 'day')})`,
    ...foldedTable(rows, 'lr', 1),
  ];
}

function definitions(): string[] {
  const lines = TERM_KEYS.flatMap((term) => {
    const { name, definitions: by } = TERMS[term];
    return COUNTED_BY.flatMap((party) =>
      wrapped(`${name}, the ${party}: ${by[party].text} [${by[party].source}]`, '  '),
    );
  });
  return [
    'Definitions',
    ...lines,
    ...wrapped(
      'declined: neither counts a person whom the agency met, whom the jail held for it, or for whom the agency ' +
        'declined to come.',
      '  ',
    ),
  ];
}

const CASES_SHOWN = 3;

function cases({ cases: all, policies }: DefinitionsResult): string[] {
  const lines = policies.flatMap(({ policy }) =>
    TERM_KEYS.flatMap((term) => {
      const some = all.filter((one) => one.policy === policy && one.term === term);
      if (some.length === 0) return [];
      const shown = some
        .slice(0, CASES_SHOWN)
        .map(
          ({ person, countedBy, outcome }) =>
            `person ${person} (only the ${countedBy}; ${OUTCOME_ENTRIES[outcome].name})`,
        );
      const rest = some.length - shown.length;
      const more = rest > 0 ? `; and ${rest} more` : '';
      return wrapped(`${policy}, ${TERMS[term].name}: ${shown.join(', ')}${more}`, '  ');
    }),
  );
  return [
    `Cases of the first replication that one side counts and the other does not: ${all.length}`,
    ...lines,
    ...(all.length > 0 ? ['  pickup-gap explain --person N shows a person’s hours; --json and --csv list all.'] : []),
  ];
}

function foot({ manifest }: DefinitionsResult): string[] {
  return ['Everyone in this report is simulated; nobody is real.', ...wrapped(manifestLine(manifest))];
}

/** The tables: file name -> text. */
export function definitionsCsv({ policies, cases: all }: DefinitionsResult): Map<string, string> {
  const rows = policies.flatMap(({ policy, lodged, terms }) =>
    terms.map(({ term, agency, county, agencyOnly, countyOnly }) => [
      policy,
      term,
      lodged,
      agency,
      county,
      agencyOnly,
      countyOnly,
    ]),
  );
  const header = ['policy', 'term', 'lodgedTotal', 'agencyTotal', 'countyTotal', 'agencyOnlyTotal', 'countyOnlyTotal'];
  return new Map([
    ['definitions.csv', csv(header, rows)],
    [
      'cases.csv',
      csv(
        ['policy', 'term', 'countedBy', 'person', 'outcome'],
        all.map(({ policy, term, countedBy, person, outcome }) => [policy, term, countedBy, person, outcome]),
      ),
    ],
  ]);
}
