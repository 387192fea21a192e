import { average } from './average.ts';

/** What one unknown does to the samples' means. */
export interface MainEffect {
  /** Share (0 to 1) of the variance of `means` that goes with the unknown alone. */
  share: number;
  /** Mean over the samples in the lowest third of its range, and in the highest. */
  lowest: number;
  highest: number;
}

/**
 * The main effect of an unknown: how much of the variance of the means a function of it alone explains. For a range that
 * is a parabola in u, its place in the range; for alternatives the mean of each. The share is the adjusted R², since even an unknown
 * that does nothing explains (terms ÷ (samples − 1)) of the variance by chance; at least 0.
 *
 * @param places u in (0, 1) by sample.
 * @param means by sample; as many, at least 4.
 * @param alternatives how many equally likely values it stands for; null: a range.
 */
export function mainEffect(
  places: readonly number[],
  means: readonly number[],
  alternatives: number | null,
): MainEffect {
  const groups = alternatives === null ? null : places.map((u) => Math.floor(u * alternatives));
  const fitted = groups === null ? parabola(places, means) : byGroup(groups, means);
  const terms = groups === null ? 2 : new Set(groups).size - 1;
  const center = average(means);
  const total = means.reduce((sum, y) => sum + (y - center) ** 2, 0);
  const residual = means.reduce((sum, y, k) => sum + (y - fitted[k]) ** 2, 0);
  const freedom = means.length - terms - 1;
  const share = total === 0 || freedom < 1 ? 0 : 1 - residual / freedom / (total / (means.length - 1));
  return {
    share: Math.max(0, share),
    lowest: average(means.filter((_, k) => places[k] < 1 / 3)),
    highest: average(means.filter((_, k) => places[k] > 2 / 3)),
  };
}

function byGroup(groups: readonly number[], means: readonly number[]): number[] {
  return groups.map((group) => average(means.filter((_, k) => groups[k] === group)));
}

/** Least squares on 1, x, x², made orthogonal one after the other (Gram–Schmidt). */
function parabola(places: readonly number[], means: readonly number[]): number[] {
  const basis: number[][] = [];
  for (const power of [0, 1, 2]) {
    let column = places.map((u) => (2 * u - 1) ** power);
    for (const earlier of basis) {
      const along = dot(column, earlier);
      column = column.map((value, k) => value - along * earlier[k]);
    }
    const length = Math.sqrt(dot(column, column));
    if (length > 1e-12) basis.push(column.map((value) => value / length));
  }
  const weights = basis.map((column) => dot(column, means));
  return places.map((_, k) => basis.reduce((sum, column, b) => sum + weights[b] * column[k], 0));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}
