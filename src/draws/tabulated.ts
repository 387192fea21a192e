import { LONGEST_SECONDS, wholeSeconds } from './whole-seconds.ts';

const CELLS = 1024;

/** Seconds. An interpolated value closer than this to a rounding border is computed from the quantile instead. */
const GUARD = 2 ** -10;

/**
 * Returns the same whole second as `wholeSeconds(quantile(u))`, in a few nanoseconds where the quantile is smooth. The
 * unit interval is cut into cells. In each, a cubic through four values approximates the quantile; it is kept if its
 * error is less than a quarter of GUARD where such a cubic errs most. Cells that fit too badly (the tails) and values
 * near a rounding border use the quantile itself. A cell is fitted when it is first used.
 *
 * @param quantile of u in (0, 1), rising, with four derivatives.
 */
export function tabulated(quantile: (u: number) => number): (u: number) => number {
  // NaN until a cell is fitted, and for good if the fit is refused, because every comparison with NaN is false.
  const cubics = new Float64Array(4 * CELLS).fill(Number.NaN);
  const tried = new Uint8Array(CELLS);

  const exactly = (u: number, cell: number): number => {
    if (tried[cell] === 0) {
      tried[cell] = 1;
      const cubic = fitCubic((t) => quantile((cell + t) / CELLS));
      if (cubic !== null) cubics.set(cubic, 4 * cell);
    }
    return wholeSeconds(quantile(u));
  };

  return (u) => {
    const cell = (u * CELLS) | 0;
    const t = u * CELLS - cell;
    const c = 4 * cell;
    const raised = ((cubics[c + 3]! * t + cubics[c + 2]!) * t + cubics[c + 1]!) * t + cubics[c]! + 0.5;
    const whole = raised | 0;
    const part = raised - whole;
    return part > GUARD && part < 1 - GUARD ? whole : exactly(u, cell);
  };
}

/**
 * Coefficients, constant first, of the cubic that equals f at 0, ⅓, ⅔ and 1; null if it strays from f, or if f is not
 * finite.
 */
function fitCubic(f: (t: number) => number): [number, number, number, number] | null {
  const [y0, y1, y2, y3] = [f(0), f(1 / 3), f(2 / 3), f(1)] as const;
  if (!(y3 < LONGEST_SECONDS)) return null;
  // Newton's forward differences, multiplied out in powers of t.
  const d1 = y1 - y0;
  const d2 = y2 - 2 * y1 + y0;
  const d3 = y3 - 3 * y2 + 3 * y1 - y0;
  const cubic = [y0, 3 * d1 - 1.5 * d2 + d3, 4.5 * (d2 - d3), 4.5 * d3] as [number, number, number, number];
  // The error is a fourth derivative times t (t − ⅓) (t − ⅔) (t − 1), whose extremes lie here.
  const strays = [0.127, 0.5, 0.873].some((t) => {
    const value = ((cubic[3] * t + cubic[2]) * t + cubic[1]) * t + cubic[0];
    return !(Math.abs(value - f(t)) < GUARD / 4);
  });
  return strays ? null : cubic;
}
