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

/**
 * Checks every point before anything runs: each value alone, then all that meet in a point. What was loaded is not
 * kept, so that the memory does not grow with the points.
 *
 * @throws InputError with every problem. It names the path as the file, and shows the text.
 */
export async function checkPoints(
  written: ReadScenario,
  files: ScenarioFiles,
  { paths, points }: Points,
): Promise<void> {
  const alone = paths.flatMap((path, a) =>
    [...new Set(points.map((point) => point[a]))].map((text) => ({ [path]: text })),
  );
  await checkAll(written, files, alone);
  if (paths.length > 1)
    await checkAll(
      written,
      files,
      points.map((point) => valuesAt(paths, point)),
    );
}

async function checkAll(
  written: ReadScenario,
  files: ScenarioFiles,
  all: readonly Record<string, string>[],
): Promise<void> {
  const problems = new Map<string, Problem>();
  for (const values of all) {
    try {
      await loadTree(withValues(written, values), files);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) {
        const { file, line, message } = problem;
        const at = Object.entries(values).map(([path, text]) => `${path} = ${text}`);
        const hint = problem.hint ?? (at.length > 1 ? `found with ${at.join(', ')}` : undefined);
        const key = JSON.stringify([file, line, message]);
        if (!problems.has(key)) problems.set(key, { ...problem, ...(hint !== undefined && { hint }) });
      }
    }
  }
  if (problems.size > 0) throw new InputError([...problems.values()]);
}
