import { exp } from './exponential.ts';
import { logConcaveRoot } from './log-concave-root.ts';
import { log, log1p } from './logarithm.ts';
import { normalQuantile } from './normal.ts';

const HALF_LN_2PI = 0.5 * log(2 * Math.PI);

/** Below this, recurrence leads to the asymptotic series. At this value their first omitted term is under 1e-16. */
const ASYMPTOTIC = 10;

/** ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) for x ≥ 10 (Abramowitz and Stegun 6.1.41). */
function stirlingRest(x: number): number {
  const s = 1 / (x * x);
  const tail = 1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156));
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * tail))) / x;
}

/** ln Γ(x) for x > 0; error about 1e-15 of the greater of 1 and the value. */
export function lnGamma(x: number): number {
  if (x < ASYMPTOTIC) {
    let product = x;
    let shifted = x + 1;
    for (; shifted < ASYMPTOTIC; shifted++) product *= shifted;
    return lnGamma(shifted) - log(product);
  }
  return (x - 0.5) * log(x) - x + HALF_LN_2PI + stirlingRest(x);
}

/** ψ(x) = d ln Γ(x) / dx for x > 0 (Abramowitz and Stegun 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  if (x < ASYMPTOTIC) return digamma(x + 1) - 1 / x;
  const s = 1 / (x * x);
  const tail = 1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12));
  return log(x) - 0.5 / x - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * tail)));
}

/** ψ′(x) for x > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12). */
export function trigamma(x: number): number {
  if (x < ASYMPTOTIC) return trigamma(x + 1) + 1 / (x * x);
  const s = 1 / (x * x);
  const tail = 1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6)));
  return (1 + 0.5 / x + s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * tail)))) / x;
}

/** xᵃ e⁻ˣ / Γ(a + 1), without the cancellation that large a would bring (Loader's saddle-point form, 2000). */
function poissonTerm(a: number, x: number): number {
  if (a < ASYMPTOTIC) return exp(a * log(x) - x - lnGamma(a + 1));
  const d = (x - a) / a;
  // Far below a, log1p(d) would lose the digits of x.
  const deviance = d < -0.5 ? d - log(x / a) : d - log1p(d);
  return exp(-a * deviance - stirlingRest(a)) / Math.sqrt(2 * Math.PI * a);
}

/** P(a, x) by its power series (DLMF 8.7.1); for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * poissonTerm(a, x);
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2), evaluated by Lentz's method; for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return a * fraction * poissonTerm(a, x);
}

/**
 * The regularised lower incomplete gamma function P(a, x), a > 0: the cdf of the gamma distribution of shape a and
 * scale 1.
 */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Q(a, x) = 1 − P(a, x), to full relative accuracy where it is small. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** Where x is this small, P(a, x) = xᵃ / Γ(a + 1) to the last digit. */
const LEADING_TERM_SUFFICES = 1e-17;

/**
 * Quantile of the gamma distribution of scale 1: the x with P(shape, x) = u, for shape from 0.01 to 1e6; 0 and ∞ at u =
 * 0 and 1. Newton's method in ln x on the logarithm of the smaller tail, from the Wilson–Hilferty approximation (1931).
 * In ln x the gamma density is log-concave, so the method converges.
 */
export function gammaQuantile(shape: number, u: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return Number.POSITIVE_INFINITY;
  // P(a, x) ≤ xᵃ / Γ(a + 1), so this is never above the root.
  const leading = (log(u) + lnGamma(shape + 1)) / shape;
  if (leading < log(LEADING_TERM_SUFFICES)) return exp(leading);
  const cubeRoot = 1 - 1 / (9 * shape) + normalQuantile(u) / (3 * Math.sqrt(shape));
  const start = shape > 0.5 && cubeRoot > 0 ? Math.max(leading, log(shape * cubeRoot * cubeRoot * cubeRoot)) : leading;

  const density = (t: number) => shape * poissonTerm(shape, exp(t));
  const root =
    u <= 0.5
      ? logConcaveRoot((t) => gammaP(shape, exp(t)), density, u, start)
      : logConcaveRoot(
          (t) => gammaQ(shape, exp(t)),
          (t) => -density(t),
          1 - u,
          start,
        );
  return exp(root);
}
