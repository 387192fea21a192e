import type { Line } from './line.ts';
import { plain, roundNumbers } from './numbers.ts';
import { type Aim, errorOf } from './target.ts';
import { bestOf, type Crossing, type Measured, rootOn } from './walk.ts';

/** About so many values are tried around a crossing. */
const TRIED = 24;
/** So many standard errors of the coarse run, and so many target precisions, around where it crosses. */
const ERRORS = 2.5;
const PRECISIONS = 1.5;
/** A window has at least this share of a step of the coarse grid, and at most this many steps on each side. */
const LEAST = 0.25;
const MOST = 2;

/** Where to look more closely, as numbers of a line. */
export interface Window {
  low: number;
  high: number;
}

/** Around where the measure crosses the target between two neighbours of the coarse grid. */
export function windowAround(inner: Measured, outer: Measured, aim: Aim): Window {
  const step = Math.abs(outer.number - inner.number);
  const root = rootOn([inner, outer], aim, ({ mean }) => mean) ?? outer.number;
  const slope = Math.abs((outer.estimate.mean ?? 0) - (inner.estimate.mean ?? 0)) / step;
  const reach = (ERRORS * errorOf(aim, outer.tally) + PRECISIONS * aim.precision) / slope;
  const half = Math.min(MOST * step, Math.max(LEAST * step, Number.isFinite(reach) ? reach : MOST * step));
  return { low: root - half, high: root + half };
}

/** Around the best value of the coarse grid, if it may reach the target after all. */
function windowAtBest(points: readonly Measured[], aim: Aim): Window | null {
  const best = bestOf(points, aim);
  if (best === undefined || best.estimate.mean === null) return null;
  const short = Math.abs(best.estimate.mean - aim.value);
  if (short > ERRORS * errorOf(aim, best.tally)) return { low: best.number, high: best.number };
  const at = points.indexOf(best);
  return { low: points[Math.max(0, at - 1)].number, high: points[Math.min(points.length - 1, at + 1)].number };
}

/** What to look at after the coarse run: each place where the measure crosses the target, or the best value. */
export function windowsOf(points: readonly Measured[], found: readonly Crossing[], aim: Aim): Window[] {
  if (found.length === 0) return [windowAtBest(points, aim)].filter((one) => one !== null);
  return found.flatMap(({ on, at, left }) => [
    at === 0 ? { low: on[0].number, high: on[0].number } : windowAround(on[at - 1], on[at], aim),
    ...(left === null ? [] : [windowAround(on[left - 1], on[left], aim)]),
  ]);
}

/** The numbers of a line to try within windows, ascending. Windows are cut at the ends of the range and of the way. */
export function numbersIn(windows: readonly Window[], { low, high, isWhole }: Line): number[] {
  const all = windows.flatMap((window) => {
    const [from, to] = [Math.max(low, Math.min(high, window.low)), Math.min(high, Math.max(low, window.high))];
    const ends = isWhole ? { low: Math.floor(from), high: Math.ceil(to) } : { low: from, high: to };
    const numbers = roundNumbers({ ...ends, isWhole }, TRIED);
    if (isWhole || numbers.length < 3) return numbers;
    // The ends of a window are not round. Those of the range are the user's.
    return numbers.filter((number) => number === low || number === high || (number !== from && number !== to));
  });
  return [...new Set(all.map(plain))].sort((a, b) => a - b);
}
