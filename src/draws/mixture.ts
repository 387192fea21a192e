/** Parts with weights of at least 0; only their ratios count. */
type Weighted<T> = readonly { weight: number; of: T }[];

/**
 * The ends of the open unit interval. The remainder of a uniform is kept within them, because rounding could put it on
 * the border.
 */
const LEAST = 2 ** -53;
const GREATEST = 1 - 2 ** -53;

/**
 * Draws from a mixture with one uniform. u chooses the part whose cumulative weights [a, b) contain it. Then (u − a) /
 * (b − a), which is uniform again and independent of the choice, is inverted in that part. So the result rises within
 * each part and is not the mixture's quantile function. A part of weight w sees w · 2³² different uniforms.
 */
export function mixtureQuantile(parts: Weighted<(u: number) => number>): (u: number) => number {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const drawn = parts.filter((part) => part.weight > 0);
  let sum = 0;
  const ends = drawn.map((part) => {
    sum += part.weight / total;
    return sum;
  });
  const last = drawn.length - 1;
  return (u) => {
    let part = 0;
    while (part < last && u >= ends[part]!) part++;
    const start = part === 0 ? 0 : ends[part - 1]!;
    const end = part === last ? 1 : ends[part]!;
    return drawn[part]!.of(Math.max(LEAST, Math.min(GREATEST, (u - start) / (end - start))));
  };
}

/** P(value ≤ x): the weighted mean of the parts' probabilities. */
export function mixtureCdf(parts: Weighted<number>): number {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  return parts.reduce((sum, part) => sum + part.weight * part.of, 0) / total;
}

/** Law of total variance. */
export function mixtureMoments(parts: Weighted<{ mean: number; variance: number }>): {
  mean: number;
  variance: number;
} {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const mean = parts.reduce((sum, part) => sum + part.weight * part.of.mean, 0) / total;
  const squares = parts.map(({ weight, of }) => weight * (of.variance + (of.mean - mean) * (of.mean - mean)));
  return { mean, variance: squares.reduce((sum, square) => sum + square, 0) / total };
}
