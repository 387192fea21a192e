import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import type { SourceNode } from '../../scenario/text/source-tree.ts';
import type { Varied } from '../../seek/line.ts';
import { checkVaryPath } from '../../variations/vary-path.ts';
import { readVaryRange } from '../../variations/vary-range.ts';
import { UsageError } from './failure.ts';

const MOST = 6;

/**
 * The values to vary: each --vary gives a path and its range, as two arguments.
 *
 * @throws InputError with what is allowed, or the nearest path; UsageError where a path or range is missing or too many
 */
export function varied(given: readonly string[], tree: SourceNode, policy: string): Varied[] {
  const pairs = Array.from({ length: Math.ceil(given.length / 2) }, (_, i) => given.slice(2 * i, 2 * i + 2));
  if (pairs.length > MOST) throw new UsageError(`Vary at most ${MOST} values, not ${pairs.length}.`);
  const all = pairs.map(([path, range]): Varied => {
    if (range === undefined) {
      throw new UsageError(
        `--vary ${path} has no range. Write both, with spaces in quotation marks: --vary agentArrival.margin "10 min..60 min".`,
      );
    }
    try {
      checkVaryPath(tree, path);
      const [, other] = /^([^.:]*):/.exec(path) ?? [];
      if (other !== undefined && other !== policy) {
        throw new NotAValue(
          `"${path}" is of another policy than "${policy}"`,
          `a path without a policy, or of "${policy}"`,
        );
      }
      return { path, range: readVaryRange(range) };
    } catch (error) {
      if (!(error instanceof NotAValue)) throw error;
      const { message, allowed, hint } = error;
      throw new InputError([fileProblem(`--vary ${path}`, message, { allowed, ...(hint && { hint }) })]);
    }
  });
  const twice = all.find(({ path }, i) => all.findIndex((other) => other.path === path) < i);
  if (twice !== undefined) throw new UsageError(`--vary ${twice.path} is given twice. Give each path once.`);
  return all;
}
