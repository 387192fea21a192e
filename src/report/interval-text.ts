import type { Unit } from '../measures/measure.ts';
import type { MeasureResult } from '../measures/result.ts';
import { counted, signed } from './format.ts';

type Interval = Pick<MeasureResult, 'mean' | 'low' | 'high'>;

/** As many decimals as show a half-width: one, or two below 0.1. */
function decimalsOf(half: number): number {
  return half > 0 && half < 0.095 ? 2 : 1;
}

/**
 * "± 0.4", or "0.1–4.6" if the sides of an interval differ; a dash if the error is not known. `scale` is 100 for a
 * share in percent.
 */
export function intervalText({ mean, low, high }: Interval, scale = 1): string {
  if (mean === null || low === null || high === null) return '–';
  const sides = [(mean - low) * scale, (high - mean) * scale];
  const decimals = decimalsOf(Math.max(...sides));
  const [below, above] = sides.map((side) => signed(side, decimals));
  return below === above ? `± ${below}` : fromTo(end(low * scale, decimals), end(high * scale, decimals));
}

/**
 * "+25 ± 1": a difference and the half-width of its interval, with as many decimals as the half-width makes meaningful.
 * If the interval's sides differ, its ends are written: "+0.4 (+0.1 to +1.2)".
 */
export function difference({ mean, low, high }: Interval, unit: Unit): string {
  if (mean === null) return '–';
  if (mean === 0 && low === high) return '0';
  const scale = unit === 'share' ? 100 : 1;
  const sign = mean > 0 ? '+' : '';
  if (low === null || high === null) {
    const decimals = decimalsFor(Math.abs(mean * scale) / 10, unit);
    return `${sign}${signed(mean * scale, decimals)}`;
  }
  const half = ((high - low) / 2) * scale;
  const decimals = decimalsFor(half, unit);
  const text = (value: number) => `${value > 0 ? '+' : ''}${signed(value * scale, decimals)}`;
  const [below, above] = [mean - low, high - mean].map((side) => signed(side * scale, decimals));
  if (below !== above) return `${text(mean)} (${text(low)} to ${text(high)})`;
  return `${text(mean)} ± ${below}`;
}

/**
 * How many decimals fit an uncertainty of this size: none from 10 on (from 1 on for people and dollars), otherwise one,
 * or two below 0.1.
 */
function decimalsFor(half: number, unit: Unit): number {
  if (half === 0) return 1;
  const whole = unit === 'people' || unit === 'notices' || unit === 'calls' || unit === '$' ? 0.95 : 9.95;
  if (half >= whole) return 0;
  return half >= 0.095 ? 1 : 2;
}

/** The range of one run, "28.1–40.9"; a dash with fewer than two runs. */
export function rangeText(range: MeasureResult['range'], scale = 1): string {
  if (range === null) return '–';
  const [low, high] = [end(range.low * scale, 1), end(range.high * scale, 1)];
  return low === high ? low : fromTo(low, high);
}

/** Exactly 0 has no decimals. */
function end(value: number, decimals: number): string {
  return value === 0 ? '0' : signed(value, decimals);
}

/** An en dash between two numbers, unless a minus sign is next to it. */
export function fromTo(low: string, high: string): string {
  return `${low}${low.startsWith('−') || high.startsWith('−') ? ' to ' : '–'}${high}`;
}

/** How long one run is, in the words of a reader: "one year", or "84 days". */
export function runLength(days: number): string {
  return days === 365 || days === 366 ? 'one year' : counted(days, 'day');
}

export const PLUS_MINUS =
  '± is the half-width of the 95 % interval: how precisely the average is known. ' +
  'It says nothing about a single year or about the assumptions.';

/** What the range of one run is. Empty if there is none. */
export function rangeMeaning(ranges: readonly MeasureResult['range'][], days: number): string {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return '';
  const length = runLength(days);
  const isOfQuantiles = known.every(({ ends }) => ends === 'quantiles 5 % and 95 %');
  const most = Math.max(...known.map(({ replications }) => replications));
  return isOfQuantiles
    ? `In ${length}: 90 of 100 single runs of ${length} are in this range, 5 are below and 5 above it.`
    : `In ${length}: the least and the greatest of ${counted(most, 'single run')} of ${length}.`;
}
