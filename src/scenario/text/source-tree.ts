import type { Range } from './range.ts';

/** Character offsets in the scenario file, or in the preset's file if one is named. */
export interface Place {
  start: number;
  end: number;
  file?: string;
}

/** Where a value comes from, according to the scenario. */
export interface Provenance {
  source?: string;
  basis?: Basis;
  note?: string;
}

export const BASES = ['reported', 'computed', 'assumption'] as const;
export type Basis = (typeof BASES)[number];

/** A scenario as written: plain values with their place and provenance. Nodes are shared and never changed. */
export type SourceNode = ScalarNode | ListNode | MapNode;

interface Written {
  /** Absent if the value is a built-in default. */
  place?: Place;
  provenance?: Provenance;
  /** What the value could be instead. */
  range?: Range;
}

interface ScalarNode extends Written {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** As written in the file: "007" if the value is 7. */
  text: string;
  /** A problem was reported when it was read, so no other is reported about it. */
  isReported?: true;
}

interface ListNode extends Written {
  kind: 'list';
  items: SourceNode[];
}

export interface MapNode extends Written {
  kind: 'map';
  entries: Map<string, Entry>;
}

export interface Entry {
  keyPlace?: Place;
  node: SourceNode;
}

/** The plain value of a node, without provenance. Maps have no prototype, so no key can reach one. */
export function plain(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const map: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of node.entries) map[key] = plain(entry.node);
  return map;
}

/** The node one step below; undefined if there is none. */
export function child(node: SourceNode | undefined, key: PropertyKey): SourceNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.node;
  if (node?.kind === 'list') return node.items[Number(key)];
  return undefined;
}

export function nodeAt(root: SourceNode, path: readonly PropertyKey[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>(child, root);
}

/**
 * The place of a path in the file: of the value, or of the key with `atKey`. For a default or a missing value, it is
 * the place of the nearest node above that is in the file.
 */
export function placeAt(root: SourceNode, path: readonly PropertyKey[], atKey = false): Place | undefined {
  let node: SourceNode | undefined = root;
  let place = root.place;
  for (const [depth, key] of path.entries()) {
    const entry: Entry | undefined = node?.kind === 'map' ? node.entries.get(String(key)) : undefined;
    const last = depth === path.length - 1;
    const missing = entry === undefined && node?.kind !== 'list';
    if (missing) return place;
    node = child(node, key);
    const below: Place | undefined = last && atKey ? entry?.keyPlace : placeToShow(node, entry);
    place = below ?? place;
  }
  return place;
}

/** The place of a map or list is its key, which is on one line and says more than its first child. */
function placeToShow(node: SourceNode | undefined, entry: Entry | undefined): Place | undefined {
  if (node === undefined) return undefined;
  return node.kind === 'scalar' ? node.place : (entry?.keyPlace ?? node.place);
}

/** A value on one line as it could be written in a file: `lognormal: {median: 50 min, q90: 80 min}`. */
export function asWritten(node: SourceNode): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return `[${node.items.map(asWritten).join(', ')}]`;
  return `{${[...node.entries].map(([key, entry]) => `${key}: ${asWritten(entry.node)}`).join(', ')}}`;
}
