import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import { sampleQuantile } from '../../draws/sample-quantile.ts';
import { isRatio, MEASURES, PART_MEASURES, PART_RATIOS, RATIOS } from '../../measures/definitions.ts';
import { amountEstimate, limitsOf, ratioDifferenceEstimate, ratioEstimate } from '../../measures/estimates.ts';
import { type Estimate, pairedEstimate, TAIL } from '../../measures/interval.ts';
import type { Ratio } from '../../measures/measure.ts';
import { quantileEstimates } from '../../measures/quantile-interval.ts';
import {
  bookingsInRow,
  lodgedOutcomeInRow,
  measureInRow,
  outcomeInRow,
  partMeasureInRow,
  partRatioInRow,
  type ReadCounts,
  type ReadRow,
  ratioInRow,
  replicationsOf,
} from '../../measures/run-rows.ts';
import type { KeptRuns } from '../../measures/tally.ts';
import { type Counted, ExactProducts, ExactRatio } from '../../sums/exact-ratio.ts';
import { ExactSum } from '../../sums/exact-sum.ts';
import type { BoundClaim } from '../expect/claim.ts';
import type { Estimated } from './figure.ts';
import { quantileRanks } from './order-statistics.ts';

/** How a claim's subject is read from a replication: as two counts whose ratio it is, or as an amount. */
export type Reading = RatioReading | { value: ReadRow };

interface RatioReading {
  counts: ReadCounts;
  value: ReadRow;
  ratio: Pick<Ratio, 'unit' | 'partsPerUnit' | 'signed'>;
}

/** How many parts the rows hold: facilities or months that are counted separately. */
export type RowParts = number;

const LODGED = RATIOS.findIndex(({ key }) => key === 'pickupRate');

/** What the replications say about a claim; `tail` is the error allowed at each end of the interval that judges it. */
export function estimateClaim(claim: BoundClaim, kept: KeptRuns, parts: RowParts, tail: number): Estimated {
  if (claim.quantile !== null) return ofPeople(claim, kept, tail);
  const reading = readingOf(claim, parts);
  const rows = rowsOf(kept, claim.policyIndex);
  const others = claim.againstIndex === null ? null : rowsOf(kept, claim.againstIndex);
  if (claim.oneRun !== null) return ofOneRun(valuesOf(reading.value, rows, others), claim.oneRun, tail);
  const denominator = denominatorOf(claim, reading, rows);
  const found =
    'counts' in reading ? ofCounts(reading, rows, others) : ofAmounts(valuesOf(reading.value, rows, others), claim);
  const { low, high } = found.estimate(tail);
  return { figure: found.estimate(TAIL), judged: { low, high }, agrees: found.agrees, denominator };
}

interface Found {
  estimate(tail: number): Estimate;
  agrees: boolean;
}

function ofCounts(
  { counts, ratio }: RatioReading,
  rows: readonly Float64Array[],
  others: readonly Float64Array[] | null,
): Found {
  const one = ratioOf(rows.map(counts));
  if (others === null) {
    return { estimate: (tail) => ratioEstimate(ratio, one, tail), agrees: one.errorVariance === 0 };
  }
  const two = ratioOf(others.map(counts));
  const products = new ExactProducts();
  for (const [i, row] of rows.entries()) products.add(counts(row), counts(others[i]));
  const estimate = (tail: number) => ratioDifferenceEstimate(ratio, one, two, { products, tail });
  const { low, high } = estimate(TAIL);
  return { estimate, agrees: (low !== null && low === high) || (one.errorVariance === 0 && two.errorVariance === 0) };
}

function ofAmounts(values: readonly number[], { subject, against }: BoundClaim): Found {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  const measure = subject.kind === 'measure' ? subject.measure : undefined;
  if (measure === undefined) throw new Error('An outcome is a share, not an amount.');
  return {
    estimate: (tail) => (against === null ? amountEstimate(measure, sum, tail) : pairedEstimate(sum, tail)),
    agrees: sum.errorVariance === 0,
  };
}

