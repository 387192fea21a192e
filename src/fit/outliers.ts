import { power } from '../draws/logarithm.ts';
import { sampleQuantiles } from './quantile-table.ts';

/** Values far from the middle half. They are counted, and never left out. */
export interface Outliers {
  /** Tukey's inner fences on the log scale: the quartiles, and 1.5 times their distance beyond them. */
  low: number;
  high: number;
  below: number;
  above: number;
}

/** `positive` is ascending, with values above 0 that differ. Durations are skewed, so the fences are of their logs. */
export function outliersIn(positive: Float64Array): Outliers {
  const quartiles = sampleQuantiles(positive, [25, 75]);
  const [q1, q3] = [quartiles['25']!, quartiles['75']!];
  const reach = power(q3 / q1, 1.5);
  const [low, high] = [q1 / reach, Math.min(Number.MAX_VALUE, q3 * reach)];
  return {
    low,
    high,
    below: positive.filter((value) => value < low).length,
    above: positive.filter((value) => value > high).length,
  };
}
