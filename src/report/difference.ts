import type { Unit } from '../measures/measure.ts';
import type { Result } from '../measures/result.ts';
import { signed } from './format.ts';

type Difference = Pick<Result['differences'][number]['measures'][string], 'mean' | 'low' | 'high'>;

/**
 * "+25 ± 1": a difference and the half-width of its interval, with as many decimals as the half-width makes meaningful.
 * If the interval's sides differ, its ends are written: "+0.4 (+0.1 to +1.2)".
 */
export function difference({ mean, low, high }: Difference, unit: Unit): string {
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
