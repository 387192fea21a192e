import type { Distribution } from '../draws/distribution.ts';
import { log } from '../draws/logarithm.ts';
import { cdf, compile, moments } from '../draws/sampler.ts';
import { BOOTSTRAP_LIMIT, bootstrapP, ksDistance } from './goodness-of-fit.ts';
import { type Family, FitFailed, type Fitted, fitFamily, logLikelihood } from './maximum-likelihood.ts';
import { type Outliers, outliersIn } from './outliers.ts';
import { type QuantileTable, SHOWN_PERCENTS, sampleQuantiles, TABLE_PERCENTS, tableOf } from './quantile-table.ts';
import { columnError, type Origin, readSample } from './sample.ts';
import { UNIT_SECONDS, type Unit, unitInName, unitNamed } from './unit.ts';

export interface FitOptions extends Origin {
  /** As the user wrote it ("min", "hours"). If left out, the column's name must contain the unit. */
  unit?: string;
}

/**
 * Plain data. Lengths are in `unit`, except those in `distribution`, which are seconds as everywhere in a resolved
 * scenario.
 */
export interface FitResult {
  file: string | null;
  column: string;
  unit: Unit;
  count: number;
  /** How many rows of the file were used, had no value, and could not be read. Absent if it was not read here. */
  rows?: { used: number; blank: number; refused: number };
  outliers: Outliers;
  /**
   * How many values are 0. They count in the quantiles and the mean, but the three families are fitted without them.
   */
  zeros: number;
  mean: number;
  /** With the divisor n − 1. */
  standardDeviation: number;
  /** At 0 5 25 50 75 90 95 99 100 %. */
  quantiles: QuantileTable;
  /**
   * The quantiles as a distribution that is linear between its points, so its mean differs slightly from the data's.
   */
  empirical: { distribution: Distribution; mean: number };
  /** The share of the values that are multiples of 5; chance gives a fifth. null if the unit is not the minute. */
  multiplesOfFive: number | null;
  /** Always in the order lognormal, gamma, weibull, without those left out. */
  fits: FamilyFit[];
  /** The families that cannot be fitted to these values, and why. */
  leftOut: { family: Family; why: string }[];
  /** The family with the lowest AIC; null if none can be fitted. */
  nearest: Family | null;
}

export interface FamilyFit {
  family: Family;
  distribution: Fitted;
  /** As a scenario writes them: median and q90; shape and scale. */
  parameters: Record<string, number>;
  /**
   * The largest difference, over all lengths, between the shares of the fit and of the data below that length; 0 to 1.
   */
  ksDistance: number;
  /** By parametric bootstrap, in [1/200, 1]; null above 5,000 values. */
  p: number | null;
  /** 4 − 2 ln L (Akaike 1974), for densities per `unit`. */
  aic: number;
  mean: number;
  /** At 5 25 50 75 90 95 99 %. */
  quantiles: QuantileTable;
}

/**
 * Fits lognormal, gamma and weibull to a column of durations, and reports how well each fits. The same values in any
 * order give the same result. Throws InputError (see `readSample`; also if the unit is unknown) and NotAValue (if the
 * given unit is not one).
 */
export function fitReport(values: ArrayLike<number>, options: FitOptions): FitResult {
  const unit = options.unit === undefined ? unitInName(options.column) : unitNamed(options.unit);
  if (unit === null) {
    throw columnError(options, 'the unit of its lengths is not known', {
      allowed: `one of ${Object.keys(UNIT_SECONDS).join(', ')}`,
      hint: 'add it, such as --unit min, or name the column so, such as wait_minutes',
    });
  }
  const { all, positive } = readSample(values, options);
  const mean = meanOf(all);
  const quantiles = sampleQuantiles(all, TABLE_PERCENTS);
  const empirical: Distribution = {
    kind: 'empirical',
    points: TABLE_PERCENTS.map((percent) => [percent / 100, quantiles[percent]! * UNIT_SECONDS[unit]]),
  };
  const { fits, leftOut } = familyFits(positive, unit);
  return {
    file: options.file ?? null,
    column: options.column,
    unit,
    count: all.length,
    outliers: outliersIn(positive),
    zeros: all.length - positive.length,
    mean,
    standardDeviation: Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (all.length - 1)),
    quantiles,
    empirical: { distribution: empirical, mean: moments(empirical).mean / UNIT_SECONDS[unit] },
    multiplesOfFive: unit === 'min' ? all.filter((x) => x % 5 === 0).length / all.length : null,
    fits,
    leftOut,
    nearest: fits.toSorted((a, b) => a.aic - b.aic)[0]?.family ?? null,
  };
}

function familyFits(positive: Float64Array, unit: Unit): Pick<FitResult, 'fits' | 'leftOut'> {
  const fits: FamilyFit[] = [];
  const leftOut: FitResult['leftOut'] = [];
  for (const family of ['lognormal', 'gamma', 'weibull'] as const) {
    try {
      fits.push(familyFit(family, positive, unit));
    } catch (error) {
      if (!(error instanceof FitFailed)) throw error;
      leftOut.push({ family, why: error.message });
    }
  }
  return { fits, leftOut };
}

function familyFit(family: Family, positive: Float64Array, unit: Unit): FamilyFit {
  const seconds = positive.map((x) => x * UNIT_SECONDS[unit]);
  const fitted = fitFamily(family, seconds);
  const sampler = compile(fitted);
  const inUnit = (length: number) => length / UNIT_SECONDS[unit];
  const quantile = (p: number) => inUnit(sampler.quantile(p));
  const distance = ksDistance(seconds, (x) => cdf(fitted, x));
  const result: FamilyFit = {
    family,
    distribution: fitted,
    parameters:
      fitted.kind === 'lognormal'
        ? { median: quantile(0.5), q90: quantile(0.9) }
        : { shape: fitted.shape, scale: inUnit(fitted.scale) },
    ksDistance: distance,
    p: seconds.length > BOOTSTRAP_LIMIT ? null : bootstrapP(fitted, distance, seconds.length),
    aic: 4 - 2 * (logLikelihood(fitted, seconds) + seconds.length * log(UNIT_SECONDS[unit])),
    mean: inUnit(moments(fitted).mean),
    quantiles: tableOf(SHOWN_PERCENTS, quantile),
  };
  const figures = [distance, result.aic, result.mean, ...Object.values(result.parameters)];
  if (!figures.every(Number.isFinite)) throw new FitFailed('its figures are too large or too small');
  return result;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
