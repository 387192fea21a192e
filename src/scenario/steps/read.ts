import { InputError, type Problem } from '../../refusals/input-error.ts';
import { type ProblemAt, readYaml } from '../text/read-yaml.ts';
import type { SourceNode } from '../text/source-tree.ts';

/** A scenario as written: its values with their places in the text. Another tree may take the place of the one that was read. */
export interface ReadScenario {
  /** As messages name it. */
  file: string;
  tree: SourceNode;
  /** What the text already has wrong; `check` reports it with the rest. */
  problems: readonly Problem[];
  problemAt: ProblemAt;
}

/**
 * Step 1 of 4: the tree of a scenario's text.
 *
 * @throws InputError where the text is not YAML of one document.
 */
export function readScenario(text: string, file: string): ReadScenario {
  const { tree, problems, problemAt } = readYaml(text, file);
  if (tree === undefined) throw new InputError(problems);
  return { file, tree, problems, problemAt };
}
