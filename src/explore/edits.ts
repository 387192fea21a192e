import { fileProblem, InputError, type Problem } from '../refusals/input-error.ts';
import { defaultAt, defaultsTree } from '../scenario/schema/defaults.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { type ProblemAt, readYaml } from '../scenario/text/read-yaml.ts';
import type { MapNode, Provenance, SourceNode } from '../scenario/text/source-tree.ts';

/** A value to use instead of a scenario's, as YAML has it. */
export interface Edit {
  /** The name that refusals have for it. */
  path: string;
  /** Its place in the scenario's tree, from the root. */
  keys: readonly string[];
  text: string;
}
export type Edits = readonly Edit[];

const CHANGED: Provenance = { basis: 'assumption', note: 'changed on this page' };

/** The defaults, at the same keys as in a scenario. */
const DEFAULTS: SourceNode = { kind: 'map', entries: new Map([['base', { node: defaultsTree() }]]) };

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
  for (const { path, keys, text } of edits) {
    if (text.trim() === '') throw new InputError([fileProblem(path, 'the value is empty', { allowed: 'a value' })]);
    const read = readYaml(text, path, { placesIn: path });
    if (read.tree === undefined) throw new InputError(read.problems);
    problems.push(...read.problems);
    placed.set(path, read.problemAt);
    tree = replaced(tree, keys, { by: { ...read.tree, provenance: CHANGED }, defaults: DEFAULTS });
  }
  const problemAt: ProblemAt = (place, rest) => (placed.get(place?.file ?? '') ?? written.problemAt)(place, rest);
  return { ...written, tree, problems, problemAt };
}

/**
 * A tree with another node at some keys. What is missing on the way is a new map, or a copy of the default if that is
 * one value: the hours of the default teams stay if only their number is changed.
 */
function replaced(node: SourceNode | undefined, [key, ...rest]: readonly string[], put: Put): SourceNode {
  if (key === undefined) return put.by;
  if (node?.kind === 'list') {
    return { ...node, items: node.items.map((item, i) => (String(i) === key ? replaced(item, rest, put) : item)) };
  }
  const known = put.defaults;
  const isValue = known?.provenance !== undefined;
  const start = node ?? (isValue ? known : undefined);
  const map: MapNode = start?.kind === 'map' ? start : { kind: 'map', entries: new Map(), place: put.by.place };
  const there = map.entries.get(key);
  const defaults = known && defaultAt(known, [key]);
  const keyPlace = rest.length === 0 ? put.by.place : (there?.keyPlace ?? put.by.place);
  const entry = { keyPlace, node: replaced(there?.node, rest, { ...put, defaults }) };
  return { ...map, entries: new Map(map.entries).set(key, entry) };
}

interface Put {
  by: SourceNode;
  /** The default at the same keys, if they are below `base`. */
  defaults: SourceNode | undefined;
}
