import { filesOnDisk } from '../files/files-on-disk.ts';
import { PRESETS } from '../schema/preset-names.ts';
import { child, type Entry, type MapNode, plain, type SourceNode } from '../text/source-tree.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import { type Preset, readPreset } from './preset-file.ts';
import { ownChanges } from './rules.ts';

export type DescribedValue = Pick<Assumption, 'path' | 'value' | 'basis' | 'source' | 'note'>;

/**
 * What a preset, a dated entry or a facility's entry says: the preset that it builds on, and what it changes, in the
 * file's order.
 */
interface Said {
  standsOn?: DescribedValue;
  changes: DescribedValue[];
}

/** A preset for a reader: who reported it, and what it changes, with the source of each value. */
export interface DescribedPreset extends Omit<Preset['about'], 'source'>, Said {
  name: string;
  file: string;
  source: string;
  /** By facility name; `null` for all others. */
  facilities?: ({ facility: string | null } & Said)[];
  dated?: ({ from: DescribedValue; title?: string } & Said)[];
}

const NOTHING: MapNode = { kind: 'map', entries: new Map() };

/** Describes one of PRESETS. */
export async function describePreset(name: string): Promise<DescribedPreset> {
  const { file, about, tree } = await readPreset(name, filesOnDisk(''));
  const facilities = child(tree, 'facilities');
  const named = facilities?.kind === 'map' ? [...facilities.entries] : [];
  const lines = named.map(([facility, { node }]) => ({ facility, ...said(node) }));
  const others = child(tree, 'others');
  const dated = child(tree, 'dated');
  return {
    ...about,
    name,
    file,
    source: about.source ?? '',
    ...said(tree),
    ...(lines.length > 0 && {
      facilities: [...lines, ...(others === undefined ? [] : [{ facility: null, ...said(others) }])],
    }),
    ...(dated?.kind === 'list' && { dated: dated.items.map(describeEntry) }),
  };
}

/** Describes all presets, in the order of the list. */
export async function describePresets(): Promise<DescribedPreset[]> {
  return Promise.all(PRESETS.map(describePreset));
}

function describeEntry(entry: SourceNode) {
  const [from] = valuesOf([['from', { node: child(entry, 'from')! }]]);
  const title = child(entry, 'title');
  return { from, ...(title !== undefined && { title: String(plain(title)) }), ...said(entry) };
}

function said(node: SourceNode): Said {
  const preset = child(node, 'policy');
  const [standsOn] = preset === undefined ? [] : valuesOf([['policy', { node: preset }]]);
  return { ...(standsOn && { standsOn }), changes: valuesOf([...(ownChanges(node)?.entries ?? [])]) };
}

function valuesOf(entries: [string, Entry][]): DescribedValue[] {
  const changes: MapNode = { kind: 'map', entries: new Map(entries) };
  const { assumptions } = assumptionsOf({
    base: NOTHING,
    policies: [{ name: '', changes }],
    defaults: NOTHING,
    sources: new Map(),
  });
  const keys = entries.map(([key]) => key);
  const order = ({ path }: Assumption) => keys.findIndex((key) => path === key || path.startsWith(`${key}.`));
  const inOrder = assumptions.filter(({ path }) => path !== '').toSorted((a, b) => order(a) - order(b));
  return inOrder.map(({ policy: _, from: _from, ...value }) => value);
}
