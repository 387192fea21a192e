import { child, nodeAt, type SourceNode } from '../text/source-tree.ts';

/**
 * Every way to read a path as the keys of a tree. A facility's name may contain dots, as in
 * facilities.St. Louis.clearing, so a path is read along the names that the tree has. None: the tree has no such path.
 */
export function readingsOf(path: string, tree: SourceNode): string[][] {
  return beginnings(path).flatMap(([key, rest]) => {
    const below = child(tree, key);
    if (below === undefined) return [];
    return rest === undefined ? [[key]] : readingsOf(rest, below).map((keys) => [key, ...keys]);
  });
}

/** The keys of a path. For one that the tree does not have, they are known as far as possible. */
export function keysOf(path: string, tree: SourceNode): string[] {
  return readingsOf(path, tree)[0] ?? asFarAsKnown(path, tree);
}

/** How many of the keys the tree has. */
export function depthKnown(keys: readonly string[], tree: SourceNode): number {
  const depth = keys.findIndex((_, i) => nodeAt(tree, keys.slice(0, i + 1)) === undefined);
  return depth < 0 ? keys.length : depth;
}

function asFarAsKnown(path: string, tree: SourceNode): string[] {
  const known = beginnings(path).findLast(([key]) => child(tree, key) !== undefined);
  if (known?.[1] === undefined) return path.split('.');
  return [known[0], ...asFarAsKnown(known[1], child(tree, known[0])!)];
}

/** A path cut at each of its dots: the first key, and the rest if there is any. The shortest key comes first. */
function beginnings(path: string): [key: string, rest: string | undefined][] {
  const cut = [...path.matchAll(/\./g)].map(({ index }): [string, string] => [
    path.slice(0, index),
    path.slice(index + 1),
  ]);
  return [...cut, [path, undefined]];
}
