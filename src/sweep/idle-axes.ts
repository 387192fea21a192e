import type { SweepResult } from './sweep-result.ts';

/** The values of a grid that move no figure of it: every point has the results of the others that differ only there. */
export function idleAxes({ design, vary, points }: SweepResult): number[] {
  if (design !== 'grid') return [];
  return vary.flatMap((_, axis) => {
    const groups = Map.groupBy(points, ({ values }) => JSON.stringify(values.toSpliced(axis, 1)));
    const isVaried = [...groups.values()].some((group) => group.length > 1);
    const isIdle = [...groups.values()].every((group) => new Set(group.map(resultsOf)).size === 1);
    return isVaried && isIdle ? [axis] : [];
  });
}

function resultsOf({ policies }: SweepResult['points'][number]): string {
  return JSON.stringify(policies);
}
