/** [probability, seconds] points, both ascending, from probability 0 to 1; linear in between. */
type Points = readonly (readonly [probability: number, seconds: number])[];

/** The number of cuts in the guide table. */
const CUTS = 256;

/**
 * The quantile function through the points, for u in [0, 1]. Points of equal probability mark a gap in which nothing
 * lies. Points of equal seconds give that value a weight of its own. A guide table says where to start looking (Chen
 * and Asau 1974).
 */
export function empiricalQuantile(points: Points): (u: number) => number {
  const probability = new Float64Array(points.length);
  const seconds = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) [probability[i], seconds[i]] = points[i]!;
  const last = points.length - 1;
  /** The first point after the first whose probability is at least cut / CUTS. */
  const guide = new Int32Array(CUTS + 1);
  for (let cut = 0, at = Math.min(1, last); cut <= CUTS; cut++) {
    while (at < last && probability[at]! < cut / CUTS) at++;
    guide[cut] = at;
  }
  return (u) => {
    let high = guide[(u * CUTS) | 0]!;
    while (high < last && probability[high]! < u) high++;
    const low = high - 1;
    const width = probability[high]! - probability[low]!;
    const part = width > 0 ? (u - probability[low]!) / width : 0;
    return seconds[low]! + part * (seconds[high]! - seconds[low]!);
  };
}

/** P(seconds ≤ x). */
export function empiricalCdf(points: Points, x: number): number {
  const above = points.findIndex((point) => point[1] > x);
  if (above === 0) return 0;
  if (above === -1) return 1;
  const [p0, x0] = points[above - 1]!;
  const [p1, x1] = points[above]!;
  return p0 + ((x - x0) / (x1 - x0)) * (p1 - p0);
}

/** Each piece is uniform: (x₀ + x₁) / 2 and (x₀² + x₀x₁ + x₁²) / 3 are its first two moments. */
export function empiricalMoments(points: Points): { mean: number; variance: number } {
  let mean = 0;
  let square = 0;
  for (let i = 1; i < points.length; i++) {
    const [p0, x0] = points[i - 1]!;
    const [p1, x1] = points[i]!;
    mean += ((p1 - p0) * (x0 + x1)) / 2;
    square += ((p1 - p0) * (x0 * x0 + x0 * x1 + x1 * x1)) / 3;
  }
  return { mean, variance: Math.max(0, square - mean * mean) };
}
