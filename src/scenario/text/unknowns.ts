import { type Range, rangeAsWritten, valueAt } from './range.ts';
import { asWritten, type Provenance, type SourceNode } from './source-tree.ts';

/** A value that is not known: the scenario gives it a range beside the figure that runs use. */
export interface Unknown {
  /** Path below `base`, or "POLICY: path" in a policy's changes. */
  path: string;
  /** The policy whose changes contain it; null if it applies to all. */
  policy: string | null;
  /** The figure that runs use, as written. */
  value: string;
  /** The range in words, such as "10 % to 30 %". */
  range: string;
  /** How many equally likely values it has; null for a range of figures. */
  alternatives: number | null;
  provenance: Provenance;
}

/**
 * The values with a range in a scenario as written, in the order of the file. One that is used by an alias appears
 * once.
 */
export function unknownsIn(tree: SourceNode): Unknown[] {
  return nodesWithRange(tree).map(({ node, path }) => ({
    path: readablePath(path),
    policy: path[0] === 'policies' ? path[1] : null,
    value: asWritten(node),
    range: rangeAsWritten(node.range),
    alternatives: node.range.kind === 'oneOf' ? node.range.nodes.length : null,
    provenance: node.provenance ?? {},
  }));
}

/** The ranges of those values, in the same order, each with the value as it is written. */
export function rangesIn(tree: SourceNode): { node: SourceNode; range: Range }[] {
  return nodesWithRange(tree).map(({ node }) => ({ node, range: node.range }));
}

/**
 * The scenario with each of those values at a place u in (0, 1) of its range. `places` is in the order of `unknownsIn`.
 */
export function withUnknownsAt(tree: SourceNode, places: readonly number[]): SourceNode {
  const chosen = new Map<SourceNode, SourceNode>();
  nodesWithRange(tree).forEach(({ node }, i) => {
    chosen.set(node, { ...valueAt(node.range, places[i]), place: node.place, provenance: node.provenance });
  });
  const visit = (node: SourceNode): SourceNode => {
    const instead = chosen.get(node);
    if (instead !== undefined) return instead;
    if (node.kind === 'list') return { ...node, items: node.items.map(visit) };
    if (node.kind === 'scalar') return node;
    const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, node: visit(entry.node) }] as const);
    return { ...node, entries: new Map(entries) };
  };
  return visit(tree);
}

function nodesWithRange(tree: SourceNode): { node: SourceNode & { range: Range }; path: string[] }[] {
  const found = new Map<SourceNode, string[]>();
  const walk = (node: SourceNode, path: string[]) => {
    if (node.range !== undefined) {
      if (!found.has(node)) found.set(node, path);
    } else if (node.kind === 'list') for (const [i, item] of node.items.entries()) walk(item, [...path, String(i)]);
    else if (node.kind === 'map') for (const [key, entry] of node.entries) walk(entry.node, [...path, key]);
  };
  walk(tree, []);
  return [...found].map(([node, path]) => ({ node: node as SourceNode & { range: Range }, path }));
}

function readablePath([top, ...rest]: string[]): string {
  if (top === 'base') return rest.join('.');
  const [name, section, ...path] = rest;
  return top === 'policies' && section === 'changes' ? `${name}: ${path.join('.')}` : [top, ...rest].join('.');
}
