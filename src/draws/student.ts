import { exp } from './exponential.ts';
import { lnGamma } from './gamma.ts';
import { logConcaveRoot } from './log-concave-root.ts';
import { log, log1p } from './logarithm.ts';
import { normalQuantile } from './normal.ts';

/**
 * Quantile of Student's t distribution: the t with P(T ≤ t) = p, for degrees of freedom from 1 to 1e6 and more;
 * relative error about 1e-10. A two-sided 95 % interval takes p = 0.975. Throws RangeError unless 0 < p < 1 and
 * degreesOfFreedom > 0.
 *
 * Newton's method in ln t on the logarithm of the smaller of P(|T| > t) and P(|T| ≤ t), which are log-concave in ln t.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1 && degreesOfFreedom > 0)) {
    throw new RangeError(
      `Student's t at p = ${p}, ${degreesOfFreedom} degrees of freedom: p in (0, 1), degrees above 0.`,
    );
  }
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, degreesOfFreedom);
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(p);

  const outside = (s: number) => twoSidedTail(exp(s), degreesOfFreedom);
  const density = (s: number) => 2 * exp(s) * studentDensity(exp(s), degreesOfFreedom);
  const start = log(normalQuantile(p));
  const tail = 2 * (1 - p);
  const root =
    tail <= 0.5
      ? logConcaveRoot(outside, (s) => -density(s), tail, start)
      : logConcaveRoot((s) => within(exp(s), degreesOfFreedom), density, 2 * p - 1, start);
  return exp(root);
}

/** P(|T| > t) = I_x(ν / 2, ½) with x = ν / (ν + t²) (DLMF 8.17, Abramowitz and Stegun 26.7.1). */
function twoSidedTail(t: number, v: number): number {
  return incompleteBeta(v / 2, 0.5, v / (v + t * t), (t * t) / (v + t * t), lnBetaHalf(v / 2));
}

/** P(|T| ≤ t) = I_x(½, ν / 2) with x = t² / (ν + t²). */
function within(t: number, v: number): number {
  return incompleteBeta(0.5, v / 2, (t * t) / (v + t * t), v / (v + t * t), lnBetaHalf(v / 2));
}

function studentDensity(t: number, v: number): number {
  return exp(-((v + 1) / 2) * log1p((t * t) / v) - lnBetaHalf(v / 2)) / Math.sqrt(v);
}

/**
 * ln B(a, ½). For large a, the difference of two ln Γ would lose digits; a series of its own does not (DLMF 5.11.13).
 */
function lnBetaHalf(a: number): number {
  const lnHalf = 0.5 * log(Math.PI);
  if (a < 50) return lnGamma(a) + lnHalf - lnGamma(a + 0.5);
  const s = 1 / (a * a);
  return lnHalf - 0.5 * log(a) + (1 / 8 - s * (1 / 192 - s * (1 / 640 - (17 / 14336) * s))) / a;
}

/** Regularised incomplete beta I_x(a, b), with y = 1 − x given exactly. */
function incompleteBeta(a: number, b: number, x: number, y: number, lnBeta: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // The fraction converges fast on this side of the mean. The other side is its complement.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, y, x, lnBeta);
  // Compute ln x from y if x is near 1, because a multiplies its error.
  const lnX = x > 0.5 ? log1p(-y) : log(x);
  const lnY = y > 0.5 ? log1p(-x) : log(y);
  return (exp(a * lnX + b * lnY - lnBeta) / a) * betaFraction(a, b, x);
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return fraction;
}
