import { defaultAt, settingDefaults, underlaid } from '../schema/defaults.ts';
import { rangeAsWritten } from '../text/range.ts';
import { asWritten, type Basis, child, type MapNode, type SourceNode } from '../text/source-tree.ts';
import { keysOf } from './paths.ts';

/** One value of a scenario and where it comes from. */
export interface Assumption {
  /** Path below `base`, such as releaseNotice.notice.lead, or a setting, such as warmUp or weeklyReport.leftOut. */
  path: string;
  /** The policy whose changes contain it; absent if it is in `base`. */
  policy?: string;
  /** As written in the file. */
  value: string;
  basis: Basis;
  source: string;
  note?: string;
  /** Where it is written: file (the scenario), default, or the file of a policy preset. */
  from: string;
}

const ORDER: Basis[] = ['assumption', 'computed', 'reported'];
/** Most likely a misspelt key of `sources`: one word, such as S9. */
const LOOKS_LIKE_A_KEY = /^[\p{L}]{1,3}\d{1,3}$/u;

/** What a scenario file and the files of its presets contain. */
interface Written {
  base: SourceNode;
  policies: { name: string; changes: MapNode | undefined; source?: string }[];
  defaults: SourceNode;
  sources: ReadonlyMap<string, string>;
  file?: SourceNode;
}

/** A value, or a section of values, visited in a base or in a policy's changes. */
interface Walked {
  path: string;
  node: SourceNode;
  fallback: SourceNode | undefined;
  inherited: SourceNode['provenance'];
  policy?: string;
}

/**
 * All values of a base and of its policies' changes, and those settings of a file that describe the world. Assumptions
 * come first.
 */
export function assumptionsOf({ base, policies, defaults, sources, file }: Written): {
  assumptions: Assumption[];
  /** Each of them as it is in the tree. */
  nodes: ReadonlyMap<Assumption, SourceNode>;
  notes: string[];
} {
  const nodes = new Map<Assumption, SourceNode>();
  const found: Assumption[] = [];
  const notes = new Set<string>();
  const add = (path: string, node: SourceNode, inherited: SourceNode['provenance'], policy?: string) => {
    const { source, basis, note } = { ...inherited, ...node.provenance };
    const text = source === undefined ? '' : sourceText(source, sources, notes);
    const one: Assumption = {
      path,
      ...(policy !== undefined && { policy }),
      value: asWritten(node) + (node.range === undefined ? '' : ` (${rangeAsWritten(node.range)})`),
      basis: basis ?? (source === undefined ? 'assumption' : 'reported'),
      source: text,
      ...(note !== undefined && { note }),
      from: node.place === undefined ? 'default' : (node.place.file ?? 'file'),
    };
    found.push(one);
    nodes.set(one, node);
  };
  const walk = ({ path, node, fallback, inherited, policy }: Walked) => {
    const isSection = fallback?.kind === 'map' && fallback.provenance === undefined;
    if (
      node.kind === 'map' &&
      node.entries.size > 0 &&
      (isSection || path === 'booking' || hasProvenanceInside(node))
    ) {
      for (const [key, entry] of node.entries) {
        // The rate of a facility already determines its share of all bookings, so the default share has no meaning.
        if (key === 'share' && entry.node.place === undefined && node.entries.has('rate')) continue;
        const passedOn = entry.node.place === undefined ? undefined : { ...inherited, ...node.provenance };
        const below = isSection ? (fallback.entries.get(key)?.node ?? fallback.entries.get('*')?.node) : undefined;
        const inner = path === '' ? key : `${path}.${key}`;
        walk({ path: inner, node: entry.node, fallback: below, inherited: passedOn, policy });
      }
    } else add(path, node, inherited, policy);
  };
  walk({ path: '', node: base, fallback: defaults, inherited: undefined });
  if (file !== undefined) {
    for (const [key, fallback] of settingDefaults()) add(key, child(file, key) ?? fallback, undefined);
    for (const key of ['warmUp', 'coolDown']) {
      const node = child(file, key);
      if (node !== undefined) add(key, node, undefined);
    }
    const weeklyReport = child(file, 'weeklyReport');
    for (const [key, { node }] of weeklyReport?.kind === 'map' ? weeklyReport.entries : []) {
      walk({ path: `weeklyReport.${key}`, node, fallback: undefined, inherited: weeklyReport?.provenance });
    }
  }
  for (const { name, changes } of policies) {
    for (const [path, entry] of changes?.entries ?? []) {
      // What a replaced section leaves out comes from the defaults, not from the base.
      const fallback = defaultAt(defaults, keysOf(path, base));
      walk({ path, node: underlaid(entry.node, fallback)!, fallback, inherited: undefined, policy: name });
    }
  }
  const assumptions = ORDER.flatMap((basis) => found.filter((one) => one.basis === basis));
  return { assumptions, nodes, notes: [...notes] };
}

function hasProvenanceInside(node: SourceNode): boolean {
  if (node.kind === 'scalar') return false;
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
  return below.some((one) => one.provenance !== undefined || hasProvenanceInside(one));
}

export function sourceText(source: string, sources: ReadonlyMap<string, string>, notes: Set<string>): string {
  const text = sources.get(source);
  if (text !== undefined) return `${source}: ${text}`;
  if (LOOKS_LIKE_A_KEY.test(source))
    notes.add(`the source "${source}" is not a key of \`sources\`; it is shown as written`);
  return source;
}
