import { MEASURES } from '../../measures/definitions.ts';
import type { Result } from '../../measures/result.ts';
import { movesOf } from './moves.ts';

export type Ends = readonly [low: number, high: number];

/**
 * The ends of the axes that depend on a result, each in its measure's own unit and with 0 inside. A page that can be
 * explored takes them from the scenario as written, so that a changed value moves the marks and not the axis.
 */
export interface Axes {
  /** By measure: differences from the baseline, with their intervals and ranges. */
  differences: Readonly<Record<string, Ends>>;
  /** By measure: averages per run. */
  bearers: Readonly<Record<string, Ends>>;
  /** The most people who gain, or lose, a pickup under a policy, per run. */
  moved: Ends;
}

export const NO_AXES: Axes = { differences: {}, bearers: {}, moved: [0, 0] };

/** The axes of this result. `differences` has the keys of the measures whose differences are drawn. */
export function axesOf(result: Result, differences: readonly string[]): Axes {
  const byKey = (keys: readonly string[], values: (key: string) => (number | null)[]) =>
    Object.fromEntries(
      keys.flatMap((key): [string, Ends][] => {
        const ends = endsOf(values(key));
        return ends[0] === ends[1] ? [] : [[key, ends]];
      }),
    );
  const { flows, replications } = result;
  const moves = flows.map((flow) => movesOf(flow)).flatMap(({ gained, lost }) => [gained, lost]);
  return {
    differences: byKey(differences, (key) =>
      result.differences.flatMap(({ measures }) => {
        const { mean, low, high, range } = measures[key];
        return [mean, low, high, range?.low ?? null, range?.high ?? null];
      }),
    ),
    bearers: byKey(
      MEASURES.filter(({ party, label }) => party !== null && !label.includes(':')).map(({ key }) => key),
      (key) => result.policies.map(({ measures }) => measures[key].mean),
    ),
    moved: endsOf(moves.map((people) => people / replications)),
  };
}

/** From the least to the greatest, with 0; ends of four figures are enough for an axis. */
function endsOf(values: readonly (number | null)[]): Ends {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return [Number(low.toPrecision(4)), Number(high.toPrecision(4))];
}
