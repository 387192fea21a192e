import type { ExactProducts, ExactRatio } from '../sums/exact-ratio.ts';
import { AMOUNTS, isRatio, MEASURES, PART_AMOUNTS, PART_MEASURES, PART_RATIOS, RATIOS } from './definitions.ts';
import {
  countEstimate,
  type Estimate,
  type Estimator,
  estimate,
  type Limits,
  NO_ESTIMATE,
  NO_LIMITS,
  pairedEstimate,
  TAIL,
} from './interval.ts';
import type { Measure, Ratio } from './measure.ts';
import { ratioDifference } from './ratio-difference.ts';
import { shareDifference, shareEstimate } from './share-interval.ts';
import type { PartTally, PolicyTally } from './tally.ts';

// The one place where a tally becomes an estimate, so that a measure has the same estimate in every table.

const PLACES = MEASURES.map((measure) => (isRatio(measure) ? RATIOS.indexOf(measure) : AMOUNTS.indexOf(measure)));
const PART_PLACES = PART_MEASURES.map((measure) =>
  isRatio(measure) ? PART_RATIOS.indexOf(measure) : PART_AMOUNTS.indexOf(measure),
);

/** What the replications say about a measure; `m` is an index into MEASURES. */
export function estimator(m: number, policy: PolicyTally): Estimator {
  const measure = MEASURES[m];
  return isRatio(measure) ? inUnits(policy.ratios[PLACES[m]], measure) : policy.amounts[PLACES[m]];
}

/** A measure's mean and interval; `m` is an index into MEASURES. */
export function measureEstimate(m: number, policy: PolicyTally): Estimate {
  const measure = MEASURES[m];
  if (!isRatio(measure)) return amountEstimate(measure, policy.amounts[PLACES[m]]);
  return ratioEstimate(measure, policy.ratios[PLACES[m]]);
}

/** As `measureEstimate`, of a facility or month; `m` is an index into PART_MEASURES. */
export function partEstimate(m: number, part: PartTally): Estimate {
  const measure = PART_MEASURES[m];
  if (!isRatio(measure)) return amountEstimate(measure, part.amounts[PART_PLACES[m]]);
  return ratioEstimate(measure, part.ratios[PART_PLACES[m]]);
}

/** What the replications say about a policy's difference from the baseline; null if either has no case. */
export function differenceEstimator(m: number, policy: PolicyTally, baseline: PolicyTally): Estimator | null {
  const measure = MEASURES[m];
  const place = PLACES[m];
  if (!isRatio(measure)) return policy.differences[place].count === 0 ? null : policy.differences[place];
  const found = ratioDifference(policy.ratios[place], baseline.ratios[place], policy.products[place]);
  return found && inUnits(found, measure);
}

/** A policy's difference from the baseline, paired by replication. */
export function differenceEstimate(m: number, policy: PolicyTally, baseline: PolicyTally): Estimate {
  const measure = MEASURES[m];
  const place = PLACES[m];
  if (!isRatio(measure)) return pairedEstimate(policy.differences[place]);
  return ratioDifferenceEstimate(measure, policy.ratios[place], baseline.ratios[place], {
    products: policy.products[place],
  });
}

/** The difference of two ratios over the same replications. */
export function ratioDifferenceEstimate(
  measure: Pick<Ratio, 'unit' | 'partsPerUnit'>,
  one: ExactRatio,
  two: ExactRatio,
  { products, tail = TAIL }: { products: ExactProducts; tail?: number },
): Estimate {
  const found = ratioDifference(one, two, products);
  if (found === null) return NO_ESTIMATE;
  if (measure.unit === 'share') return shareDifference(one, two, found, tail);
  return found.isSame ? pairedEstimate(found, tail) : estimate(inUnits(found, measure), NO_LIMITS, tail);
}

export function ratioEstimate(
  measure: Pick<Ratio, 'unit' | 'partsPerUnit' | 'signed'>,
  ratio: ExactRatio,
  tail = TAIL,
): Estimate {
  if (measure.unit === 'share') return shareEstimate(ratio, tail);
  return estimate(inUnits(ratio, measure), limitsOf(measure), tail);
}

/** Only what is counted one by one has an interval if there is none: of hours and dollars, one case may be many. */
export function amountEstimate(measure: Measure, sum: Estimator, tail = TAIL): Estimate {
  const isCounted = measure.unit === 'people' || measure.unit === 'notices' || measure.unit === 'calls';
  return isCounted ? countEstimate(sum, tail) : estimate(sum, limitsOf(measure), tail);
}

/** What values a measure can have. */
export function limitsOf({ signed, unit }: Pick<Measure, 'signed' | 'unit'>): Limits {
  if (signed) return NO_LIMITS;
  return { least: 0, most: unit === 'share' ? 1 : Number.POSITIVE_INFINITY };
}

function inUnits({ count, mean, errorVariance }: Estimator, { partsPerUnit }: Pick<Ratio, 'partsPerUnit'>): Estimator {
  return { count, mean: mean / partsPerUnit, errorVariance: errorVariance / (partsPerUnit * partsPerUnit) };
}
