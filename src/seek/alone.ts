import { rangeText, textOf } from '../variations/vary-range.ts';
import { costsOf } from './costs.ts';
import { changeAt, type Line } from './line.ts';
import { plain } from './numbers.ts';
import type { SeekResult } from './seek-result.ts';
import type { Shape } from './shape.ts';
import type { Aim } from './target.ts';
import { bestOf, type Crossing, crossings, END, type Measured, rootOn } from './walk.ts';

export type Alone = SeekResult['alone'][number];
type Found = Alone['found'][number];

/** A value that was run, with how many replications. */
export interface Tried extends Measured {
  replications: number;
}

/** What was found of a value that is moved alone. `fine` has the values that decide, with the value as written. */
export function aloneResult(
  line: Line,
  { coarse, fine, shape }: { coarse: readonly Tried[]; fine: readonly Tried[]; shape: Shape },
  { aim, asWritten }: { aim: Aim; asWritten: Measured['tally'] },
): Alone {
  const { path, range, written, isWhole } = line;
  const reached = crossings(fine, line.origin, aim);
  const best = reached.length > 0 ? undefined : bestOf(fine, aim);
  const shown = reached.length > 0 ? reached[0].on[reached[0].at] : best;
  const place = (number: number) => ({ value: textOf(range, number), number });
  const tried = [...coarse, ...fine].toSorted((a, b) => a.number - b.number || a.replications - b.replications);
  return {
    path,
    range: rangeText(range),
    written,
    whole: isWhole,
    shape,
    isReached: reached.length > 0,
    found: reached.map((crossing) => foundAt(line, crossing, aim)),
    best: best === undefined ? null : { ...place(best.number), result: best.estimate },
    costs: shown === undefined ? [] : costsOf(aim.measure, shown.tally, asWritten),
    tried: tried.map(({ number, estimate, replications }) => ({ ...place(number), replications, ...estimate })),
  };
}

function foundAt(line: Line, { on, at, left, way }: Crossing, aim: Aim): Found {
  const { number, estimate } = on[at];
  const place = (number: number) => ({ value: textOf(line.range, number), number });
  return {
    ...place(number),
    interval: intervalOf(line, { on, way, at }, aim),
    change: changeAt(line, number),
    result: estimate,
    until: left === null ? null : place(on[left - 1].number),
  };
}

/**
 * The 95 % interval of the value at which the target is just reached: from where the interval of the measure first
 * contains the target to where all of it is beyond. It holds the value that was found.
 */
function intervalOf(line: Line, { on, way, at }: Pick<Crossing, 'on' | 'way' | 'at'>, aim: Aim): Found['interval'] {
  const { number } = on[at];
  const near = edge(on, END.bold(aim), aim, line);
  const far = edge(on, END.cautious(aim), aim, line);
  const text = (one: number | null) => (one === null ? null : textOf(line.range, rounded(line, one)));
  const [inner, outer] = [near ?? number, far];
  return way > 0
    ? { low: text(Math.min(inner, number)), high: text(outer === null ? null : Math.max(outer, number)) }
    : { low: text(outer === null ? null : Math.min(outer, number)), high: text(Math.max(inner, number)) };
}

function edge(on: readonly Measured[], of: Parameters<typeof rootOn>[2], aim: Aim, { isWhole }: Line): number | null {
  if (!isWhole) return rootOn(on, aim, of);
  // Between two whole numbers there is nothing.
  const root = rootOn(on, aim, of);
  return root === null
    ? null
    : (on.find(({ number }) => (number - root) * (on.at(-1)!.number - on[0].number) >= 0)?.number ?? root);
}

/** Four digits are more than the interval of a value needs. */
function rounded({ low, high, isWhole }: Line, number: number): number {
  if (isWhole) return Math.round(number);
  const digits = 10 ** (Math.floor(Math.log10(high - low)) - 3);
  return Math.min(high, Math.max(low, plain(Math.round(number / digits) * digits)));
}
