import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { isRatio, MEASURES, RATIOS } from '../measures/definitions.ts';
import { amountEstimate, ratioDifferenceEstimate, ratioEstimate } from '../measures/estimates.ts';
import { countEstimate, type Estimate, pairedEstimate } from '../measures/interval.ts';
import type { Measure, Unit } from '../measures/measure.ts';
import { bookingsInRow, measureInRow, outcomeInRow, ratioInRow } from '../measures/run-rows.ts';
import { shareEstimate } from '../measures/share-interval.ts';
import { type Counted, ExactProducts, ExactRatio } from '../sums/exact-ratio.ts';
import { ExactSum } from '../sums/exact-sum.ts';

/**
 * What each replication counted of a quantity, in order: the numerator and the denominator of a ratio. An amount has
 * the denominator 1. A denominator of 0 means that the replication has no case.
 */
export type Series = readonly Counted[];

/** A quantity of which every replication has a value: the bookings, an outcome's share, or a measure. */
export interface Quantity {
  key: string;
  label: string;
  unit: Unit;
  isRatio: boolean;
  /** Whether reports list it. */
  isListed: boolean;
  /** Reads a detailed row. */
  read(row: Float64Array): Counted;
  estimate(series: Series): Estimate;
  /** The first minus the second, paired by replication. */
  difference(one: Series, two: Series): Estimate;
}

const SHARE = { unit: 'share', partsPerUnit: 1 } as const;

const BOOKINGS: Quantity = {
  key: 'bookings',
  label: 'bookings',
  unit: 'people',
  isRatio: false,
  isListed: true,
  read: (row) => [bookingsInRow(row), 1],
  estimate: (series) => countEstimate(sumOf(series)),
  difference: amountDifference,
};

/** In the order of a snapshot's rows. */
export const QUANTITIES: readonly Quantity[] = [BOOKINGS, ...OUTCOMES.map(ofOutcome), ...MEASURES.map(ofMeasure)];

export const QUANTITY_OF: ReadonlyMap<string, Quantity> = new Map(QUANTITIES.map((one) => [one.key, one]));

function ofOutcome(key: (typeof OUTCOMES)[number], i: number): Quantity {
  const people = outcomeInRow(i);
  return {
    key,
    label: `${OUTCOME_ENTRIES[key].name}, of bookings`,
    unit: 'share',
    isRatio: true,
    isListed: true,
    read: (row) => [people(row), bookingsInRow(row)],
    estimate: (series) => (hasCases(series) ? shareEstimate(ratioOf(series)) : { mean: null, low: null, high: null }),
    difference: (one, two) => ratioDifferenceEstimate(SHARE, ratioOf(one), ratioOf(two), productsOf(one, two)),
  };
}

function ofMeasure(measure: Measure, m: number): Quantity {
  const { key, label, unit, unlisted } = measure;
  const about = { key, label, unit, isListed: unlisted !== true };
  if (isRatio(measure)) {
    return {
      ...about,
      isRatio: true,
      read: ratioInRow(RATIOS.indexOf(measure), 0),
      estimate: (series) => ratioEstimate(measure, ratioOf(series)),
      difference: (one, two) => ratioDifferenceEstimate(measure, ratioOf(one), ratioOf(two), productsOf(one, two)),
    };
  }
  const value = measureInRow(m);
  return {
    ...about,
    isRatio: false,
    read: (row) => {
      const found = value(row);
      return found === null ? [0, 0] : [found, 1];
    },
    estimate: (series) => amountEstimate(measure, sumOf(series)),
    difference: amountDifference,
  };
}

function hasCases(series: Series): boolean {
  return series.some(([, whole]) => whole !== 0);
}

function sumOf(series: Series): ExactSum {
  const sum = new ExactSum();
  for (const [value, whole] of series) if (whole !== 0) sum.add(value);
  return sum;
}

function amountDifference(one: Series, two: Series): Estimate {
  const sum = new ExactSum();
  for (const [r, [value, whole]] of one.entries()) {
    if (whole !== 0 && two[r][1] !== 0) sum.add(value - two[r][0]);
  }
  return pairedEstimate(sum);
}

function ratioOf(series: Series): ExactRatio {
  const ratio = new ExactRatio();
  for (const counted of series) ratio.add(...counted);
  return ratio;
}

function productsOf(one: Series, two: Series): { products: ExactProducts } {
  const products = new ExactProducts();
  for (const [r, counted] of one.entries()) products.add(counted, two[r]);
  return { products };
}
