import type { Result } from '../../measures/result.ts';
import { onOwnCosts, ownCosts, ownCostsTitle, type PayerCosts } from '../../report/cost-lines.ts';
import { DataTable } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';

/** The costs that a scenario lists itself: a table per payer, with each line's amount and source. */
export function OwnCosts({ result: { policies, days } }: { result: Result }) {
  const costs = ownCosts({ policies });
  if (costs.length === 0) return null;
  return (
    <Section id="own-costs" title={ownCostsTitle(days)} subtitle={onOwnCosts({ policies }).join(' ')}>
      {costs.map(({ payer, lines, sum }) => (
        <DataTable
          key={payer}
          caption={`Paid by: ${payer}`}
          head={['in dollars', 'amount', 'source', ...policies.map(({ name }) => name)]}
          rows={[...lines.map(rowOf), ...(sum === undefined ? [] : [['sum of these lines', '', '', ...sum]])]}
        />
      ))}
    </Section>
  );
}

function rowOf({ name, amounts, sources, dollars }: PayerCosts['lines'][number]): string[] {
  return [name, amounts.join('; '), sources.join('; '), ...dollars];
}
