import { InputError, type Problem } from '../../refusals/input-error.ts';
import { defaultsTree, underlaid } from '../schema/defaults.ts';
import { type ProblemAt, readYaml } from '../text/read-yaml.ts';
import { child, type Entry, type MapNode, type Place, type SourceNode } from '../text/source-tree.ts';
import { replaced } from './changes.ts';
import { depthKnown, keysOf, readingsOf } from './paths.ts';

/** A scenario as written, such as `readScenario` returns. */
interface Written {
  tree: SourceNode;
  problemAt: ProblemAt;
}

/**
 * A scenario with other values at some paths, as if its file had them. Needs no Node.
 *
 * A path is below `base` (`agentArrival.teams.count`), in what a policy changes (`delayed: releaseNotice.notice.lead`),
 * or of the file (`replications`, `policies.delayed.dated.0.changes`). A value is a text as YAML has it: `3`, `12 h`,
 * `{value: 20 %, source: S1}`. It replaces what is written there together with its source, note and range.
 *
 * The loader checks the new values. Its problem with one names the path as the file, and shows the new text.
 *
 * @throws InputError if a text is not YAML.
 * @throws RangeError if the scenario has no such path; see `hasPath`.
 */
export function withValues<W extends Written>(written: W, values: Readonly<Record<string, string>>): W {
  const problems: Problem[] = [];
  // By the place itself, because an offset in a new text means nothing in the scenario's.
  const problemsIn = new Map<Place, ProblemAt>();
  let { tree } = written;
  for (const [path, text] of Object.entries(values)) {
    const target = targetOf(tree, path);
    if (target === undefined) throw new RangeError(`The scenario has no path ${path}.`);
    const read = readValue(text, path);
    problems.push(...read.problems);
    for (const place of placesIn(read.node)) problemsIn.set(place, read.problemAt);
    tree = edited(tree, target, read.node);
  }
  if (problems.length > 0) throw new InputError(problems);
  const problemAt: ProblemAt = (place, rest) => ((place && problemsIn.get(place)) ?? written.problemAt)(place, rest);
  return { ...written, tree, problemAt };
}

/** Whether `withValues` knows a path of this scenario. */
export function hasPath(tree: SourceNode, path: string): boolean {
  return targetOf(tree, path) !== undefined;
}

/** What a path leads to. */
type Target =
  | { in: 'file'; keys: string[] }
  /** `base` as written, or completed from the defaults if only these have the path. */
  | { in: 'base'; base: SourceNode; keys: string[] }
  | { in: 'policy'; name: string; path: string };

function targetOf(tree: SourceNode, path: string): Target | undefined {
  const given = child(tree, 'base') ?? NOTHING;
  const base = underlaid(given, defaultsTree())!;
  const [, name, ofPolicy] = /^([^.:]*):\s*(.*)$/s.exec(path) ?? [];
  if (name !== undefined) {
    const isKnown = child(child(tree, 'policies'), name)?.kind === 'map' && isPathOf(base, ofPolicy);
    return isKnown ? { in: 'policy', name, path: ofPolicy } : undefined;
  }
  const [inFile] = readingsOf(path, tree);
  if (inFile !== undefined) return { in: 'file', keys: inFile };
  if (!isPathOf(base, path)) return undefined;
  const [keys] = readingsOf(path, given);
  return keys === undefined ? { in: 'base', base, keys: keysOf(path, base) } : { in: 'base', base: given, keys };
}

function isPathOf(base: SourceNode, path: string): boolean {
  const keys = keysOf(path, base);
  return depthKnown(keys, base) === keys.length;
}

function edited(tree: SourceNode, target: Target, node: SourceNode): SourceNode {
  if (target.in === 'file') return replaced(tree, target.keys, node, undefined);
  if (target.in === 'base') {
    return replaced(tree, ['base'], replaced(target.base, target.keys, node, undefined), undefined);
  }
  const { name, path } = target;
  const given = child(child(child(tree, 'policies'), name), 'changes');
  const entries = new Map<string, Entry>(given?.kind === 'map' ? given.entries : []);
  // A policy's changes are made in order. At the end, this one also wins over a change of the section it is in.
  const isAmong = [...entries.keys()].some((other) => other.startsWith(`${path}.`) || path.startsWith(`${other}.`));
  if (isAmong) entries.delete(path);
  entries.set(path, { node });
  return replaced(tree, ['policies', name, 'changes'], { ...given, kind: 'map', entries }, undefined);
}

function readValue(text: string, path: string): { node: SourceNode; problems: Problem[]; problemAt: ProblemAt } {
  const { tree, problems, problemAt } = readYaml(text, path);
  const nothing: SourceNode = { kind: 'scalar', value: null, text: '', place: { start: 0, end: text.length } };
  // As in a file, a key with nothing after it has no value.
  return { node: tree ?? nothing, problems: text.trim() === '' ? [] : problems, problemAt };
}

function placesIn(node: SourceNode): Place[] {
  const own = node.place === undefined ? [] : [node.place];
  if (node.kind === 'scalar') return own;
  if (node.kind === 'list') return [...own, ...node.items.flatMap(placesIn)];
  const below = [...node.entries.values()].flatMap((entry) => [
    ...(entry.keyPlace === undefined ? [] : [entry.keyPlace]),
    ...placesIn(entry.node),
  ]);
  return [...own, ...below];
}

const NOTHING: MapNode = { kind: 'map', entries: new Map() };
