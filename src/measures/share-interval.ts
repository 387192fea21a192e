import { normalQuantile } from '../draws/normal.ts';
import type { ExactRatio } from '../sums/exact-ratio.ts';
import { type Estimate, type Estimator, estimate, TAIL } from './interval.ts';
import type { RatioDifference } from './ratio-difference.ts';

/** With fewer cases of a kind, a share's distribution is too skewed for Student's interval. */
const FEW = 10n;

const A_SHARE = { least: 0, most: 1 };

/**
 * A share over all replications. If there are fewer than 10 cases of either kind, its interval is Wilson's, with the
 * number of cases divided by the design effect. Otherwise it is Student's.
 */
export function shareEstimate(share: ExactRatio, tail = TAIL): Estimate {
  if (share.count < 2 || !hasFew(share)) return estimate(share, A_SHARE, tail);
  return { mean: share.mean, ...wilson(share.mean, Number(share.whole) / designEffect(share), tail) };
}

function hasFew({ part, whole }: ExactRatio): boolean {
  return part < FEW || whole - part < FEW;
}

/**
 * How many times as large the share's variance is as if all cases were independent, at least 1: people of one
 * replication may meet the same queue. If all cases are of one kind, nothing shows it, and it is taken as 1.
 */
export function designEffect({ mean, whole, errorVariance }: Estimator & { whole: bigint }): number {
  const independent = (mean * (1 - mean)) / Number(whole);
  return independent > 0 ? Math.max(1, errorVariance / independent) : 1;
}

/**
 * Wilson's interval, by default of 95 %, of a share among n cases (Journal of the American Statistical Association 22,
 * 1927, 209–212). n need not be whole.
 */
export function wilson(share: number, n: number, tail = TAIL): { low: number; high: number } {
  const z = normalQuantile(1 - tail);
  const scale = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  // At 0 and at 1 the limit is exact. Rounding would put it beside.
  return {
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
  };
}

/**
 * The difference of two shares over the same replications. If one of them has few cases of a kind, its interval is put
 * together from those of both shares (Zou and Donner, Statistics in Medicine 27, 2008, 1693–1702), because the
 * linearised error would take agreement for precision.
 */
export function shareDifference(one: ExactRatio, two: ExactRatio, between: RatioDifference, tail = TAIL): Estimate {
  const { mean, isSame, correlation } = between;
  if (between.count >= 2 && isSame) return { mean: 0, low: 0, high: 0 };
  const [a, b] = [shareEstimate(one, tail), shareEstimate(two, tail)];
  const [lows, highs] = [distances(a, 'low'), distances(a, 'high')];
  const [lowsOf2, highsOf2] = [distances(b, 'low'), distances(b, 'high')];
  const isComplete = lows !== null && highs !== null && lowsOf2 !== null && highsOf2 !== null;
  if (!isComplete || !(hasFew(one) || hasFew(two))) return estimate(between, { least: -1, most: 1 }, tail);
  return {
    mean,
    low: Math.max(-1, mean - together(lows, highsOf2, correlation)),
    high: Math.min(1, mean + together(highs, lowsOf2, correlation)),
  };
}

function distances({ mean, low, high }: Estimate, side: 'low' | 'high'): number | null {
  if (mean === null || low === null || high === null) return null;
  return side === 'low' ? mean - low : high - mean;
}

function together(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
}
