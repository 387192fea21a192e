import type { PolicyResult, Result } from '../measures/result.ts';
import { counted, foldedTable, wrapped } from './format.ts';
import { legend, shown } from './people.ts';
import { letter } from './policy-list.ts';

type Line = NonNullable<PolicyResult['costLines']>[number];

/** The costs of the scenario's own, by payer. Empty if it has none. */
export function costLines({ policies, days }: Result): string[] {
  const lines = policies.flatMap((policy) => policy.costLines ?? []);
  if (lines.length === 0) return [];
  const rows = [['', '', ...policies.map((_, p) => letter(p))]];
  const row = (label: string, unit: string, of: (policy: PolicyResult) => number | null | undefined) =>
    rows.push([label, unit, ...policies.map((policy) => dollars(of(policy)))]);
  for (const payer of new Set(lines.map((line) => line.payer))) {
    rows.push([`  paid by: ${payer}`, '', ...policies.map(() => '')]);
    const own = lines.filter((line) => line.payer === payer);
    for (const name of new Set(own.map(nameOf))) {
      row(
        `    ${name}`,
        '$',
        (policy) => policy.costLines?.find((line) => line.payer === payer && nameOf(line) === name)?.mean,
      );
    }
    if (own.some(({ instead }) => !instead))
      row(`    sum of these lines`, '$', (policy) => policy.costTotals?.find((total) => total.payer === payer)?.mean);
  }
  const sources = new Set(lines.map(({ title, amount, per, source }) => `${title}: ${amount} per ${per} [${source}]`));
  return [
    `Costs of the scenario’s own (average per run of ${counted(days, 'day')})`,
    ...foldedTable(rows, 'llr', 2),
    ...legend(rows),
    ...[...sources].flatMap((source) => wrapped(source, '  ')),
    ...wrapped(NOT_ADDED, '  '),
    ...(lines.some(({ instead }) => instead) ? wrapped(MARGINAL, '  ') : []),
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
