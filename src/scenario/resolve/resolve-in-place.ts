import type { InForce, ResolvedCosts, ResolvedPolicy, ResolvedRegime } from '../../resolved/scenario.ts';
import type { Base } from '../schema/file.ts';
import { resolveRules, type ScenarioContext } from './resolve.ts';

/** A policy in the facilities of one layer in one of its periods. */
export interface InPlace {
  base: Base;
  exposureBasis: string;
}

export interface PolicyInPlace {
  /** In order of time. */
  periods: { from: string | null; title: string; layers: InPlace[] }[];
  /** By facility: index into each period's layers. */
  layerOf: number[];
}

/**
 * A policy with all distinct regimes of its facilities and periods. If there is only one, the policy stays as it is.
 */
export function withRegimes(
  policy: ResolvedPolicy,
  { periods, layerOf }: PolicyInPlace,
  scenario: ScenarioContext,
): ResolvedPolicy {
  const regimes: ResolvedRegime[] = [];
  const known = new Map<string, number>();
  const indexOf = (regime: ResolvedRegime): number => {
    const key = JSON.stringify(regime);
    const index = known.get(key) ?? regimes.push(regime) - 1;
    known.set(key, index);
    return index;
  };
  const costs: ResolvedCosts[][] = [];
  const inForce = periods.map(({ from, title, layers }): InForce => {
    const resolved = layers.map(({ base, exposureBasis }) => {
      const { costs: own, ...regime } = resolveRules(base, scenario);
      return { index: indexOf(regime), costs: { ...own, exposureBasis } };
    });
    costs.push(resolved.map((layer) => layer.costs));
    return { from, title, regimeOf: layerOf.map((layer) => resolved[layer].index) };
  });
  const byLayer = costs[0].map((first, layer) =>
    withAllTraining(
      first,
      costs.map((period) => period[layer]),
    ),
  );
  const [trained] = byLayer;
  const differ = byLayer.some((own) => JSON.stringify(own) !== JSON.stringify(trained));
  const isEachTrained = layerOf.length > 1 && trained.training.officers > 0;
  const byFacility = differ || isEachTrained ? { byFacility: layerOf.map((layer) => byLayer[layer]) } : {};
  const isVaried =
    periods.length > 1 || regimes.length > 1 || JSON.stringify(regimes[0]) !== JSON.stringify(common(policy));
  return { ...policy, costs: { ...trained, ...byFacility }, ...(isVaried && { regimes, inForce }) };
}

function common({ detainer, releaseNotice, agentArrival }: ResolvedPolicy): ResolvedRegime {
  const { clearing: _, ...notices } = releaseNotice;
  const { travel: __, ...arrivals } = agentArrival;
  return { detainer, releaseNotice: notices, agentArrival: arrivals };
}

/**
 * Adds up the training of all periods. A period with other training than the one before it has its officers trained
 * again.
 */
function withAllTraining(first: ResolvedCosts, periods: readonly ResolvedCosts[]): ResolvedCosts {
  const trainings = periods
    .map(({ training }) => training)
    .filter((training, i, all) => i === 0 || JSON.stringify(training) !== JSON.stringify(all[i - 1]));
  if (trainings.length === 1) return first;
  const officers = trainings.reduce((sum, training) => sum + training.officers, 0);
  const seconds = trainings.reduce((sum, training) => sum + training.officers * training.eachSeconds, 0);
  return { ...first, training: { officers, eachSeconds: officers === 0 ? 0 : seconds / officers } };
}
