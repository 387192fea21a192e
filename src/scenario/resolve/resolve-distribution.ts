import type { Distribution, WithMedian } from '../../draws/distribution.ts';
import { empiricalPoints } from '../../draws/empirical-points.ts';
import { median } from '../../draws/sampler.ts';
import type { DistributionInput } from '../values/distribution.ts';
import { type ScenarioTables, unitSeconds } from './scenario-tables.ts';

/** The distribution in seconds, with CSV columns replaced by empirical distributions. */
export function resolveDistribution(given: DistributionInput, tables: ScenarioTables): Distribution {
  if (given.kind === 'mixture') {
    return {
      kind: 'mixture',
      parts: given.parts.map(({ weight, of }) => ({ weight, of: resolveDistribution(of, tables) })),
    };
  }
  if (given.kind !== 'csv') return given;
  const { csv, columns, sheet } = given;
  const values = tables.durations(csv, columns, sheet);
  if (values === undefined) throw new Error(`${csv} was not read`);
  const unit = unitSeconds(columns);
  const points = empiricalPoints(values);
  return { kind: 'empirical', points: points.map(([probability, value]) => [probability, value * unit]) };
}

export function withMedian(given: DistributionInput, tables: ScenarioTables): WithMedian {
  const distribution = resolveDistribution(given, tables);
  return { distribution, medianSeconds: Math.round(median(distribution)) };
}
