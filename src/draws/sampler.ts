import type { Distribution } from './distribution.ts';
import { empiricalCdf, empiricalMoments, empiricalQuantile } from './empirical.ts';
import { exp, expm1 } from './exponential.ts';
import { gammaP, gammaQuantile, lnGamma } from './gamma.ts';
import { log, log1p, power } from './logarithm.ts';
import { mixtureCdf, mixtureMoments, mixtureQuantile } from './mixture.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { tabulated } from './tabulated.ts';
import { wholeSeconds } from './whole-seconds.ts';

export { LONGEST_SECONDS } from './whole-seconds.ts';

/** Draws from one distribution by inversion: one uniform gives one duration. */
export interface Sampler {
  /**
   * Seconds, real, for u in (0, 1). Never falls as u rises, except between the parts of a mixture (see mixture.ts).
   * Exceeds LONGEST_SECONDS if the distribution does.
   */
  quantile(u: number): number;
  /** The quantile in whole seconds, rounded, at most LONGEST_SECONDS. */
  sample(u: number): number;
  /** The value of every sample if the distribution is constant and so needs no draw; otherwise null. */
  readonly fixed: number | null;
}

/**
 * Compiles a distribution. Does not check its figures: the scenario's schema has. A sampler holds up to 40 kB, so
 * compile once.
 */
export function compile(d: Distribution): Sampler {
  // Each kind has its own `sample`, so that the just-in-time compiler can inline the quantile it calls.
  switch (d.kind) {
    case 'constant': {
      const { seconds } = d;
      const whole = wholeSeconds(seconds);
      return { quantile: () => seconds, sample: () => whole, fixed: whole };
    }
    case 'uniform': {
      const { low, high } = d;
      const quantile = (u: number) => low + u * (high - low);
      return { quantile, sample: (u) => wholeSeconds(quantile(u)), fixed: null };
    }
    case 'triangular': {
      const quantile = triangularQuantile(d.low, d.mode, d.high);
      return { quantile, sample: (u) => wholeSeconds(quantile(u)), fixed: null };
    }
    case 'exponential': {
      const { mean } = d;
      const quantile = (u: number) => -mean * log1p(-u);
      return { quantile, sample: tabulated(quantile), fixed: null };
    }
    case 'lognormal': {
      const { mu, sigma } = d;
      const quantile = (u: number) => exp(mu + sigma * normalQuantile(u));
      return { quantile, sample: tabulated(quantile), fixed: null };
    }
    case 'gamma': {
      const { shape, scale } = d;
      const quantile = (u: number) => scale * gammaQuantile(shape, u);
      return { quantile, sample: tabulated(quantile), fixed: null };
    }
    case 'weibull': {
      const { scale } = d;
      const exponent = 1 / d.shape;
      const quantile = (u: number) => scale * power(-log1p(-u), exponent);
      return { quantile, sample: tabulated(quantile), fixed: null };
    }
    case 'empirical': {
      const quantile = empiricalQuantile(d.points);
      return { quantile, sample: (u) => wholeSeconds(quantile(u)), fixed: null };
    }
    case 'mixture': {
      const parts = d.parts.map((part) => ({ weight: part.weight, sampler: compile(part.of) }));
      return {
        quantile: mixtureQuantile(parts.map(({ weight, sampler }) => ({ weight, of: sampler.quantile }))),
        sample: mixtureQuantile(parts.map(({ weight, sampler }) => ({ weight, of: sampler.sample }))),
        fixed: null,
      };
    }
  }
}

const square = (x: number) => x * x;

function triangularQuantile(low: number, mode: number, high: number): (u: number) => number {
  const rising = (mode - low) / (high - low);
  return (u) =>
    u < rising
      ? low + Math.sqrt(u * (high - low) * (mode - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** Mean in seconds and variance in seconds², before rounding and LONGEST_SECONDS. */
export function moments(d: Distribution): { mean: number; variance: number } {
  switch (d.kind) {
    case 'constant':
      return { mean: d.seconds, variance: 0 };
    case 'uniform':
      return { mean: (d.low + d.high) / 2, variance: square(d.high - d.low) / 12 };
    case 'triangular': {
      const { low, mode, high } = d;
      const spread = low * low + mode * mode + high * high - low * mode - low * high - mode * high;
      return { mean: (low + mode + high) / 3, variance: spread / 18 };
    }
    case 'exponential':
      return { mean: d.mean, variance: d.mean * d.mean };
    case 'lognormal': {
      const mean = exp(d.mu + (d.sigma * d.sigma) / 2);
      return { mean, variance: expm1(d.sigma * d.sigma) * mean * mean };
    }
    case 'gamma':
      return { mean: d.shape * d.scale, variance: d.shape * d.scale * d.scale };
    case 'weibull': {
      const mean = d.scale * exp(lnGamma(1 + 1 / d.shape));
      return { mean, variance: d.scale * d.scale * exp(lnGamma(1 + 2 / d.shape)) - mean * mean };
    }
    case 'empirical':
      return empiricalMoments(d.points);
    case 'mixture':
      return mixtureMoments(d.parts.map((part) => ({ weight: part.weight, of: moments(part.of) })));
  }
}

/** P(duration ≤ x seconds), before rounding and LONGEST_SECONDS. */
export function cdf(d: Distribution, x: number): number {
  if (x < 0) return 0;
  switch (d.kind) {
    case 'constant':
      return x < d.seconds ? 0 : 1;
    case 'uniform':
      if (x >= d.high) return 1;
      return x <= d.low ? 0 : (x - d.low) / (d.high - d.low);
    case 'triangular':
      if (x >= d.high) return 1;
      if (x <= d.low) return 0;
      return x < d.mode
        ? square(x - d.low) / ((d.high - d.low) * (d.mode - d.low))
        : 1 - square(d.high - x) / ((d.high - d.low) * (d.high - d.mode));
    case 'exponential':
      return -expm1(-x / d.mean);
    case 'lognormal':
      // Without spread, the quotient is 0 / 0 at the only value there is.
      return d.sigma === 0 ? Number(x >= exp(d.mu)) : normalCdf((log(x) - d.mu) / d.sigma);
    case 'gamma':
      return gammaP(d.shape, x / d.scale);
    case 'weibull':
      return -expm1(-power(x / d.scale, d.shape));
    case 'empirical':
      return empiricalCdf(d.points, x);
    case 'mixture':
      return mixtureCdf(d.parts.map((part) => ({ weight: part.weight, of: cdf(part.of, x) })));
  }
}

/** The least duration in seconds, real, with at least half of the distribution at or below it. */
export function median(d: Distribution): number {
  return quantileOf(d, 0.5);
}

/** The least duration in seconds, real, with at least the share p, in (0, 1), of the distribution at or below it. */
export function quantileOf(d: Distribution, p: number): number {
  if (d.kind !== 'mixture') return compile(d).quantile(p);
  // A mixture's quantile lies between those of its parts.
  const ofParts = d.parts.filter((part) => part.weight > 0).map((part) => quantileOf(part.of, p));
  let below = Math.min(...ofParts);
  let above = Math.max(...ofParts);
  if (cdf(d, below) >= p) return below;
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return above;
    if (cdf(d, middle) >= p) above = middle;
    else below = middle;
  }
}
