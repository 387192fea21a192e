import type { Ends } from '../data/axes.ts';

/** From a value to its place on an axis, in percent of the axis's width with two decimals. */
export type Scale = (value: number) => number;

/** A linear axis from `low` to `high`, at `inset` and 100 − `inset` percent. Values beyond are at its ends. */
export function linear([low, high]: readonly [number, number], inset = 7): Scale {
  const span = high - low;
  return (value) => {
    const share = span === 0 ? 0.5 : Math.min(1, Math.max(0, (value - low) / span));
    return rounded(inset + share * (100 - 2 * inset));
  };
}

/** An axis whose ticks, ascending, are evenly spaced, and which is linear between each two. */
export function evenTicks(ticks: readonly number[], inset = 3): Scale {
  const steps = ticks.length - 1;
  const step = (100 - 2 * inset) / steps;
  return (value) => {
    if (value <= ticks[0]) return inset;
    const next = ticks.findIndex((tick) => value < tick);
    if (next < 0) return rounded(100 - inset);
    const share = (value - ticks[next - 1]) / (ticks[next] - ticks[next - 1]);
    return rounded(inset + (next - 1 + share) * step);
  };
}

/** Smaller differences are rounding errors. */
const LEAST = 1e-9;

/** A domain that holds 0 and all values, with ends and steps that are round numbers: about five steps. */
export function roundDomain(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low;
  if (span < LEAST) return { domain: [-1, 1], ticks: [0] };
  const step = roundStep(span / 4);
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { domain: [first * step, last * step], ticks };
}

/** Round ends and ticks for these values: those of the written ends, unless a value is beyond them. */
export function fixedDomain(written: Ends | undefined, values: readonly number[]): ReturnType<typeof roundDomain> {
  if (written === undefined) return roundDomain(values);
  const fixed = roundDomain(written);
  const [low, high] = fixed.domain;
  const isInside = values.every((value) => value >= low && value <= high);
  return isInside ? fixed : roundDomain([low, high, ...values]);
}

/** The round number (1, 2, 2.5 or 5 times a power of ten) that is at least `step`. */
function roundStep(step: number): number {
  let power = 1;
  while (power > step) power /= 10;
  while (power * 10 <= step) power *= 10;
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}
