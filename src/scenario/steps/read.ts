import { InputError, type Problem } from '../../refusals/input-error.ts';
import { withoutPersonalLines } from '../checks/personal-lines.ts';
import { type ProblemAt, readYaml } from '../text/read-yaml.ts';
import type { SourceNode } from '../text/source-tree.ts';

/** A scenario as written: its values with their places in the text. Another tree may replace the one that was read. */
export interface ReadScenario {
  /** The file's name in messages. */
  file: string;
  tree: SourceNode;
  /** Problems of the text itself. `check` reports them with the rest. */
  problems: readonly Problem[];
  problemAt: ProblemAt;
}

/**
 * Step 1 of 4: reads the tree of a scenario's text.
 *
 * @throws InputError if the text is not a single YAML document.
 */
export function readScenario(text: string, file: string): ReadScenario {
  const { tree, problems, problemAt } = readYaml(text, file);
  if (tree === undefined) throw new InputError(withoutPersonalLines(problems));
  return { file, tree, problems, problemAt };
}
