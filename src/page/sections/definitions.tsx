import type { ComponentChildren } from 'preact';
import { signed } from '../../report/format.ts';
import { runLength } from '../../report/interval-text.ts';
import { people } from '../../report/people.ts';
import type { DefinitionsShown } from '../../weekly/definitions-shown.ts';
import { BarRows } from '../charts/bar-rows.tsx';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';

/** The two sides, in the order of the page. */
export const SIDES = ['agency', 'county'] as const;
export type SideKey = (typeof SIDES)[number];

type Term = DefinitionsShown['terms'][number];

interface Props {
  shown: DefinitionsShown;
  /** The side whose counts are shown; without one, both. */
  side?: SideKey;
  /** A switch between the sides. */
  children?: ComponentChildren;
}

/** The words that the agency and the county use with different meanings: what each side counts of the same cases. */
export function Definitions({ shown, side, children }: Props) {
  const { terms } = shown;
  return (
    <Section
      id="definitions"
      title={finding(shown)}
      subtitle={
        `Detainers ${runsInWords(shown)}, under each policy. The two sides use the same words with different ` +
        'meanings. A full bar is every detainer lodged before the exit.'
      }
      data={definitionsTable(shown)}
    >
      {children}
      {terms.map((term) => (
        <OneTerm key={term.term} term={term} shown={shown} sides={side === undefined ? SIDES : [side]} />
      ))}
    </Section>
  );
}

function OneTerm({ term, shown, sides }: { term: Term; shown: DefinitionsShown; sides: readonly SideKey[] }) {
  const most = Math.max(...shown.policies.map(({ lodged }) => lodged));
  return (
    <>
      <h3 class="party-name">“{term.name}”</h3>
      <div class="bearers">
        {sides.map((side) => (
          <section class="panel" key={side} aria-label={`${term.name}, as the ${side} counts`}>
            <h4>as the {side} counts</h4>
            <BarRows
              most={most}
              rows={shown.policies.map(({ policy, terms }) => {
                const value = terms.find((one) => one.term === term.term)![side];
                return { label: policy, value, text: average(value, shown) };
              })}
            />
            <p class="note">
              {term[side].text}. <small>{term[side].source}</small>
            </p>
          </section>
        ))}
      </div>
      <p class="note">{flips(term, shown)}</p>
    </>
  );
}

/** How many cases one side counts and the other does not, and whose they are. */
function flips({ term }: Term, shown: DefinitionsShown): string {
  const { policies, cases, replications } = shown;
  const some = policies.flatMap(({ policy, terms, lodged }) => {
    const { agencyOnly, countyOnly } = terms.find((one) => one.term === term)!;
    const parts = [
      ...(agencyOnly > 0 ? [`${average(agencyOnly, shown)} only by the agency`] : []),
      ...(countyOnly > 0 ? [`${average(countyOnly, shown)} only by the county`] : []),
    ];
    return parts.length === 0 ? [] : [`${policy}: ${parts.join(', ')}, of ${average(lodged, shown)}`];
  });
  if (some.length === 0) return 'Both sides count the same cases.';
  const [first] = cases.filter((one) => one.term === term);
  const people = cases.filter((one) => one.term === term && one.policy === first?.policy).map(({ person }) => person);
  const where = replications > 1 ? ' in the first run' : '';
  const named = people.length === 0 ? '' : `. For example under ${first.policy}${where}: person ${people.join(', ')}`;
  return `Counted by one side only. ${some.join('; ')}${named}.`;
}

/** Of the word with the largest difference under the first policy. */
function finding(shown: DefinitionsShown): string {
  const {
    terms,
    policies: [first],
  } = shown;
  const gaps = first.terms.toSorted((a, b) => b.agencyOnly + b.countyOnly - (a.agencyOnly + a.countyOnly));
  const [{ term, agency, county, agencyOnly, countyOnly }] = gaps;
  if (agencyOnly + countyOnly === 0) return 'The agency and the county count the same cases';
  const { name } = terms.find((one) => one.term === term)!;
  return (
    `“${name}”: of ${average(first.lodged, shown)} detainers under ${first.policy}, the agency counts ` +
    `${average(agency, shown)}, the county ${average(county, shown)}`
  );
}

/** An average per run. */
function average(count: number, { replications }: DefinitionsShown): string {
  return people(count / replications);
}

function runsInWords({ days, replications }: DefinitionsShown): string {
  const length = runLength(days);
  if (replications === 1) return `in one simulated run of ${length}, the first of this report`;
  return `per run of ${length}, on average over ${replications} simulated runs`;
}

/** With the decimals that `pickup-gap definitions` has. */
function definitionsTable(shown: DefinitionsShown): TableData {
  const { terms, policies, replications } = shown;
  const cell = (count: number) => signed(count / replications, replications === 1 ? 0 : 1);
  return {
    caption: `What each side counts: detainers ${runsInWords(shown)}`,
    head: ['', ...policies.map(({ policy }) => policy)],
    rows: [
      ['detainers lodged before the exit', ...policies.map(({ lodged }) => cell(lodged))],
      ...terms.flatMap(({ name }, t) => [
        [`${name}, the agency`, ...policies.map(({ terms }) => cell(terms[t].agency))],
        [`${name}, the county`, ...policies.map(({ terms }) => cell(terms[t].county))],
        [`${name}, one side only`, ...policies.map(({ terms }) => cell(terms[t].agencyOnly + terms[t].countyOnly))],
      ]),
    ],
  };
}
