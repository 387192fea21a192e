import { type Assumption, assumptionsOf } from './assumptions.ts';
import { PRESETS } from './preset-names.ts';
import { type Preset, readPreset } from './presets.ts';
import type { MapNode } from './source-tree.ts';

/** A preset for a reader: who says so, and what it changes with where each value comes from, in the file's order. */
export interface DescribedPreset extends Omit<Preset['about'], 'source'> {
  name: string;
  file: string;
  source: string;
  changes: Pick<Assumption, 'path' | 'value' | 'basis' | 'source' | 'note'>[];
}

const NOTHING: MapNode = { kind: 'map', entries: new Map() };

export async function describePreset(name: string): Promise<DescribedPreset> {
  const { file, about, changes } = await readPreset(name);
  const { assumptions } = assumptionsOf(NOTHING, [{ name, changes }], NOTHING, new Map());
  const keys = [...changes.entries.keys()];
  const order = ({ path }: Assumption) => keys.findIndex((key) => path === key || path.startsWith(`${key}.`));
  const inOrder = assumptions.filter(({ path }) => path !== '').toSorted((a, b) => order(a) - order(b));
  return {
    ...about,
    name,
    file,
    source: about.source ?? '',
    changes: inOrder.map(({ policy: _, from: _from, ...value }) => value),
  };
}

/** All presets, in the order of their list. */
export async function describePresets(): Promise<DescribedPreset[]> {
  return Promise.all(PRESETS.map(describePreset));
}
