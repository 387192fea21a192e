import type { PolicyResult, Result } from '../measures/result.ts';
import { counted, foldedTable, wrapped } from './format.ts';
import { legend, shown } from './people.ts';
import { letter } from './policy-list.ts';

type Line = NonNullable<PolicyResult['costLines']>[number];

/** A payer's lines, each with its dollars per policy as a reader sees them. */
export interface PayerCosts {
  payer: string;
  lines: { name: string; amounts: string[]; sources: string[]; dollars: string[] }[];
  /** Undefined if none of the lines is added up. */
  sum: string[] | undefined;
}

/** The scenario's own costs, by payer. Empty if it has none. */
export function ownCosts({ policies }: Pick<Result, 'policies'>): PayerCosts[] {
  const all = policies.flatMap((policy) => policy.costLines ?? []);
  return [...new Set(all.map(({ payer }) => payer))].map((payer) => {
    const own = all.filter((line) => line.payer === payer);
    const lines = [...new Set(own.map(nameOf))].map((name) => {
      const same = own.filter((line) => nameOf(line) === name);
      const found = ({ costLines }: PolicyResult) =>
        costLines?.find((line) => line.payer === payer && nameOf(line) === name)?.mean;
      return {
        name,
        amounts: [...new Set(same.map(({ amount, per }) => `${amount} per ${per}`))],
        sources: [...new Set(same.map(({ source }) => source))],
        dollars: policies.map((policy) => dollars(found(policy))),
      };
    });
    const total = ({ costTotals }: PolicyResult) => costTotals?.find((one) => one.payer === payer)?.mean;
    const isSummed = own.some(({ instead }) => !instead);
    return { payer, lines, sum: isSummed ? policies.map((policy) => dollars(total(policy))) : undefined };
  });
}

/** What a reader must know of such lines. */
export function onOwnCosts({ policies }: Pick<Result, 'policies'>): string[] {
  const hasOther = policies.some(({ costLines = [] }) => costLines.some(({ instead }) => instead));
  return [NOT_ADDED, ...(hasOther ? [MARGINAL] : [])];
}

/** The title of the scenario's own costs. */
export function ownCostsTitle(days: number): string {
  return `The scenario’s own costs (average per run of ${counted(days, 'day')})`;
}

/** The scenario's own costs as text. Empty if it has none. */
export function costLines({ policies, days }: Result): string[] {
  const costs = ownCosts({ policies });
  if (costs.length === 0) return [];
  const rows = [['', '', ...policies.map((_, p) => letter(p))]];
  for (const { payer, lines, sum } of costs) {
    rows.push([`  paid by: ${payer}`, '', ...policies.map(() => '')]);
    for (const line of lines) rows.push([`    ${line.name}`, '$', ...line.dollars]);
    if (sum !== undefined) rows.push(['    sum of these lines', '$', ...sum]);
  }
  const all = policies.flatMap((policy) => policy.costLines ?? []);
  const sources = new Set(all.map(({ title, amount, per, source }) => `${title}: ${amount} per ${per} [${source}]`));
  return [
    ownCostsTitle(days),
    ...foldedTable(rows, 'llr', 2),
    ...legend(rows),
    ...[...sources, ...onOwnCosts({ policies })].flatMap((sentence) => wrapped(sentence, '  ')),
  ];
}

const NOT_ADDED = 'No cost above contains these lines, and those of different payers are not added up.';
const MARGINAL =
  'Hours held at the marginal bed-day: what the hours held add to the county’s bill. The county cost above has them ' +
  'at the average bed-day; it is one or the other.';

function nameOf({ title, instead }: Line): string {
  return instead ? `(${title})` : title;
}

function dollars(mean: number | null | undefined): string {
  return mean === undefined || mean === null ? '–' : shown(mean, '$');
}
