import type { ResolvedCosts, ResolvedPolicy, ResolvedScenario } from './scenario.ts';
import { sortedJson } from './sorted-json.ts';

/**
 * What decides a scenario's figures, as one text: the resolved scenario without its texts for readers (titles, sources,
 * context) and without the seed and the number of replications, which a manifest names beside it. The order of keys in
 * the scenario file does not matter, so a comment, a unit or a title changes nothing.
 */
export function decisiveText(resolved: ResolvedScenario): string {
  const { title: _, description: __, context: ___, seed: ____, replications: _____, policies, ...rest } = resolved;
  const decisive = { ...rest, policies: policies.map(decisivePart) };
  return sortedJson(decisive);
}

function decisivePart({
  title: _,
  source: __,
  changes: ___,
  inForce,
  costs,
  costLines,
  ...rules
}: ResolvedPolicy): object {
  return {
    ...rules,
    costLines: costLines?.map(({ title: _, source: __, amount: ___, ...line }) => line),
    costs: { ...withoutBasis(costs), byFacility: costs.byFacility?.map(withoutBasis) },
    inForce: inForce?.map(({ title: _, ...when }) => when),
  };
}

function withoutBasis<Costs extends ResolvedCosts>({ exposureBasis: _, ...amounts }: Costs): object {
  return amounts;
}
