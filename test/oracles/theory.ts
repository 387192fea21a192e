/**
 * Exact queueing theory in the textbooks' letters: λ arrivals and μ services per unit of time, c servers, offered load
 * a = λ / μ.
 */

/** The probability of waiting in M/M/c, which must not be overloaded (Erlang C: Erlang 1917). */
export function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 0;
  for (let j = 0; j < c; j++) {
    sum += term;
    term *= a / (j + 1);
  }
  const waiting = (term * c) / (c - a);
  return waiting / (sum + waiting);
}

/** The mean wait of all in M/M/c: P(wait) / (cμ − λ). */
export function erlangMeanWait(c: number, lambda: number, mu: number): number {
  return erlangC(c, lambda / mu) / (c * mu - lambda);
}

/** Mean wait in M/G/1: λ E[S²] / (2 (1 − ρ)) (Pollaczek 1930, Khinchine 1932). */
export function pollaczekKhinchine(lambda: number, mean: number, variance: number): number {
  return (lambda * (variance + mean ** 2)) / (2 * (1 - lambda * mean));
}

/**
 * Mean waits by class in M/M/c with non-preemptive priorities and one service rate (Cobham 1954). `lambdas` is by
 * class, the one served first coming first.
 */
export function cobhamWaits(c: number, lambdas: number[], mu: number): number[] {
  const all = lambdas.reduce((sum, lambda) => sum + lambda, 0);
  const untilOneIsFree = erlangC(c, all / mu) / (c * mu);
  let before = 0;
  return lambdas.map((lambda) => {
    const upTo = before + lambda / (c * mu);
    const wait = untilOneIsFree / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}

/** M/M/c+M, with exponential patience of rate θ, as a birth–death process (Palm 1937). */
export function birthDeath(c: number, lambda: number, mu: number, theta: number) {
  const weights = [1];
  for (let n = 1; n < 2000; n++)
    weights.push((weights[n - 1] * lambda) / (Math.min(n, c) * mu + Math.max(0, n - c) * theta));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let waits = 0;
  let queue = 0;
  weights.forEach((weight, n) => {
    if (n >= c) waits += weight / total;
    if (n > c) queue += ((n - c) * weight) / total;
  });
  return { waits, abandons: (theta * queue) / lambda, meanTimeInQueue: queue / lambda };
}

/**
 * P(abandon) in M/M/c+G (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005): [1 + (λ − cμ) J] / (ε + λJ) with
 * J = ∫₀^∞ exp(λH(x) − cμx) dx, where H(x) = ∫₀^x P(patience > t) dt, and ε = Σ_{j<c} (a^j / j!) / (a^{c−1} / (c−1)!).
 * Beyond `horizon` the integrand must be negligible; H need not be smooth at `kinks`.
 */
export function abandons(
  c: number,
  lambda: number,
  mu: number,
  H: (x: number) => number,
  horizon: number,
  kinks: number[] = [],
): number {
  const edges = [0, ...kinks, horizon];
  const J = edges
    .slice(1)
    .reduce((sum, to, i) => sum + integral((x) => Math.exp(lambda * H(x) - c * mu * x), edges[i], to), 0);
  // Each term of ε divided by the last one is (j + 1) ⋯ (c − 1) / a^{c−1−j}.
  let epsilon = 1;
  for (let j = 1; j < c; j++) epsilon = 1 + (epsilon * j) / (lambda / mu);
  return (1 + (lambda - c * mu) * J) / (epsilon + lambda * J);
}

/** Simpson's rule over 20,000 steps: for smooth functions its error is far below any interval here. */
export function integral(f: (x: number) => number, from: number, to: number): number {
  const steps = 20_000;
  const step = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * step);
  return (sum * step) / 3;
}
