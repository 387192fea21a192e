import { InputError } from '../refusals/input-error.ts';
import { figureIn } from '../scenario/text/read-range.ts';
import { asWritten } from '../scenario/text/source-tree.ts';
import { NEEDS_WHOLE } from '../variations/needs-whole.ts';
import type { Variant } from '../variations/side-by-side.ts';
import { numberAt, textOf, type VaryRange } from '../variations/vary-range.ts';
import type { Between } from './numbers.ts';
import type { Variants } from './variants.ts';

/** A value to vary, as it was asked for. */
export interface Varied {
  path: string;
  range: VaryRange;
}

/** A value of the scenario that moves along its range. */
export interface Line extends Between, Varied {
  /** The path in the policy, as `withValues` reads it. */
  fullPath: string;
  /** The value as written; null if there is none. */
  written: string | null;
  /** Its number in the unit of the range; null if it is not one figure in that unit. */
  start: number | null;
  /** The number from which changes are counted: the start, or the end of the range that is nearest to it. */
  origin: number;
}

/** @throws InputError if the loader refuses an end of the range. */
export async function lineOf({ path, range }: Varied, fullPath: string, variants: Variants): Promise<Line> {
  const { low, high } = range;
  for (const end of [low, high]) await variants.at({ [fullPath]: textOf(range, end.number) });
  const node = variants.valueAt(fullPath);
  const figure = node && figureIn(node);
  const isSameUnit = figure !== undefined && figure.before === low.before && figure.after === low.after;
  const start = isSameUnit ? figure.number : null;
  return {
    path,
    range,
    fullPath,
    low: low.number,
    high: high.number,
    isWhole: await needsWhole(range, fullPath, variants),
    written: node === undefined ? null : asWritten(node),
    start,
    origin: Math.min(high.number, Math.max(low.number, start ?? low.number)),
  };
}

/** A share of the range: how far a number is from where changes are counted from. */
export function changeAt({ low, high, origin }: Pick<Line, 'low' | 'high' | 'origin'>, number: number): number {
  return Math.abs(number - origin) / (high - low);
}

/** The policy with the value at a number. */
export function variantAt(line: Line, number: number, variants: Variants): Promise<Variant> | Variant {
  if (number === line.start) return variants.asWritten;
  return variants.at({ [line.fullPath]: textOf(line.range, number) });
}

async function needsWhole(range: VaryRange, fullPath: string, variants: Variants): Promise<boolean> {
  const { low, high } = range;
  if (!Number.isInteger(low.number) || !Number.isInteger(high.number)) return false;
  try {
    await variants.at({ [fullPath]: textOf(range, Math.floor(numberAt(range, 0.5)) + 0.5) });
    return false;
  } catch (error) {
    if (
      error instanceof InputError &&
      error.problems.some(({ message, allowed = '' }) => NEEDS_WHOLE.test(`${message} ${allowed}`))
    )
      return true;
    throw error;
  }
}
