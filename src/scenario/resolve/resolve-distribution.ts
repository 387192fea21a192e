import type { Distribution, WithMedian } from '../../draws/distribution.ts';
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
 * [probability, seconds] points through the sorted values, from the least at 0 to the greatest at 1, by linear
 * interpolation (type 7 of Hyndman and Fan 1996). Needs at least one value.
 */
export function quantilePoints(sorted: Float64Array, unitSeconds: number): [number, number][] {
  const count = Math.max(2, Math.min(sorted.length, MOST_POINTS));
  return Array.from({ length: count }, (_, i) => {
    const probability = i / (count - 1);
    const position = probability * (sorted.length - 1);
    const below = Math.min(Math.floor(position), sorted.length - 1);
    const above = Math.min(below + 1, sorted.length - 1);
    return [probability, (sorted[below] + (position - below) * (sorted[above] - sorted[below])) * unitSeconds];
  });
}
