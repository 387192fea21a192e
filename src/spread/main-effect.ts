import { average } from './average.ts';
import { type Fit, leastSquares } from './least-squares.ts';

/** An unknown with its places in the samples. */
export interface Places {
  /** u in (0, 1) by sample. */
  places: readonly number[];
  /** How many equally likely values it has; null for a range. */
  alternatives: number | null;
}

/** The effect of one unknown on the samples' means. */
export interface MainEffect {
  /**
   * The part of the variance due to the unknowns that is due to this one alone. In [0, 1]; the shares of all unknowns
   * sum to at most 1.
   */
  share: number;
  /** Standard error of the share, over the draws that happened to be taken. */
  error: number;
  /** Mean over the samples in the lowest third of its range; `highest`, in the highest third. */
  lowest: number;
  highest: number;
}

/** How many samples it takes to separate so many unknowns: three for each figure that is fitted. */
export function samplesNeeded(unknowns: readonly { alternatives: number | null }[]): number {
  return 3 * (1 + unknowns.reduce((sum, { alternatives }) => sum + termsOf(alternatives), 0));
}

/**
 * The main effects of the unknowns on the samples' means. All are fitted together, so that the effect of one is not
 * credited to another whose places happen to vary with it. The fit is least squares on the sum of a parabola in each
 * range and a step for each alternative.
 *
 * An effect is the variance of its own part of the fit over its whole range, minus what the residuals contribute to it.
 * The shares are parts of the sum of all effects and of what the fit leaves beyond chance, which is what unknowns do
 * only together. Errors are by the jackknife, which leaves out each sample in turn (Efron and Stein, The Annals of
 * Statistics 9, 1981), without a new fit.
 *
 * @param means by sample; as many as places. With fewer than two more than the fitted figures, no effect can be
 * separated, and the result is [].
 * @param chance variance of a mean whose parameters are known.
 */
export function mainEffects(unknowns: readonly Places[], means: readonly number[], chance: number): MainEffect[] {
  const blocks = unknowns.map(columnsOf);
  const columns = [means.map(() => 1), ...blocks.flat()];
  const fit = leastSquares(columns, means);
  if (means.length - fit.rank < 2) return [];
  const spans = blocks.map((block, j) => ({
    from: 1 + blocks.slice(0, j).reduce((sum, { length }) => sum + length, 0),
    covariances: covariancesOf(unknowns[j], block.length),
  }));
  const shares = sharesOf(fit, spans, means.length, chance);
  const without = means.map((_, k) => {
    const row = columns.map((column) => column[k]);
    return sharesOf(leavingOut(fit, row, k), spans, means.length - 1, chance);
  });
  return unknowns.map(({ places }, j) => ({
    share: shares[j],
    error: jackknife(without.map((all) => all[j])),
    lowest: average(means.filter((_, k) => places[k] < 1 / 3)),
    highest: average(means.filter((_, k) => places[k] > 2 / 3)),
  }));
}

/** Where an unknown's terms are among the columns, and how they vary over its range. */
interface Span {
  from: number;
  covariances: number[][];
}

/** What a fit says about the unknowns: its weights and how certain they are. */
type Fitted = Pick<Fit, 'weights' | 'inverse' | 'rank'> & { squares: number };

function sharesOf(fit: Fit | Fitted, spans: readonly Span[], samples: number, chance: number): number[] {
  const squares = 'squares' in fit ? fit.squares : fit.residuals.reduce((sum, e) => sum + e ** 2, 0);
  const residual = squares / (samples - fit.rank);
  const variances = spans.map(({ from, covariances }) =>
    Math.max(
      0,
      sumOver(covariances, (covariance, a, b) => {
        const weights = fit.weights[from + a] * fit.weights[from + b];
        return covariance * (weights - residual * fit.inverse[from + a][from + b]);
      }),
    ),
  );
  const together = Math.max(0, residual - chance);
  const all = variances.reduce((sum, variance) => sum + variance, together);
  return variances.map((variance) => (all === 0 ? 0 : variance / all));
}

/** The fit without its sample k, whose row of the columns is `row`, by the formula of Sherman and Morrison. */
function leavingOut({ weights, residuals, inverse, rank }: Fit, row: readonly number[], k: number): Fitted {
  const along = inverse.map((line) => line.reduce((sum, value, c) => sum + value * row[c], 0));
  const leverage = along.reduce((sum, value, c) => sum + value * row[c], 0);
  // If a sample alone determines a weight, its leverage is 1, and the fit without it is undefined. Keep the divisor
  // above 0.
  const rest = Math.max(1 - leverage, 1e-9);
  return {
    weights: weights.map((weight, c) => weight - (along[c] * residuals[k]) / rest),
    inverse: inverse.map((line, a) => line.map((value, b) => value + (along[a] * along[b]) / rest)),
    rank,
    squares: Math.max(0, residuals.reduce((sum, e) => sum + e ** 2, 0) - residuals[k] ** 2 / rest),
  };
}

function jackknife(values: readonly number[]): number {
  const mean = average(values);
  return Math.sqrt(((values.length - 1) / values.length) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

function sumOver(matrix: readonly number[][], term: (value: number, a: number, b: number) => number): number {
  return matrix.reduce((sum, line, a) => line.reduce((below, value, b) => below + term(value, a, b), sum), 0);
}

function termsOf(alternatives: number | null): number {
  return alternatives === null ? 2 : alternatives - 1;
}

/**
 * A parabola's terms, orthogonal over (0, 1). With alternatives, a term per alternative except the first: whether it is
 * the one.
 */
function columnsOf({ places, alternatives }: Places): number[][] {
  if (alternatives === null) return [places.map((u) => 2 * u - 1), places.map((u) => (2 * u - 1) ** 2 - 1 / 3)];
  return Array.from({ length: alternatives - 1 }, (_, i) =>
    places.map((u) => (Math.floor(u * alternatives) === i + 1 ? 1 : 0)),
  );
}

/** Covariances of those terms if u is uniform over (0, 1). */
function covariancesOf({ alternatives }: Places, terms: number): number[][] {
  if (alternatives === null)
    return [
      [1 / 3, 0],
      [0, 4 / 45],
    ];
  const each = 1 / alternatives;
  return Array.from({ length: terms }, (_, a) =>
    Array.from({ length: terms }, (__, b) => (a === b ? each - each ** 2 : -(each ** 2))),
  );
}
