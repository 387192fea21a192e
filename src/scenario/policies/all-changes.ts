import { child, type Entry, type MapNode, type SourceNode } from '../text/source-tree.ts';
import type { CheckedPolicy } from './check-policies.ts';
import type { Layer } from './regimes.ts';
import { changesOf, lineFor, ownChanges, type Presets, presetOf, ruleOf } from './rules.ts';

export interface NamedChanges {
  name: string;
  changes: MapNode | undefined;
}

/**
 * All changes, each with the name of whose they are: those of policies, those of dated entries with their dates, and
 * those that either makes in a facility of the scenario. Presets that facilities follow come once each.
 */
export function allChanges(
  policies: readonly CheckedPolicy[],
  layers: readonly Layer[],
  presets: Presets,
): NamedChanges[] {
  const dated = policies.flatMap(({ name, periods }) =>
    periods.slice(1).map(({ from, entry, rule }) => ({
      name: `${name} from ${from}`,
      changes: asMap([...own(entry, 'from'), ...(changesOf(rule)?.entries ?? [])]),
    })),
  );
  const facilities = layers.flatMap((layer) => (layer.keepsRegime ? [] : layer.facilities));
  const lines = policies.flatMap(({ name, periods }) =>
    periods.flatMap(({ from, rule }) => {
      const since = from === null ? '' : ` from ${from}`;
      return facilities.flatMap((facility) =>
        rule.parts
          .flatMap((part) => lineFor(part, facility) ?? [])
          .map((line) => ({ line, name: `${name}${since} in ${facility}` })),
      );
    }),
  );
  const standing = [...layers.map(({ regime }) => regime.preset), ...lines.map(({ line }) => presetOf(line, presets))];
  const byFile = new Map(standing.flatMap((preset) => (preset === undefined ? [] : [[preset.file, preset]])));
  return [
    ...policies,
    ...dated,
    ...lines.map(({ line, name }) => ({
      name,
      changes: asMap([...own(line, 'policy'), ...(ownChanges(line)?.entries ?? [])]),
    })),
    ...[...byFile.values()].map(({ file, tree }) => ({
      name: `facilities with ${file}`,
      changes: changesOf(ruleOf(tree, presets)),
    })),
  ];
}

function own(node: SourceNode, key: string): [string, Entry][] {
  const found = child(node, key);
  return found === undefined ? [] : [[key, { node: found }]];
}

function asMap(entries: [string, Entry][]): MapNode {
  return { kind: 'map', entries: new Map(entries) };
}
