/** In percent; 0 and 100 are the smallest and the largest value. */
export const SHOWN_PERCENTS = [5, 25, 50, 75, 90, 95, 99] as const;
export const TABLE_PERCENTS = [0, ...SHOWN_PERCENTS, 100] as const;

/** Percent → value, in the unit of the values. */
export type QuantileTable = Record<string, number>;

/**
 * Quantiles of a sample, linear between the order statistics: type 7 of Hyndman and Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50 (1996) 361–365. A scenario's empirical distribution is linear
 * too.
 */
export function sampleQuantiles(ascending: ArrayLike<number>, percents: readonly number[]): QuantileTable {
  return tableOf(percents, (p) => {
    const at = p * (ascending.length - 1);
    const below = Math.floor(at);
    const low = ascending[below]!;
    const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
    return low + (at - below) * (high - low);
  });
}

export function tableOf(percents: readonly number[], quantile: (p: number) => number): QuantileTable {
  return Object.fromEntries(percents.map((percent) => [String(percent), quantile(percent / 100)]));
}
