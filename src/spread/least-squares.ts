/** A least-squares fit of y by columns × weights: the weights, the residuals and how certain the weights are. */
export interface Fit {
  weights: number[];
  /** y minus the fitted values. */
  residuals: number[];
  /** (X'X)⁻¹, where X is the columns. Multiplied by the residual variance, it gives the covariances of the weights. */
  inverse: number[][];
  /** The number of independent columns: the rank of X. */
  rank: number;
}

/**
 * The weights w that minimise Σ (y − Σ w · column)², by QR: modified Gram–Schmidt, then back substitution. A column
 * that is a combination of those before it (to 1e-10 of its length) gets weight 0.
 */
export function leastSquares(columns: readonly (readonly number[])[], y: readonly number[]): Fit {
  const p = columns.length;
  const basis: (number[] | null)[] = [];
  const upper = columns.map(() => new Array<number>(p).fill(0));
  for (const [c, column] of columns.entries()) {
    let rest = [...column];
    for (const [b, direction] of basis.entries()) {
      if (direction === null) continue;
      upper[b][c] = dot(rest, direction);
      rest = rest.map((value, k) => value - upper[b][c] * direction[k]);
    }
    const length = Math.sqrt(dot(rest, rest));
    upper[c][c] = length;
    basis.push(length <= 1e-10 * Math.sqrt(dot(column, column)) ? null : rest.map((value) => value / length));
  }
  /** The w with R w = along, where R is `upper` without the columns left out. */
  const solved = (along: readonly number[]) => {
    const w = new Array<number>(p).fill(0);
    for (let c = p - 1; c >= 0; c--) {
      if (basis[c] === null) continue;
      w[c] = (along[c] - upper[c].reduce((sum, value, d) => (d > c ? sum + value * w[d] : sum), 0)) / upper[c][c];
    }
    return w;
  };
  const weights = solved(basis.map((direction) => (direction === null ? 0 : dot(y, direction))));
  const residuals = y.map((value, k) => value - columns.reduce((sum, column, c) => sum + weights[c] * column[k], 0));
  const roots = columns.map((_, b) => solved(columns.map((__, c) => (c === b && basis[b] !== null ? 1 : 0))));
  const inverse = columns.map((_, i) =>
    columns.map((__, j) => roots.reduce((sum, root) => sum + root[i] * root[j], 0)),
  );
  return { weights, residuals, inverse, rank: basis.filter((direction) => direction !== null).length };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}
