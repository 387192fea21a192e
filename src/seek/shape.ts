import type { PolicyTally } from '../measures/tally.ts';
import { pairedDifference } from '../variations/paired-measures.ts';
import type { Target } from './target.ts';
import type { Measured } from './walk.ts';

/** How a measure answers to a value that rises. */
export const SHAPES = ['rises', 'falls', 'does not move', 'rises, then falls', 'falls, then rises'] as const;
export type Shape = (typeof SHAPES)[number];

/**
 * How unlikely a turn must be to be chance. The turning point is chosen among a dozen values after seeing them, so the
 * usual 2.5 % would see turns that are not there.
 */
const TAIL = 0.001;

/** The shape of a response over ascending values, by differences paired by replication. */
export function shapeOf({ measure }: Target, points: readonly Measured[]): Shape {
  const known = points.filter(({ estimate }) => estimate.mean !== null);
  if (known.length < 2) return 'does not move';
  const [first, last] = [known[0], known.at(-1)!];
  const signOf = (one: PolicyTally, other: PolicyTally): number => {
    const { mean, low, high } = pairedDifference(measure, one, other, TAIL);
    if (mean === null || low === null || high === null) return 0;
    return low > 0 ? 1 : high < 0 ? -1 : 0;
  };
  const by = (sign: number) => (best: Measured, one: Measured) =>
    (one.estimate.mean! - best.estimate.mean!) * sign > 0 ? one : best;
  for (const sign of [1, -1]) {
    const extreme = known.reduce(by(sign));
    const turns = [first, last].every((end) => signOf(extreme.tally, end.tally) === sign);
    if (turns) return sign > 0 ? 'rises, then falls' : 'falls, then rises';
  }
  const overall = signOf(last.tally, first.tally);
  if (overall !== 0) return overall > 0 ? 'rises' : 'falls';
  const isMoved = known.some(({ tally }) => signOf(tally, first.tally) !== 0);
  if (!isMoved) return 'does not move';
  return known.reduce(by(1)).number > known.reduce(by(-1)).number ? 'rises' : 'falls';
}
