/** A YAML or JSON value as it will be written. Unlike a JavaScript value, it can have a key twice and any scalar. */
export type Tree = Scalar | List | TreeMap;

/** `raw` is written as it is: "1–2 h" with its quotes, 12, true, or what no reader expects. */
export interface Scalar {
  kind: 'scalar';
  raw: string;
}

export interface List {
  kind: 'list';
  items: Tree[];
}

export interface TreeMap {
  kind: 'map';
  entries: Entry[];
}

export interface Entry {
  key: string;
  value: Tree;
}

export const scalar = (raw: string): Scalar => ({ kind: 'scalar', raw });
export const text = (value: string): Scalar => scalar(JSON.stringify(value));

/** The tree of a plain value. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) };
  if (value === null || typeof value !== 'object') return scalar(JSON.stringify(value) ?? 'null');
  return { kind: 'map', entries: Object.entries(value).map(([key, inner]) => ({ key, value: treeOf(inner) })) };
}

export function copyOf(tree: Tree): Tree {
  if (tree.kind === 'list') return { kind: 'list', items: tree.items.map(copyOf) };
  if (tree.kind === 'scalar') return tree;
  return { kind: 'map', entries: tree.entries.map(({ key, value }) => ({ key, value: copyOf(value) })) };
}

/** A place in a tree whose value can be replaced. */
export type Slot = { owner: List; at: number } | { owner: TreeMap; at: number };

export function valueIn({ owner, at }: Slot): Tree {
  return owner.kind === 'list' ? owner.items[at] : owner.entries[at].value;
}

export function put({ owner, at }: Slot, value: Tree): void {
  if (owner.kind === 'list') owner.items[at] = value;
  else owner.entries[at].value = value;
}

/** The key above a value; empty in a list at the top. */
export function keyOf({ owner, at }: Slot): string {
  return owner.kind === 'map' ? owner.entries[at].key : '';
}

/** Every place below a tree, in the order of the text. */
export function slotsOf(tree: Tree): Slot[] {
  const found: Slot[] = [];
  const walk = (node: Tree) => {
    if (node.kind === 'list')
      node.items.forEach((item, at) => {
        found.push({ owner: node, at });
        walk(item);
      });
    else if (node.kind === 'map')
      node.entries.forEach(({ value }, at) => {
        found.push({ owner: node, at });
        walk(value);
      });
  };
  walk(tree);
  return found;
}

/** JSON, if all scalars are JSON. */
export function asJson(tree: Tree): string {
  if (tree.kind === 'scalar') return tree.raw;
  if (tree.kind === 'list') return `[${tree.items.map(asJson).join(',')}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${asJson(value)}`).join(',')}}`;
}

/** YAML in block style, as people write it. */
export function asYaml(tree: Tree): string {
  const lines: string[] = [];
  block(tree, '', lines);
  return `${lines.join('\n')}\n`;
}

const PLAIN_KEY = /^[\p{L}][\p{L}\p{N}.-]*$/u;

function block(tree: Tree, indent: string, lines: string[]): void {
  if (tree.kind === 'scalar') lines.push(indent + tree.raw);
  else if (isEmpty(tree)) lines.push(`${indent}${tree.kind === 'list' ? '[]' : '{}'}`);
  else if (tree.kind === 'list') for (const item of tree.items) under(`${indent}-`, item, indent, lines);
  else
    for (const { key, value } of tree.entries)
      under(`${indent}${PLAIN_KEY.test(key) ? key : JSON.stringify(key)}:`, value, indent, lines);
}

function under(head: string, value: Tree, indent: string, lines: string[]): void {
  if (value.kind === 'scalar') lines.push(`${head} ${value.raw}`);
  else if (isEmpty(value)) lines.push(`${head} ${value.kind === 'list' ? '[]' : '{}'}`);
  else if (indent.length > 200) lines.push(`${head} ${asJson(value)}`);
  else {
    lines.push(head);
    block(value, `${indent}  `, lines);
  }
}

function isEmpty(tree: List | TreeMap): boolean {
  return (tree.kind === 'list' ? tree.items : tree.entries).length === 0;
}
