import { fileProblem, InputError } from '../refusals/input-error.ts';

/** The fewest values, and the fewest values above 0, that can be fitted. */
const FEWEST = 5;
/**
 * A standard deviation below this fraction of the mean counts as none: gamma's shape then nears 10⁶, the limit of its
 * quantiles.
 */
const LEAST_SPREAD = 2e-3;

/** The durations in a column; both lists are ascending. */
interface Sample {
  all: Float64Array;
  /** Those above 0, to which lognormal, gamma and weibull are fitted. */
  positive: Float64Array;
}

/** Where values come from, for error messages. */
export interface Origin {
  file?: string;
  column: string;
}

/**
 * Sorts and checks a column of durations in any one unit. Throws InputError if fewer than 5 values are above 0 or if
 * all of those are equal. The values must be finite and at least 0, which reading their file ensures.
 */
export function readSample(values: ArrayLike<number>, origin: Origin): Sample {
  const all = Float64Array.from(values).sort();
  if (!all.every((value) => value >= 0 && value < Infinity)) {
    throw new RangeError('A length of time is at least 0 and finite.');
  }
  const positive = all.filter((value) => value > 0);
  if (positive.length < FEWEST) {
    throw columnError(origin, `expected at least ${FEWEST} values above 0, got ${positive.length}`, {
      allowed: `at least ${FEWEST} values above 0`,
      hint: 'with so few, write a range such as "1–2 h" in the scenario, as an assumption',
    });
  }
  const least = positive[0]!;
  const greatest = positive.at(-1)!;
  const mean = positive.reduce((sum, x) => sum + x / positive.length, 0);
  const spread = Math.sqrt(positive.reduce((sum, x) => sum + (x / mean - 1) ** 2, 0) / positive.length);
  if (least === greatest || spread < LEAST_SPREAD) {
    const equal = least === greatest ? `equal (${least})` : `nearly equal (${least} to ${greatest})`;
    throw columnError(origin, `expected values that differ, got ${positive.length} that are ${equal}`, {
      allowed: 'values of which some differ by more',
      hint: 'write this one length in the scenario instead of a distribution',
    });
  }
  return { all, positive };
}

/** A problem of the column as a whole. */
export function columnError(origin: Origin, message: string, more: { allowed: string; hint: string }): InputError {
  return new InputError([fileProblem(origin.file ?? 'the values', `column "${origin.column}": ${message}`, more)]);
}
