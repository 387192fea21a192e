import { fileProblem, InputError, type Problem } from '../refusals/input-error.ts';

/** Fewest values, and fewest values above 0, that are fitted. */
const FEWEST = 5;
/** A standard deviation below this part of the mean counts as none: gamma's shape nears 10⁶ there, where its quantiles end. */
const LEAST_SPREAD = 2e-3;

/** Durations of a column, both lists ascending. */
interface Sample {
  all: Float64Array;
  /** Those above 0, which lognormal, gamma and weibull are fitted to. */
  positive: Float64Array;
}

/** Where values come from, for the messages. */
export interface Origin {
  file?: string;
  column: string;
}

/**
 * Sorts and checks a column of durations in any one unit. Throws InputError: one problem for each value that is negative or not
 * finite, by its row from 1 below the header; or fewer than 5 values above 0; or all of them equal.
 */
export function readSample(values: ArrayLike<number>, origin: Origin): Sample {
  const wrong = Array.from(values).flatMap((value, row) =>
    value >= 0 && value < Infinity ? [] : [wrongValue(value, row, origin)],
  );
  if (wrong.length > 0) throw new InputError(wrong);

  const all = Float64Array.from(values).sort();
  const positive = all.filter((value) => value > 0);
  if (positive.length < FEWEST) {
    const above = positive.length === all.length ? '' : `, ${positive.length} of them above 0`;
    throw columnError(origin, `has ${all.length} ${all.length === 1 ? 'value' : 'values'}${above}`, {
      allowed: `at least ${FEWEST} values above 0`,
      hint: 'with so few, write a range such as "1–2 h" in the scenario, as an assumption',
    });
  }
  const least = positive[0]!;
  const greatest = positive.at(-1)!;
  const mean = positive.reduce((sum, x) => sum + x / positive.length, 0);
  const spread = Math.sqrt(positive.reduce((sum, x) => sum + (x / mean - 1) ** 2, 0) / positive.length);
  if (least === greatest || spread < LEAST_SPREAD) {
    const equal = least === greatest ? `equal (${least})` : `practically equal (${least} to ${greatest})`;
    throw columnError(origin, `has ${positive.length} values above 0, all ${equal}`, {
      allowed: 'values that differ',
      hint: 'write this one length in the scenario instead of a distribution',
    });
  }
  return { all, positive };
}

/** A problem of the column as a whole. */
export function columnError(origin: Origin, message: string, more: { allowed: string; hint: string }): InputError {
  return new InputError([problemOf(origin, `column "${origin.column}" ${message}`, more)]);
}

function wrongValue(value: number, row: number, origin: Origin): Problem {
  const why = value < 0 ? 'negative' : 'not a finite number';
  const message = `row ${row + 1}, column "${origin.column}": ${value} is ${why}`;
  return problemOf(origin, message, { allowed: 'a length of at least 0', hint: 'correct or remove the row' });
}

function problemOf(origin: Origin, message: string, more: { allowed: string; hint: string }): Problem {
  return fileProblem(origin.file ?? 'the values', message, more);
}
