import type { CostLine, ResolvedPolicy } from '../../resolved/scenario.ts';
import type { Base } from '../schema/file.ts';
import { nodeAt, type SourceNode } from '../text/source-tree.ts';

/** The costs that reports list one by one; nothing if the scenario has none. */
export function costLines(
  tree: SourceNode,
  { lines = [], bedDayMarginal, staffPerHour }: Base['costs'],
  cite: (source: string) => string,
): Pick<ResolvedPolicy, 'costLines'> {
  const inList = nodeAt(tree, ['costs', 'lines'])?.provenance?.source;
  const own = lines.map(({ title, payer, per, amount, source = inList }): CostLine => {
    const dollars = amount.dollars ?? ((amount.staffSeconds ?? 0) / 3600) * staffPerHour;
    return {
      title,
      payer,
      per,
      amount: amount.text,
      dollars,
      source: source === undefined ? 'assumption' : cite(source),
      instead: false,
    };
  });
  if (bedDayMarginal !== undefined) {
    const written = nodeAt(tree, ['costs', 'bedDayMarginal']);
    const source = written?.provenance?.source;
    own.push({
      title: 'hours held at the marginal bed-day',
      payer: 'county',
      per: 'bed-day held',
      amount: `$${bedDayMarginal}`,
      dollars: bedDayMarginal,
      source: source === undefined ? 'assumption' : cite(source),
      instead: true,
    });
  }
  return own.length === 0 ? {} : { costLines: own };
}
