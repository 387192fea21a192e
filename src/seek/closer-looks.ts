import type { Line } from './line.ts';
import { type Key, measuredOn, probesOf } from './line-probes.ts';
import type { Probes } from './probes.ts';
import { type Aim, errorOf } from './target.ts';
import type { Variants } from './variants.ts';
import { bestOf, crossings, END, type Measured, rootOn } from './walk.ts';
import { numbersIn, type Window, windowAround, windowsOf } from './window.ts';

interface Looking {
  lines: readonly Line[];
  /** What the coarse run measured, by line. */
  grid: readonly (readonly Measured[])[];
  aim: Aim;
  first: number;
  most: number;
  variants: Variants;
}

/** A window that missed its crossing moves so often. */
const MOST_LOOKS = 4;
/** Each time the interval is too wide, the replications rise by what its width asks for, and at most so often. */
const MOST_DEEPER = 4;
/** A normal 95 % interval, to plan with. */
const Z = 1.96;
const MORE = 1.1;
/** A crossing is found if it is between neighbours that are nearer than this part of a step of the coarse grid. */
const NEAR = 0.5;

/**
 * Tries round numbers around each crossing of the coarse grid, with enough replications for the precision. Says whether
 * it was reached for every figure that decides.
 *
 * @throws Stopped
 */
export async function closerLooks(fine: Probes<Key>, looking: Looking): Promise<boolean> {
  const { lines, grid, aim, first, most, variants } = looking;
  const planned = lines.map((line, i) =>
    numbersIn(windowsOf(grid[i], crossings(grid[i], line.origin, aim), aim), line),
  );
  const replications = Math.min(most, Math.max(first, ...grid.map((points, i) => neededAt(points, lines[i], looking))));
  await fine.add(await probesOf(lines, (_, i) => planned[i], variants), replications);
  await lookAgain(fine, looking);
  for (let deeper = 0; deeper < MOST_DEEPER; deeper++) {
    const excess = Math.max(...lines.map((line) => excessOf(measuredOn(line, fine, aim), line, aim)));
    if (excess <= 1) return true;
    if (fine.replications >= most) return false;
    await fine.runTo(Math.min(most, Math.ceil(fine.replications * MORE * excess * excess)));
    await lookAgain(fine, looking);
  }
  return false;
}

/** Moves windows until each crossing, and its interval, is within. */
async function lookAgain(fine: Probes<Key>, { lines, grid, aim, variants }: Looking): Promise<void> {
  for (let look = 1; look < MOST_LOOKS; look++) {
    const missing = lines.map((line, i) => {
      const points = measuredOn(line, fine, aim);
      const known = new Set(points.map(({ number }) => number));
      return numbersIn(missed(line, points, { aim, step: stepOf(grid[i]) }), line).filter(
        (number) => !known.has(number),
      );
    });
    if (missing.every((numbers) => numbers.length === 0)) return;
    // The policy as written was run already.
    await fine.add((await probesOf(lines, (_, i) => missing[i], variants)).slice(1));
  }
}

/** Where to look again: where a crossing or an end of its interval is between values that are far from each other. */
function missed(line: Line, points: readonly Measured[], { aim, step }: { aim: Aim; step: number }): Window[] {
  const found = crossings(points, line.origin, aim);
  return found.flatMap(({ on, at, way }) => {
    const windows: Window[] = [];
    if (at > 0 && Math.abs(on[at].number - on[at - 1].number) > NEAR * step && !areNext(line, on[at - 1], on[at])) {
      windows.push(windowAround(on[at - 1], on[at], aim));
    }
    const last = on.at(-1)!;
    const isAtEnd = last.number === (way > 0 ? line.high : line.low);
    if (!isAtEnd && rootOn(on, aim, END.cautious(aim)) === null) {
      windows.push(
        way > 0 ? { low: last.number, high: last.number + step } : { low: last.number - step, high: last.number },
      );
    }
    return windows;
  });
}

function areNext({ isWhole }: Line, one: Measured, other: Measured): boolean {
  return isWhole && Math.abs(one.number - other.number) <= 1;
}

function stepOf(points: readonly Measured[]): number {
  return (points.at(-1)!.number - points[0].number) / Math.max(1, points.length - 1);
}

/** How many replications the precision needs, by what the coarse run shows. */
function neededAt(points: readonly Measured[], line: Line, { aim, first }: Looking): number {
  const [crossing] = crossings(points, line.origin, aim);
  const decides = crossing === undefined ? bestOf(points, aim) : crossing.on[crossing.at];
  if (decides === undefined) return first;
  const wide = (Z * errorOf(aim, decides.tally)) / aim.precision;
  return Math.ceil(first * MORE * wide * wide);
}

/** The longer side of the interval that decides, divided by the precision. */
function excessOf(points: readonly Measured[], line: Line, { precision, ...aim }: Aim): number {
  const found = crossings(points, line.origin, { precision, ...aim });
  const decide = found.length > 0 ? found.map(({ on, at }) => on[at]) : [bestOf(points, { precision, ...aim })];
  const sides = decide.flatMap((one) => {
    if (one === undefined) return [];
    const { mean, low, high } = one.estimate;
    return mean === null || low === null || high === null ? [] : [Math.max(mean - low, high - mean)];
  });
  return sides.length === 0 ? 0 : Math.max(...sides) / precision;
}
