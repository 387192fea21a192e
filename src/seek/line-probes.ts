import { type Line, variantAt } from './line.ts';
import { measuredAt, type Probes } from './probes.ts';
import type { Target } from './target.ts';
import type { Variants } from './variants.ts';
import type { Measured } from './walk.ts';

/** A line at a number, or the policy as written. */
export type Key = { line: Line; number: number } | null;

/** The policy as written, then each line at its numbers. */
export async function probesOf(
  lines: readonly Line[],
  numbersOf: (line: Line, i: number) => number[],
  variants: Variants,
) {
  const all: { key: Key; variant: Variants['asWritten'] }[] = [{ key: null, variant: variants.asWritten }];
  for (const [i, line] of lines.entries()) {
    for (const number of numbersOf(line, i)) {
      all.push({ key: { line, number }, variant: await variantAt(line, number, variants) });
    }
  }
  return all;
}

/** What was measured on a line, ascending; with the policy as written, if its value is one of the line's. */
export function measuredOn(line: Line, probes: Probes<Key>, target: Target): Measured[] {
  const isWithin = line.start !== null && line.start >= line.low && line.start <= line.high;
  const all = probes.all().flatMap(({ key, tally }) => {
    const number = key === null ? (isWithin ? line.start : null) : key.line === line ? key.number : null;
    return number === null ? [] : [[number, tally] as const];
  });
  return [...new Map(all)]
    .map(([number, tally]) => measuredAt(number, tally, target))
    .toSorted((a, b) => a.number - b.number);
}
