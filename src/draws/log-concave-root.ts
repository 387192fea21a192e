import { log } from './logarithm.ts';

/**
 * Solves probability(t) = target for a distribution or survival function that is log-concave in t, by Newton's method
 * on its logarithm. A tangent of a concave function lies above it. So from any start, the second iterate is on the side
 * from which the method converges monotonically. (The cdf and survival function of a log-concave density are
 * log-concave: Bagnoli and Bergstrom, "Log-concave probability and its applications", Economic Theory 26, 2005.)
 *
 * @param derivative of `probability` by t, negative for a survival function.
 * @param start any t at which both are above 0; a start near the root saves steps.
 */
export function logConcaveRoot(
  probability: (t: number) => number,
  derivative: (t: number) => number,
  target: number,
  start: number,
): number {
  let t = start;
  for (let steps = 0; steps < 200; steps++) {
    const value = probability(t);
    const step = (log(value / target) * value) / derivative(t);
    // On the flat side the tangent can overshoot far. A bounded step returns by itself.
    t -= Math.max(-1, Math.min(1, step));
    // Convergence is quadratic: after a step this small, only rounding error is left.
    if (Math.abs(step) < 1e-9) break;
  }
  return t;
}
