export interface StraightLine {
  slope: number;
  atZero: number;
  /** The share of the variance of y that the line explains. */
  r2: number;
}

/** The straight line with the least squares through points (x, y). */
export function straightLine(points: readonly (readonly [x: number, y: number])[]): StraightLine {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))];
  const sum = (of: (dx: number, dy: number) => number) =>
    points.reduce((total, point) => total + of(point[0] - x, point[1] - y), 0);
  const slope = sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
  const left = sum((dx, dy) => (dy - slope * dx) ** 2);
  const all = sum((_, dy) => dy * dy);
  return { slope, atZero: y - slope * x, r2: all === 0 ? 1 : 1 - left / all };
}
