import type { Measure } from '../measures/measure.ts';
import { amount, percent, table, wrapped } from '../report/format.ts';
import { SHADES, shadeOf } from '../report/shades.ts';
import { shortValue } from './short-value.ts';
import type { SweepResult } from './sweep-result.ts';

/** One measure of one policy over a grid of two values. */
export interface Grid {
  /** The values down and across, in order. */
  down: string[];
  across: string[];
  /** By down, then across; null where there is no case, or the point did not finish. */
  means: (number | null)[][];
}

/** The grid of a sweep over exactly two values with at least two texts each; null for any other sweep. */
export function gridIn({ design, vary, points }: SweepResult, policy: string, key: string): Grid | null {
  if (design !== 'grid' || vary.length !== 2) return null;
  const valuesOf = (axis: number) => [...new Set(points.map(({ values }) => values[axis]))];
  const [down, across] = [valuesOf(0), valuesOf(1)];
  if (down.length < 2 || across.length < 2) return null;
  const means = new Map(
    points.map(({ values, policies }) => {
      const found = policies.find((one) => one.policy === policy)?.measures[key];
      return [JSON.stringify(values), found?.mean ?? null];
    }),
  );
  const meanAt = (one: string, two: string) => means.get(JSON.stringify([one, two])) ?? null;
  return { down, across, means: down.map((one) => across.map((two) => meanAt(one, two))) };
}

/** A map per policy, as sections. Its shades need no colour. Empty if the sweep is not over a grid of two values. */
export function heatMaps({ key, label, unit }: Measure, result: SweepResult): string[][] {
  const text = (value: number) => (unit === 'share' ? percent(value) : amount(value));
  return (result.asWritten ?? []).flatMap(({ policy }) => {
    const grid = gridIn(result, policy, key);
    const known = grid?.means.flat().filter((mean) => mean !== null) ?? [];
    if (grid === null || known.length === 0) return [];
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const cell = (mean: number | null) => (mean === null ? '–' : `${text(mean)} ${shadeOf(mean, least, most)}`);
    const rows = grid.down.map((value, i) => [`  ${shortValue(value)}`, ...grid.means[i].map(cell)]);
    const scale =
      least === most ? '' : ` Shades go from ${SHADES[0]} (${text(least)}) to ${SHADES.at(-1)} (${text(most)}).`;
    return [
      [
        ...wrapped(`Heat map of the ${label} under "${policy}": a down, b across.${scale}`),
        ...table([['', ...grid.across.map(shortValue)], ...rows]),
      ],
    ];
  });
}
