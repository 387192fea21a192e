import { average } from './average.ts';
import { leastSquares } from './least-squares.ts';

/** An unknown at its places in the samples. */
export interface Places {
  /** u in (0, 1) by sample. */
  places: readonly number[];
  /** How many equally likely values it stands for; null: a range. */
  alternatives: number | null;
}

/** What one unknown does to the samples' means. */
export interface MainEffect {
  /** Variance of `means` that goes with the unknown alone. */
  variance: number;
  /** Mean over the samples in the lowest third of its range, and in the highest. */
  lowest: number;
  highest: number;
}

/** How many samples it takes to tell so many unknowns apart: three for each figure that is fitted. */
export function samplesNeeded(unknowns: readonly { alternatives: number | null }[]): number {
  return 3 * (1 + unknowns.reduce((sum, { alternatives }) => sum + termsOf(alternatives), 0));
}

/**
 * The main effects of unknowns on the samples' means, of all of them together, so that what one does is not credited to another
 * whose places happen to go along: least squares on the sum of a parabola in each range and a step for each alternative. An effect is the
 * variance of its own part of the fit, less what chance alone puts there (residual variance × terms ÷ samples); at least 0.
 *
 * @param means by sample; as many as places, at least `samplesNeeded`.
 */
export function mainEffects(unknowns: readonly Places[], means: readonly number[]): MainEffect[] {
  const blocks = unknowns.map(columnsOf);
  const columns = [means.map(() => 1), ...blocks.flat()];
  const weights = leastSquares(columns, means);
  const fitted = means.map((_, k) => columns.reduce((sum, column, c) => sum + weights[c] * column[k], 0));
  const freedom = means.length - columns.length;
  const residual = freedom < 1 ? 0 : means.reduce((sum, y, k) => sum + (y - fitted[k]) ** 2, 0) / freedom;
  let next = 1;
  return unknowns.map(({ places }, j) => {
    const from = next;
    next += blocks[j].length;
    const part = means.map((_, k) => blocks[j].reduce((sum, column, c) => sum + weights[from + c] * column[k], 0));
    const center = average(part);
    const variance = part.reduce((sum, value) => sum + (value - center) ** 2, 0) / (part.length - 1);
    return {
      variance: Math.max(0, variance - (residual * blocks[j].length) / part.length),
      lowest: average(means.filter((_, k) => places[k] < 1 / 3)),
      highest: average(means.filter((_, k) => places[k] > 2 / 3)),
    };
  });
}

function termsOf(alternatives: number | null): number {
  return alternatives === null ? 2 : alternatives - 1;
}

/** A parabola's terms, about orthogonal over (0, 1); or for each alternative but the first, whether it is the one. */
function columnsOf({ places, alternatives }: Places): number[][] {
  if (alternatives === null) return [places.map((u) => 2 * u - 1), places.map((u) => (2 * u - 1) ** 2 - 1 / 3)];
  return Array.from({ length: alternatives - 1 }, (_, i) =>
    places.map((u) => (Math.floor(u * alternatives) === i + 1 ? 1 : 0)),
  );
}
