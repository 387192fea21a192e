import type { Distribution, WithMedian } from '../../draws/distribution.ts';
import { sampleQuantile } from '../../draws/sample-quantile.ts';
import { median } from '../../draws/sampler.ts';
import type { DistributionInput } from '../values/distribution.ts';
import type { ScenarioTables } from './scenario-tables.ts';

/** The most points kept of a CSV column. A longer column is thinned to its quantiles. */
const MOST_POINTS = 201;

/** The distribution in seconds, with CSV columns replaced by empirical distributions. */
export function resolveDistribution(given: DistributionInput, tables: ScenarioTables): Distribution {
  if (given.kind === 'mixture') {
    return {
      kind: 'mixture',
      parts: given.parts.map(({ weight, of }) => ({ weight, of: resolveDistribution(of, tables) })),
    };
  }
  if (given.kind !== 'csv') return given;
  const values = tables.durations(given.csv, given.column);
  if (values === undefined) throw new Error(`${given.csv} was not read`);
  return { kind: 'empirical', points: quantilePoints(values, given.unitSeconds) };
}

export function withMedian(given: DistributionInput, tables: ScenarioTables): WithMedian {
  const distribution = resolveDistribution(given, tables);
  return { distribution, medianSeconds: Math.round(median(distribution)) };
}

/**
 * [probability, seconds] points through the sorted values, from the least at 0 to the greatest at 1. Needs at least one
 * value.
 */
export function quantilePoints(sorted: Float64Array, unitSeconds: number): [number, number][] {
  const count = Math.max(2, Math.min(sorted.length, MOST_POINTS));
  return Array.from({ length: count }, (_, i) => {
    const probability = i / (count - 1);
    return [probability, sampleQuantile(sorted, probability) * unitSeconds];
  });
}
