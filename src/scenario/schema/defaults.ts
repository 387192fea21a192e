import { BASES, type Basis, type Entry, type Provenance, type SourceNode } from '../text/source-tree.ts';
import { defaultsOf, entryOf } from '../values/entry.ts';
import { base, file } from './file.ts';

/**
 * Defaults for what a scenario leaves out, in the syntax of a scenario. Each value is as in its schema, with its source
 * and basis. A map without them is a section, merged key by key under `base`. The key * means every entry that the file
 * names itself.
 */
export const DEFAULTS = defaultsOf(base) as Record<string, Record<string, unknown>>;

/** The settings of the file that describe the world. */
export function settingDefaults(): [key: string, value: SourceNode][] {
  return Object.entries(file.shape).flatMap(([key, schema]): [string, SourceNode][] => {
    const standard = entryOf(schema).default;
    return standard === undefined ? [] : [[key, treeOf(standard)]];
  });
}

/** The defaults as a tree. Its leaves are the nodes with a provenance. */
export function defaultsTree(): SourceNode {
  return treeOf(DEFAULTS);
}

function treeOf(raw: unknown): SourceNode {
  if (Array.isArray(raw)) return { kind: 'list', items: raw.map(treeOf) };
  if (raw === null || typeof raw !== 'object') {
    return { kind: 'scalar', value: raw as string | number | boolean | null, text: String(raw) };
  }
  const { value, source, basis, note } = raw as { value?: unknown } & Provenance;
  if (value !== undefined && BASES.includes(basis as Basis))
    return { ...treeOf(value), provenance: { source, basis, note } };
  return {
    kind: 'map',
    entries: new Map(Object.entries(raw).map(([key, part]): [string, Entry] => [key, { node: treeOf(part) }])),
  };
}

/** What the file gives, completed from the defaults. */
export function underlaid(given: SourceNode | undefined, fallback: SourceNode | undefined): SourceNode | undefined {
  if (fallback === undefined) return given;
  const isSection = fallback.kind === 'map' && fallback.provenance === undefined;
  // A key with nothing after it (`county-jail:`) asks for the defaults of its section.
  const blank = given === undefined || (isSection && given.kind === 'scalar' && given.value === null);
  if (!isSection) return given ?? fallback;
  if (!blank && given.kind !== 'map') return given;
  const own: ReadonlyMap<string, Entry> = !blank && given.kind === 'map' ? given.entries : new Map();
  const any = fallback.entries.get('*')?.node;
  const names =
    any !== undefined && own.size > 0 ? own.keys() : [...new Set([...own.keys(), ...fallback.entries.keys()])];
  const entries = new Map<string, Entry>();
  for (const key of names) {
    if (key === '*' && any !== undefined) continue;
    const known = fallback.entries.get(key)?.node;
    const node = underlaid(own.get(key)?.node, any === undefined ? known : underlaid(known, any));
    if (node !== undefined) entries.set(key, { ...own.get(key), node });
  }
  return { ...(given ?? fallback), kind: 'map', entries };
}

/** The default at a path, in which * matches any name. */
export function defaultAt(defaults: SourceNode, path: readonly string[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, key) => {
    if (node?.kind !== 'map' || node.provenance !== undefined) return undefined;
    const any = node.entries.get('*')?.node;
    const known = node.entries.get(key)?.node;
    return any === undefined ? known : underlaid(known, any);
  }, defaults);
}