function ofPeople({ subject, quantile, policyIndex }: BoundClaim, { policies }: KeptRuns, tail: number): Estimated {
  const measure = subject.kind === 'measure' ? subject.measure : undefined;
  if (measure?.quantilesOf === undefined || quantile === null) throw new Error('Only durations have quantiles.');
  const histogram = policies[policyIndex].histograms[measure.quantilesOf];
  const count = histogram
    .all()
    .entries()
    .reduce((sum, [, cases]) => sum + cases, 0);
  const denominator = { count, of: 'cases' };
  const scale = measure.unit === 'h' ? 60 : 1;
  const { least } = limitsOf(measure);
  const at = (one: number) => {
    const [found] = quantileEstimates(histogram, [quantile / 100], one) ?? [];
    if (found === undefined) return { mean: null, low: null, high: null };
    const { minutes, half } = found;
    if (half === null) return { mean: minutes / scale, low: null, high: null };
    return { mean: minutes / scale, low: Math.max(least, minutes - half) / scale, high: (minutes + half) / scale };
  };
  const figure = at(TAIL);
  const filled = histogram.batches.filter((batch) => batch.entries().length > 0).length;
  const { low, high } = at(tail);
  // Without an interval although there are enough batches: they agree to the minute.
  return { figure, judged: { low, high }, agrees: figure.low === null && filled >= 5, denominator };
}

function ofOneRun(values: readonly number[], percent: number, tail: number): Estimated {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const denominator = { count: n, of: 'single runs' };
  if (n === 0) {
    return {
      figure: { mean: null, low: null, high: null },
      judged: { low: null, high: null },
      agrees: false,
      denominator,
    };
  }
  const ends = (one: number) => {
    const ranks = quantileRanks(n, percent / 100, one);
    return ranks === null ? { low: null, high: null } : { low: sorted[ranks.low - 1], high: sorted[ranks.high - 1] };
  };
  const mean = sampleQuantile(sorted, percent / 100);
  return { figure: { mean, ...ends(TAIL) }, judged: ends(tail), agrees: false, denominator };
}

/** How to read a subject from a replication's row; `partIndex` is null for all cases together. */
export function readingOf({ subject, partIndex }: Pick<BoundClaim, 'subject' | 'partIndex'>, parts: RowParts): Reading {
  if (subject.kind === 'outcome') {
    const i = OUTCOME_INDEX[subject.outcome];
    const part = subject.of === 'bookings' ? outcomeInRow(i) : lodgedOutcomeInRow(i, parts);
    const whole = subject.of === 'bookings' ? bookingsInRow : (row: Float64Array) => ratioInRow(LODGED, parts)(row)[1];
    const counts: ReadCounts = (row) => [part(row), whole(row)];
    return { counts, value: (row) => quotient(counts(row)), ratio: { unit: 'share', partsPerUnit: 1 } };
  }
  const { measure } = subject;
  if (partIndex !== null) {
    const value = partMeasureInRow(partIndex, PART_MEASURES.indexOf(measure));
    if (!isRatio(measure)) return { value };
    const counts = partRatioInRow(partIndex, PART_RATIOS.indexOf(measure), parts);
    return { counts, value, ratio: measure };
  }
  const value = measureInRow(MEASURES.indexOf(measure));
  if (!isRatio(measure)) return { value };
  const counts = ratioInRow(RATIOS.indexOf(measure), parts);
  return { counts, value, ratio: measure };
}

/** Of what the claim's figure is a share or mean. */
function denominatorOf(
  { subject }: BoundClaim,
  reading: Reading,
  rows: readonly Float64Array[],
): Estimated['denominator'] {
  if (!('counts' in reading)) return { count: rows.length, of: 'runs' };
  const count = rows.reduce((sum, row) => sum + reading.counts(row)[1], 0);
  if (subject.kind === 'outcome')
    return { count, of: subject.of === 'bookings' ? 'bookings' : 'detainers lodged before the exit' };
  // The meaning of a share is "part ÷ whole".
  return { count, of: subject.measure.meaning.split(' ÷ ')[1] ?? 'cases' };
}

/** The rows of a policy's replications, in order. */
export function rowsOf({ policies }: KeptRuns, policy: number): Float64Array[] {
  const { runs } = policies[policy];
  return replicationsOf(runs).map((replication) => runs.get(replication)!);
}

/** Each replication's value, or its difference from the other policy's; those without a case are left out. */
function valuesOf(read: ReadRow, rows: readonly Float64Array[], others: readonly Float64Array[] | null): number[] {
  return rows.flatMap((row, i) => {
    const value = read(row);
    const other = others === null ? 0 : read(others[i]);
    return value === null || other === null ? [] : [value - other];
  });
}

export function ratioOf(counts: readonly Counted[]): ExactRatio {
  const ratio = new ExactRatio();
  for (const [part, whole] of counts) ratio.add(part, whole);
  return ratio;
}

function quotient([part, whole]: Counted): number | null {
  return whole === 0 ? null : part / whole;
}
