import { MEASURES } from '../measures/definitions.ts';
import { differenceEstimator, estimator } from '../measures/estimates.ts';
import type { Estimator } from '../measures/interval.ts';
import type { Measure } from '../measures/measure.ts';
import type { Tally } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { Unknown } from '../scenario/text/unknowns.ts';
import { mainEffects } from './main-effect.ts';
import type { Spread, SpreadResult } from './spread-result.ts';
import { varianceParts } from './variance-parts.ts';

/** One set of values for what is not known, and what the replications with it counted. */
export interface SpreadSample {
  /** u in (0, 1) by unknown. */
  places: readonly number[];
  tally: Tally;
}

/** Turns the tallies of nested replications into how far a result may lie from its mean, and why. */
export function spreadOf(
  scenario: ResolvedScenario,
  unknowns: readonly Unknown[],
  samples: readonly SpreadSample[],
): Pick<SpreadResult, 'policies' | 'differences'> {
  const measured = (policies: readonly string[], of: (tally: Tally, m: number) => Estimator | null) => {
    // Changes of another policy cannot matter.
    const mattering = unknowns.map(({ policy }) => policy === null || policies.includes(policy));
    return Object.fromEntries(
      MEASURES.map((measure, m) => [measure.key, spread(measure, { unknowns, mattering, samples }, (t) => of(t, m))]),
    );
  };
  const base = scenario.policies.findIndex(({ name }) => name === scenario.baseline);
  return {
    policies: scenario.policies.map(({ name, title }, p) => ({
      name,
      title,
      measures: measured([name], ({ policies }, m) => estimator(m, policies[p])),
    })),
    differences: scenario.policies.flatMap(({ name }, p) =>
      name === scenario.baseline
        ? []
        : [
            {
              policy: name,
              baseline: scenario.baseline,
              measures: measured([name, scenario.baseline], ({ policies }, m) =>
                differenceEstimator(m, policies[p], policies[base]),
              ),
            },
          ],
    ),
  };
}

/** What was drawn for what is not known. `mattering` says which unknowns can affect the policy. */
interface Drawn {
  unknowns: readonly Unknown[];
  mattering: readonly boolean[];
  samples: readonly SpreadSample[];
}

function spread(
  { unit }: Measure,
  { unknowns, mattering, samples }: Drawn,
  sumOf: (tally: Tally) => Estimator | null,
): Spread | null {
  const sums = samples.map(({ tally }) => sumOf(tally) ?? NO_CASES);
  const known = varianceParts(sums.map((sum) => ({ ...momentsOf(sum), count: sum.count })));
  if (known === null) return null;
  const parts = mattering.includes(true) ? known : { ...known, notKnown: 0 };
  const usable = samples.filter((_, k) => sums[k].count >= 2);
  const means = sums.filter((sum) => sum.count >= 2).map((sum) => sum.mean);
  const sorted = means.toSorted((a, b) => a - b);
  const asked = unknowns.filter((_, j) => mattering[j]);
  const places = unknowns
    .map(({ alternatives }, j) => ({ alternatives, places: usable.map((sample) => sample.places[j]) }))
    .filter((_, j) => mattering[j]);
  const effects = parts.notKnown === 0 ? [] : mainEffects(places, means, parts.chanceOfMeans);
  return {
    unit,
    mean: parts.mean,
    low: quantile(sorted, 0.05),
    high: quantile(sorted, 0.95),
    chance: Math.sqrt(parts.chance),
    notKnown: Math.sqrt(parts.notKnown),
    effects: effects.map((effect, j) => ({ path: asked[j].path, ...effect })).sort((a, b) => b.share - a.share),
  };
}

const NO_CASES: Estimator = { count: 0, mean: Number.NaN, errorVariance: Number.NaN };

/** The variance of a single replication is that of the mean of `count` of them, times `count`. */
function momentsOf({ count, mean, errorVariance }: Estimator): { mean: number | null; variance: number } {
  return count === 0 ? { mean: null, variance: Number.NaN } : { mean, variance: errorVariance * count };
}

/** The value with a share p of them at or below it: the inverse of their distribution function. */
function quantile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
}
