import type { Unit } from '../../measures/measure.ts';
import { signed } from '../../report/format.ts';
import type { Bounds } from '../expect/claim.ts';
import type { Figure } from '../judge/figure.ts';

/** How a figure is written: its unit, and whether it is a difference of two policies. */
export interface Written {
  unit: Unit;
  isDifference: boolean;
}

const MOST_DECIMALS = 4;

/** A limit as a claim has it, with all its digits: "30 %", "80 min", "9,000 h", "$500", "30 percentage points". */
export function limitText(value: number, written: Written): string {
  const scaled = Number((value * scaleOf(written)).toPrecision(12));
  return withUnit(signed(scaled, decimalsIn(scaled)), written);
}

/** A figure and its interval: "34.6 % (95 % interval 33.9 % to 35.2 %)". */
export function figureText({ mean, low, high }: Figure, written: Written, bounds: Bounds): string {
  if (mean === null) return 'no cases';
  const text = rounded([mean, low, high], written, bounds);
  if (low === null || high === null) return `${text(mean)} (no interval)`;
  return `${text(mean)} (95 % interval ${fromTo(text(low), text(high), written)})`;
}

/** The ends of an interval: "33.1 % to 36.0 %". */
export function intervalText({ low, high }: Omit<Figure, 'mean'>, written: Written, bounds: Bounds): string {
  if (low === null || high === null) return 'not known';
  const text = rounded([low, high], written, bounds);
  return fromTo(text(low), text(high), written);
}

/** "33.1 to 36.0 %": the unit once, where it comes last. */
function fromTo(low: string, high: string, { unit }: Written): string {
  return `${unit === '$' ? low : low.split(' ')[0]} to ${high}`;
}

/**
 * Writes values with as many decimals as their spread makes meaningful. Decimals are added while a rounded value would
 * read like a limit that it does not equal, or like 0.
 */
function rounded(
  all: readonly (number | null)[],
  written: Written,
  { least, most }: Bounds,
): (value: number) => string {
  const scale = scaleOf(written);
  const values = all.filter((value) => value !== null);
  const limits = [least, most].filter((limit) => limit !== null);
  const spread = (Math.max(...values) - Math.min(...values)) * scale;
  const half = spread > 0 ? spread / 2 : Math.abs(values[0] * scale) / 100;
  let decimals = half >= 9.95 || half === 0 ? 0 : half >= 0.095 ? 1 : 2;
  const text = (value: number) => withUnit(signed(value * scale, decimals), written);
  const misleads = () =>
    values.some(
      (value) =>
        limits.some((limit) => limit !== value && text(value) === text(limit)) ||
        (value !== 0 && Number((value * scale).toFixed(decimals)) === 0),
    );
  while (decimals < MOST_DECIMALS && misleads()) decimals++;
  return text;
}

function scaleOf({ unit }: Written): number {
  return unit === 'share' ? 100 : 1;
}

function withUnit(number: string, { unit, isDifference }: Written): string {
  if (unit === 'share') return isDifference ? `${number} percentage points` : `${number} %`;
  if (unit !== '$') return `${number} ${unit}`;
  return number.startsWith('−') ? `−$${number.slice(1)}` : `$${number}`;
}

function decimalsIn(value: number): number {
  for (let decimals = 0; decimals < 10; decimals++) if (Number(value.toFixed(decimals)) === value) return decimals;
  return 10;
}
