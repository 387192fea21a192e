import type { Distribution } from './distribution.ts';
import { log, log1p, power } from './logarithm.ts';
import { normalQuantile } from './normal.ts';

type Lognormal = Extract<Distribution, { kind: 'lognormal' }>;
type Gamma = Extract<Distribution, { kind: 'gamma' }>;
type Weibull = Extract<Distribution, { kind: 'weibull' }>;

/** Figures that no distribution of this kind has. The message is for whoever wrote them. */
export class ImpossibleFigures extends RangeError {
  override readonly name = 'ImpossibleFigures';
}

/**
 * Lognormal with this median and with `value` at probability p. All seconds above 0. Throws ImpossibleFigures (see
 * `checkQuantile`).
 */
export function lognormalFromMedianAndQuantile(median: number, p: number, value: number): Lognormal {
  checkQuantile(median, p, value);
  return { kind: 'lognormal', mu: log(median), sigma: log(value / median) / normalQuantile(p) };
}

/** Lognormal with this mean (seconds) and cv (standard deviation ÷ mean): σ² = ln(1 + cv²), μ = ln(mean) − σ² / 2. */
export function lognormalFromMeanAndCv(mean: number, cv: number): Lognormal {
  checkMeanAndCv(mean, cv);
  const variance = log1p(cv * cv);
  return { kind: 'lognormal', mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** Gamma with this mean (seconds) and cv (standard deviation ÷ mean), 0.001 to 10: shape 1 / cv², from 0.01 to 1e6. */
export function gammaFromMeanAndCv(mean: number, cv: number): Gamma {
  checkMeanAndCv(mean, cv);
  if (cv < 0.001 || cv > 10) {
    throw new ImpossibleFigures(
      `expected a cv from 0.001 to 10 for a gamma distribution, got ${cv}; a lognormal one takes any above 0`,
    );
  }
  return { kind: 'gamma', shape: 1 / (cv * cv), scale: mean * cv * cv };
}

/**
 * Weibull with this median and with `value` at probability p. All seconds above 0. Throws ImpossibleFigures (see
 * `checkQuantile`).
 */
export function weibullFromMedianAndQuantile(median: number, p: number, value: number): Weibull {
  checkQuantile(median, p, value);
  // F(x) = 1 − exp(−(x / scale)^shape) solved at both points; ln 2 = −ln(1 − ½).
  const shape = log(-log1p(-p) / Math.LN2) / log(value / median);
  return { kind: 'weibull', shape, scale: median / power(Math.LN2, 1 / shape) };
}

/**
 * Throws ImpossibleFigures unless the two points of the quantile function rise: p above ½ needs a value above the
 * median, p below ½ one below it.
 */
function checkQuantile(median: number, p: number, value: number): void {
  if (!(median > 0 && median < Number.POSITIVE_INFINITY)) {
    throw new ImpossibleFigures(
      `expected a finite median above 0, got ${median} seconds; for a fixed duration use constant`,
    );
  }
  if (!(p > 0 && p < 1) || p === 0.5) {
    throw new RangeError(`A quantile is at a probability between 0 and 1 that is not ½; got ${p}.`);
  }
  const rises = p > 0.5 ? value > median : value < median;
  if (!(rises && value > 0 && value < Number.POSITIVE_INFINITY)) {
    const side = p > 0.5 ? 'above the median' : 'between 0 and the median';
    throw new ImpossibleFigures(`expected a quantile at ${p} ${side} of ${median} seconds, got ${value} seconds`);
  }
}

function checkMeanAndCv(mean: number, cv: number): void {
  if (!(mean > 0 && mean < Number.POSITIVE_INFINITY)) {
    throw new ImpossibleFigures(
      `expected a finite mean above 0, got ${mean} seconds; for a fixed duration use constant`,
    );
  }
  if (!(cv > 0 && cv < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A cv is above 0 and finite; got ${cv}.`);
  }
}
