/**
 * A distribution of durations as plain data. All lengths are in seconds, at least 0 and finite; low ≤ mode ≤ high.
 * `lognormal` takes the mean and standard deviation of ln(seconds). `gamma` has shapes from 0.01 to 1e6. `empirical` is
 * piecewise linear between its [probability, seconds] points; both ascend, and the probabilities run from 0 to 1. The
 * weights of a `mixture` are at least 0, and only their ratios count.
 */
export type Distribution =
  | { kind: 'constant'; seconds: number }
  | { kind: 'uniform'; low: number; high: number }
  | { kind: 'triangular'; low: number; mode: number; high: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'lognormal'; mu: number; sigma: number }
  | { kind: 'gamma'; shape: number; scale: number }
  | { kind: 'weibull'; shape: number; scale: number }
  | { kind: 'empirical'; points: [probability: number, seconds: number][] }
  | { kind: 'mixture'; parts: { weight: number; of: Distribution }[] };

/** A duration's distribution with its median in whole seconds, which the model's plans use. */
export interface WithMedian {
  distribution: Distribution;
  medianSeconds: number;
}
