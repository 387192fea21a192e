import type { Distribution } from '../draws/distribution.ts';
import { exp } from '../draws/exponential.ts';
import { digamma, lnGamma, trigamma } from '../draws/gamma.ts';
import { log, log1p, power } from '../draws/logarithm.ts';

type Lognormal = Extract<Distribution, { kind: 'lognormal' }>;
type Gamma = Extract<Distribution, { kind: 'gamma' }>;
type Weibull = Extract<Distribution, { kind: 'weibull' }>;
export type Fitted = Lognormal | Gamma | Weibull;
export type Family = Fitted['kind'];

/** No distribution of a family fits the values. */
export class FitFailed extends Error {}

/**
 * The most likely distribution of a family. Values are seconds, positive and not all equal (`readSample` ensures this),
 * since none of the three families can hold a zero.
 *
 * @throws FitFailed if the figures of the best fit cannot be found, or are beyond those that a scenario allows.
 */
export function fitFamily(family: Family, seconds: ArrayLike<number>): Fitted {
  const fitted = FITS[family](seconds);
  const { kind, ...figures } = fitted;
  if (!Object.values(figures).every(Number.isFinite)) throw new FitFailed('its figures are too large or too small');
  if (fitted.kind === 'lognormal') return fitted;
  if (fitted.shape >= SHAPES.least && fitted.shape <= SHAPES.most && fitted.scale > 0) return fitted;
  throw new FitFailed(`its shape is outside ${SHAPES.least} to ${SHAPES.most}`);
}

/** The shapes that a scenario may give a distribution. */
const SHAPES = { least: 0.01, most: 1e6 };

const FITS: Record<Family, (seconds: ArrayLike<number>) => Fitted> = {
  lognormal: fitLognormal,
  gamma: fitGamma,
  weibull: fitWeibull,
};

/** Closed form: the mean of the logarithms and their root mean square deviation (divided by n, not n − 1). */
export function fitLognormal(seconds: ArrayLike<number>): Lognormal {
  const mu = meanOf(seconds, Math.log);
  return { kind: 'lognormal', mu, sigma: Math.sqrt(meanOf(seconds, (x) => (log(x) - mu) ** 2)) };
}

/**
 * The shape a solves ln a − ψ(a) = ln(mean x) − mean(ln x); the scale is mean ÷ a. Solved by Newton's method on the
 * reciprocal of a, from a = 1 ÷ (2 × the right side): Minka, "Estimating a Gamma distribution" (2002).
 */
function fitGamma(seconds: ArrayLike<number>): Gamma {
  const mean = meanOf(seconds, (x) => x);
  // ln(mean x) − mean(ln x), as a sum of terms that do not cancel when the values are close together.
  const gap = meanOf(seconds, (x) => {
    const beyond = (x - mean) / mean;
    // The logarithm of a far smaller value would lose its digits, down to −1 for all of them.
    return beyond - (beyond < -0.5 ? log(x / mean) : log1p(beyond));
  });
  const shape = newton(0.5 / gap, (a) => {
    const slope = a * a * (1 / a - trigamma(a));
    return 1 / (1 / a + (log(a) - digamma(a) - gap) / slope);
  });
  return { kind: 'gamma', shape, scale: mean / shape };
}

/**
 * The shape k solves the profile likelihood's Σ xᵏ ln x ÷ Σ xᵏ − 1/k = mean(ln x); the scale is (mean xᵏ)^(1/k). Cohen,
 * Technometrics 7 (1965) 579–588, equations 2.4–2.5. The left side rises with k, so there is only one root. Newton's
 * method starts from the standard deviation of ln x, which is π ÷ (k√6) in a Weibull distribution.
 */
function fitWeibull(seconds: ArrayLike<number>): Weibull {
  const { mu, sigma } = fitLognormal(seconds);
  const logs = Float64Array.from(seconds, (x) => log(x) - mu);
  const top = logs.reduce((a, b) => Math.max(a, b));
  // xᵏ is relative to the largest value's, so that no power overflows.
  const sums = (k: number) => {
    const total = { power: 0, first: 0, second: 0 };
    for (const y of logs) {
      const power = exp(k * (y - top));
      total.power += power;
      total.first += power * y;
      total.second += power * y * y;
    }
    return total;
  };
  const shape = newton(Math.PI / (sigma * Math.sqrt(6)), (k) => {
    const { power, first, second } = sums(k);
    const slope = second / power - (first / power) ** 2 + 1 / (k * k);
    return k - (first / power - 1 / k) / slope;
  });
  return { kind: 'weibull', shape, scale: exp(mu + top + log(sums(shape).power / logs.length) / shape) };
}

/** Sum of the log densities at positive values, for densities per second. */
export function logLikelihood(of: Fitted, seconds: ArrayLike<number>): number {
  return seconds.length * meanOf(seconds, logDensity(of));
}

function logDensity(of: Fitted): (x: number) => number {
  switch (of.kind) {
    case 'lognormal': {
      const constant = -log(of.sigma * Math.sqrt(2 * Math.PI));
      return (x) => constant - log(x) - ((log(x) - of.mu) / of.sigma) ** 2 / 2;
    }
    case 'gamma': {
      const constant = -lnGamma(of.shape) - of.shape * log(of.scale);
      return (x) => constant + (of.shape - 1) * log(x) - x / of.scale;
    }
    case 'weibull': {
      const constant = log(of.shape / of.scale);
      return (x) => constant + (of.shape - 1) * log(x / of.scale) - power(x / of.scale, of.shape);
    }
  }
}

/** Follows `next` until a step changes the value by less than 1 part in 10⁹. A step may at most halve or double it. */
function newton(start: number, next: (at: number) => number): number {
  let at = start;
  for (let steps = 0; steps < 100; steps++) {
    const proposed = next(at);
    const to = proposed > 0 ? Math.min(Math.max(proposed, at / 2), at * 2) : at / 2;
    if (Math.abs(to - at) <= 1e-9 * at) return to;
    at = to;
  }
  throw new FitFailed('the search for its shape did not settle');
}

function meanOf(values: ArrayLike<number>, of: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]!);
  return sum / values.length;
}
