import type { ResolvedPolicy } from '../../resolved/scenario.ts';
import { child, type MapNode, plain, type SourceNode } from '../text/source-tree.ts';
import type { Preset } from './preset-file.ts';

/** By the name or path written in the scenario. */
export type Presets = ReadonlyMap<string, Preset>;

/** The rule of a policy, of one of its dated entries, of a preset or of a facility. */
export interface Rule {
  /** The preset that it builds on, if it names one that could be read. */
  preset: Preset | undefined;
  /**
   * Its parts, each laid over those before it: what its preset builds on, the preset, and what is written beside the
   * preset's name.
   */
  parts: readonly SourceNode[];
}

/** The policies of a scenario as written, by name. */
export function policiesIn(tree: SourceNode): [name: string, policy: SourceNode][] {
  const policies = child(tree, 'policies');
  return policies?.kind === 'map' ? [...policies.entries].map(([name, { node }]) => [name, node]) : [];
}

/** The rule of a map with `policy` (a preset), `changes`, `facilities` and `others`, all of which are optional. */
export function ruleOf(node: SourceNode, presets: Presets): Rule {
  const preset = presetOf(node, presets);
  return { preset, parts: [...(preset === undefined ? [] : ruleOf(preset.tree, presets).parts), node] };
}

export function presetOf(node: SourceNode, presets: Presets): Preset | undefined {
  const named = child(node, 'policy');
  return named?.kind === 'scalar' ? presets.get(named.text) : undefined;
}

/** What a rule changes everywhere, by path; undefined if nothing. */
export function changesOf({ parts }: Rule): MapNode | undefined {
  return parts.reduce<MapNode | undefined>((below, part) => over(below, ownChanges(part)), undefined);
}

/**
 * What a rule changes in a facility. In each part, the entry for the facility is applied after what the part changes
 * everywhere.
 */
export function changesIn({ parts }: Rule, facility: string, presets: Presets): MapNode | undefined {
  return parts.reduce<MapNode | undefined>((below, part) => {
    const everywhere = over(below, ownChanges(part));
    const line = lineFor(part, facility);
    return line === undefined ? everywhere : over(everywhere, changesOf(ruleOf(line, presets)));
  }, undefined);
}

/** The entry in `facilities` of a policy or preset for a facility, or `others` if the facility is not named. */
export function lineFor(part: SourceNode, facility: string): SourceNode | undefined {
  return child(child(part, 'facilities'), facility) ?? child(part, 'others');
}

/** All entries of a policy, dated entry or preset for single facilities, and for others. */
export function linesOf(part: SourceNode): SourceNode[] {
  const facilities = child(part, 'facilities');
  const others = child(part, 'others');
  const named = facilities?.kind === 'map' ? [...facilities.entries.values()].map(({ node }) => node) : [];
  return others === undefined ? named : [...named, others];
}

/** The changes written in the rule itself, without those of its preset. */
export function ownChanges(node: SourceNode | undefined): MapNode | undefined {
  const given = child(node, 'changes');
  return given?.kind === 'map' ? given : undefined;
}

/** Lays changes over others. The upper changes win at their paths and below them. */
export function over(below: MapNode | undefined, above: MapNode | undefined): MapNode | undefined {
  if (below === undefined || above === undefined) return above ?? below;
  const paths = [...above.entries.keys()];
  const kept = [...below.entries].filter(([path]) => !paths.some((top) => path === top || path.startsWith(`${top}.`)));
  return { ...above, entries: new Map([...kept, ...above.entries]) };
}

/**
 * Changes by path as a resolved policy lists them. A change from a preset names the preset's file, and its source if it
 * has one.
 */
export function changesAsWritten(changes: MapNode | undefined): ResolvedPolicy['changes'] {
  return [...(changes?.entries ?? [])].map(([path, { node }]) => {
    const { place, provenance } = node;
    const origin = place?.file !== undefined && {
      from: place.file,
      ...(provenance?.source !== undefined && { source: provenance.source }),
    };
    return { path, value: plain(node), ...origin };
  });
}
