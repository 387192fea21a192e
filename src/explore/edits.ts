import { InputError, type Problem } from '../refusals/input-error.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { type ProblemAt, readYaml } from '../scenario/text/read-yaml.ts';
import type { MapNode, SourceNode } from '../scenario/text/source-tree.ts';

/**
 * Values to use instead of those of a scenario, as YAML has them: by the path below `base`, or by "POLICY:PATH" in a
 * policy's changes.
 */
export type Edits = Readonly<Record<string, string>>;

/** Where an edited path is in the tree: keys from the root. */
export function keysOf(path: string): string[] {
  const policy = /^([a-z0-9][a-z0-9-]*):(.*)$/s.exec(path);
  return policy === null ? ['base', ...path.split('.')] : ['policies', policy[1], 'changes', policy[2]];
}

/**
 * The scenario with each edited value in place of the written one. What the loader refuses in an edit, it reports with
 * the edit's path as the file.
 *
 * @throws InputError if the text of an edit is not YAML.
 */
export function withEdits(written: ReadScenario, edits: Edits): ReadScenario {
  const placed = new Map<string, ProblemAt>();
  const problems: Problem[] = [...written.problems];
  let tree = written.tree;
  for (const [path, text] of Object.entries(edits)) {
    const read = readYaml(text, path, { placesIn: path });
    if (read.tree === undefined) throw new InputError(read.problems);
    problems.push(...read.problems);
    placed.set(path, read.problemAt);
    tree = replaced(tree, keysOf(path), read.tree);
  }
  const problemAt: ProblemAt = (place, rest) => (placed.get(place?.file ?? '') ?? written.problemAt)(place, rest);
  return { ...written, tree, problems, problemAt };
}

function replaced(node: SourceNode | undefined, [key, ...rest]: string[], by: SourceNode): SourceNode {
  if (key === undefined) return by;
  if (node?.kind === 'list') {
    return { ...node, items: node.items.map((item, i) => (String(i) === key ? replaced(item, rest, by) : item)) };
  }
  const map: MapNode = node?.kind === 'map' ? node : { kind: 'map', entries: new Map(), place: by.place };
  const there = map.entries.get(key);
  const entry = { keyPlace: by.place, ...there, node: replaced(there?.node, rest, by) };
  return { ...map, entries: new Map(map.entries).set(key, entry) };
}
