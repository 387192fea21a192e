import { sampleQuantile } from '../draws/sample-quantile.ts';

/** In percent; 0 and 100 are the smallest and the largest value. */
export const SHOWN_PERCENTS = [5, 25, 50, 75, 90, 95, 99] as const;
export const TABLE_PERCENTS = [0, ...SHOWN_PERCENTS, 100] as const;

/** Percent → value, in the unit of the values. */
export type QuantileTable = Record<string, number>;

/** Quantiles of a sample by percent. A scenario's empirical distribution is linear between values, too. */
export function sampleQuantiles(ascending: ArrayLike<number>, percents: readonly number[]): QuantileTable {
  return tableOf(percents, (p) => sampleQuantile(ascending, p));
}

export function tableOf(percents: readonly number[], quantile: (p: number) => number): QuantileTable {
  return Object.fromEntries(percents.map((percent) => [String(percent), quantile(percent / 100)]));
}
