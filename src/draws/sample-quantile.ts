/**
 * Quantile of a sample at p, from 0 to 1: linear between the sorted values, the first of which is at 0 and the last at
 * 1. Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996)
 * 361–365. Needs at least one value.
 */
export function sampleQuantile(ascending: ArrayLike<number>, p: number): number {
  const last = ascending.length - 1;
  const at = p * last;
  const below = Math.min(Math.floor(at), last);
  const above = Math.min(below + 1, last);
  return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
}
