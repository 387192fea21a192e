import type { z } from 'zod';
import { quoted } from '../../refusals/quoted.ts';
import { nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import type { Finding } from './findings.ts';
import { didYouMean } from './zod-findings.ts';

// What the checks between values ask of a tree. Any part of the tree may be missing or wrong.

export const MOST_OF_ONE_KIND = 50;

/** The value of a node; undefined if it is missing or not valid by itself. */
export function valid<S extends z.ZodType>(schema: S, node: SourceNode | undefined): z.output<S> | undefined {
  return node === undefined ? undefined : schema.safeParse(plain(node)).data;
}

/** The keys of a map; none if there is no map. */
export function namesAt(tree: SourceNode, path: string[]): string[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

/** The nodes below a map; with `key`, the nodes at that key below each of them. */
export function entriesOf(tree: SourceNode, path: string[], key?: string): (SourceNode | undefined)[] {
  return namesAt(tree, path).map((name) => nodeAt(tree, key === undefined ? [...path, name] : [...path, name, key]));
}

export function unknownName(path: PropertyKey[], noun: string, name: string, names: readonly string[]): Finding {
  return {
    path,
    message: `${quoted(name)} is not a ${noun} of this scenario`,
    allowed: names.join(', '),
    ...didYouMean(name, names),
  };
}
