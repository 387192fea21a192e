/**
 * The weights w that make Σ (y − Σ w · column)² least, by QR: modified Gram–Schmidt, then back substitution. A column
 * that the ones before it already make up (to 1e-10 of its length) gets weight 0.
 */
export function leastSquares(columns: readonly (readonly number[])[], y: readonly number[]): number[] {
  const basis: (number[] | null)[] = [];
  const upper = columns.map(() => new Array<number>(columns.length).fill(0));
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
  const weights = new Array<number>(columns.length).fill(0);
  for (let c = columns.length - 1; c >= 0; c--) {
    const direction = basis[c];
    if (direction === null) continue;
    const along = dot(y, direction);
    weights[c] =
      (along - upper[c].reduce((sum, value, d) => (d > c ? sum + value * weights[d] : sum), 0)) / upper[c][c];
  }
  return weights;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}
