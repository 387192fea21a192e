import { NotAValue } from '../refusals/not-a-value.ts';
import { quoted } from '../refusals/quoted.ts';
import { type Figure, valueAt } from '../scenario/text/range.ts';
import { figureIn } from '../scenario/text/read-range.ts';
import { asWritten } from '../scenario/text/source-tree.ts';

/** The values between two ends, as `--vary` has them: `2 h..12 h`, `10..90 %`, `1..6`. */
export interface VaryRange {
  /** In the same unit; `low.number` is below `high.number`. */
  low: Figure;
  high: Figure;
}

const ALLOWED = 'two figures in the same unit, the smaller first: 1..6, "10 %..90 %", "2 h..12 h"';
const DOTS = '..';

/** Whether a text is written as a range of `--vary`, and not as one value. */
export function isVaryRange(text: string): boolean {
  return text.includes(DOTS);
}

/**
 * Reads `low..high`. A unit that only one end has is the unit of both: `10..90 %`.
 *
 * @throws NotAValue if the text is not such a range.
 */
export function readVaryRange(text: string): VaryRange {
  const ends = text.split(DOTS).map((end) => end.trim());
  if (ends.length !== 2) throw new NotAValue(`${quoted(text)} is not a range`, ALLOWED);
  const [low, high] = ends.map(endOf);
  const [before, after] = [common(low.before, high.before), common(low.after, high.after)];
  if (before === undefined || after === undefined) {
    throw new NotAValue(`the ends of ${quoted(text)} are in different units`, ALLOWED);
  }
  if (low.number > high.number) {
    const turned = `${ends[1]}${DOTS}${ends[0]}`;
    throw new NotAValue(`the range ${quoted(text)} runs backwards`, ALLOWED, `write ${quoted(turned)}`);
  }
  if (low.number === high.number) throw new NotAValue(`both ends of ${quoted(text)} are the same`, ALLOWED);
  return { low: { number: low.number, before, after }, high: { number: high.number, before, after } };
}

/** The number at a place in a range, from 0 for its low end to 1 for its high end. */
export function numberAt({ low, high }: VaryRange, place: number): number {
  return low.number + place * (high.number - low.number);
}

/** The value at a place in a range, as a user would write it: "2.5 h". */
export function textAt({ low, high }: VaryRange, place: number): string {
  return asWritten(valueAt({ kind: 'uniform', low, high }, place));
}

/** A number in the range's unit, as a user would write it. */
export function textOf({ low }: VaryRange, number: number): string {
  return asWritten(valueAt({ kind: 'uniform', low: { ...low, number }, high: { ...low, number } }, 0));
}

/** The range as a user would write it: "2 h..12 h". */
export function rangeText(range: VaryRange): string {
  return `${textAt(range, 0)}${DOTS}${textAt(range, 1)}`;
}

function endOf(text: string): Figure {
  const figure = figureIn({ kind: 'scalar', value: text, text });
  // A value with two numbers, such as "1 h 30 min", has no place between it and another; no value is negative.
  if (figure === undefined || /\d/.test(figure.after) || /[-−–]/.test(figure.before)) {
    throw new NotAValue(`${quoted(text)} is not one figure`, ALLOWED);
  }
  return figure;
}

/** What both ends have, or the only one that has any; undefined if they differ. */
function common(one: string, other: string): string | undefined {
  if (one === other || other === '') return one;
  return one === '' ? other : undefined;
}
