import { asWritten, child, type MapNode, nodeAt, type SourceNode } from '../scenario/text/source-tree.ts';

/** A place where two scenarios as written differ. */
export interface TreeChange {
  path: readonly string[];
  /** undefined: the second scenario has no such value. */
  node: SourceNode | undefined;
}

/** The smallest differences between two trees, in the order of the second, then what only the first has. */
export function treeChanges(first: SourceNode, second: SourceNode, path: readonly string[] = []): TreeChange[] {
  if (first.kind !== 'map' || second.kind !== 'map') {
    return asWritten(first) === asWritten(second) ? [] : [{ path, node: second }];
  }
  const keys = new Set([...second.entries.keys(), ...first.entries.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [child(first, key), child(second, key)];
    const inner = [...path, key];
    if (was === undefined || is === undefined) return [{ path: inner, node: is }];
    return treeChanges(was, is, inner);
  });
}

/** The tree with a change. Nodes are shared and never changed. */
export function withChange(tree: SourceNode, { path, node }: TreeChange): SourceNode {
  const [key, ...rest] = path;
  if (key === undefined) return node ?? tree;
  const entries = new Map(tree.kind === 'map' ? tree.entries : []);
  if (rest.length === 0) {
    if (node === undefined) entries.delete(key);
    else entries.set(key, { ...entries.get(key), node });
  } else {
    const below = entries.get(key)?.node ?? EMPTY;
    entries.set(key, { ...entries.get(key), node: withChange(below, { path: rest, node }) });
  }
  return { ...tree, kind: 'map', entries };
}

const EMPTY: MapNode = { kind: 'map', entries: new Map() };

/** The change of the section around a change, which holds all changes within it. */
export function widened({ path }: TreeChange, second: SourceNode): TreeChange {
  const around = path.slice(0, -1);
  return { path: around, node: nodeAt(second, around) };
}

export function isWithin(inner: TreeChange, outer: TreeChange): boolean {
  return outer.path.every((key, i) => inner.path[i] === key);
}
