import { InputError, type Problem } from '../refusals/input-error.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import type { Point } from './design.ts';

/** The points of a sweep: the paths that are varied, and for each point their values. */
export interface Points {
  paths: readonly string[];
  points: readonly Point[];
}

/** The values of a point, by path. */
export function valuesAt(paths: readonly string[], point: Point): Record<string, string> {
  return Object.fromEntries(paths.map((path, a) => [path, point[a]]));
}

/** A point as a reader knows it: `agentArrival.teams.count = 3, agentArrival.noShow = 5 %`. */
export function nameOf(paths: readonly string[], point: Point): string {
  return paths.map((path, a) => `${path} = ${point[a]}`).join(', ');
}

/**
 * Checks every point before anything runs. A value may be allowed only beside another, as with weights that sum to
 * 100 %, so no value is checked alone. What was loaded is not kept, so that the memory does not grow with the points.
 *
 * @throws InputError with every problem, each once. It names the path as the file, and shows the text.
 */
export async function checkPoints(
  written: ReadScenario,
  files: ScenarioFiles,
  { paths, points }: Points,
): Promise<void> {
  const problems = new Map<string, Problem>();
  for (const point of points) {
    try {
      await loadTree(withValues(written, valuesAt(paths, point)), files);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) {
        const key = JSON.stringify([problem.file, problem.line, problem.message]);
        if (problems.has(key)) continue;
        // A value that is named by its path needs no more.
        const isNamed = paths.includes(problem.file);
        problems.set(
          key,
          isNamed ? problem : { ...problem, hint: problem.hint ?? `found with ${nameOf(paths, point)}` },
        );
      }
    }
  }
  if (problems.size > 0) throw new InputError([...problems.values()]);
}
