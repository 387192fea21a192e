import type { Finding } from '../checks/findings.ts';
import { child, type Entry, type MapNode, nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { changed } from './changes.ts';
import { changesOf, lineFor, ownChanges, type Presets, type Rule, ruleOf } from './rules.ts';

/** What facilities have of their own under every policy: the rules of their field office, and their regime. */
export interface Layer {
  /** The facilities that share it, in order. */
  facilities: string[];
  /** null: the only field office, which every scenario has. */
  fieldOffice: string | null;
  regime: Rule;
  /** The regime is applied after the policy's changes, instead of before. */
  keepsRegime: boolean;
}

/**
 * The layers of the facilities. Facilities that are alike share one. `parts` are the parts of policies that may treat
 * facilities differently.
 */
export function layersOf(base: SourceNode, presets: Presets, parts: readonly SourceNode[]): Layer[] {
  const facilities = child(base, 'facilities');
  const offices = fieldOfficesOf(base);
  const layers = new Map<string, Layer>();
  for (const [name, { node }] of facilities?.kind === 'map' ? facilities.entries : []) {
    const regime = ruleOf(node, presets);
    const given = child(node, 'fieldOffice');
    const fieldOffice = given?.kind === 'scalar' ? given.text : (offices[0] ?? null);
    const kept = child(node, 'keepsRegime');
    const keepsRegime = kept?.kind === 'scalar' && (kept.value === true || kept.value === 'yes');
    const own = ownChanges(node);
    const lines = parts.map((part) => lineFor(part, name)).map((line) => line && plain(line));
    const key = JSON.stringify([fieldOffice, regime.preset?.file, own && plain(own), keepsRegime, lines]);
    const layer = layers.get(key);
    if (layer === undefined) layers.set(key, { facilities: [name], fieldOffice, regime, keepsRegime });
    else layer.facilities.push(name);
  }
  return [...layers.values()];
}

export function fieldOfficesOf(base: SourceNode): string[] {
  const offices = child(base, 'fieldOffices');
  return offices?.kind === 'map' ? [...offices.entries.keys()] : [];
}

/** Whether facilities have anything of their own. */
export function isLayered(layers: readonly Layer[]): boolean {
  return layers.length > 1 || layers.some(({ fieldOffice, regime }) => fieldOffice !== null || changesOf(regime));
}

/**
 * The base in the facilities of a layer, under a policy's changes. The field office's rules come first, then the
 * regime, then the policy. A regime that is kept comes last.
 */
export function inPlace(
  base: SourceNode,
  { fieldOffice, regime, keepsRegime }: Layer,
  changes: MapNode | undefined,
  defaults: SourceNode,
): SourceNode {
  const offices = changes === undefined ? base : changed(base, changes, defaults).tree;
  const office = fieldOffice === null ? undefined : officeChanges(offices, fieldOffice);
  const own = changesOf(regime);
  const inOrder = keepsRegime ? [office, changes, own] : [office, own, changes];
  return inOrder.reduce<SourceNode>(
    (tree, part) => (part === undefined ? tree : changed(tree, part, defaults).tree),
    base,
  );
}

/** A field office's own rules, as changes of agentArrival. */
export function officeChanges(base: SourceNode, office: string): MapNode | undefined {
  const own = nodeAt(base, ['fieldOffices', office]);
  if (own?.kind !== 'map') return undefined;
  const entries = [...own.entries].map(([key, entry]): [string, Entry] => [`agentArrival.${key}`, entry]);
  return { ...own, entries: new Map(entries) };
}

/** Costs that are listed one by one, over all facilities. */
const OF_ALL_FACILITIES = ['costs.lines', 'costs.bedDayMarginal'];
const OF_A_REGIME = ['detainer', 'releaseNotice', 'costs', 'agentArrival.onSiteOffice'];

/** The changes that a facility's regime cannot make. Findings have paths below its changes. */
export function regimeFindings(changes: MapNode): Finding[] {
  const isOfRegime = (path: string) => OF_A_REGIME.some((top) => isAtOrBelow(path, top));
  const isOfAll = (path: string) => OF_ALL_FACILITIES.some((top) => isAtOrBelow(path, top));
  return refused(changes, (path) => isOfRegime(path) && !isOfAll(path), {
    message: 'cannot be changed by the regime of a facility',
    allowed: `paths below ${OF_A_REGIME.join(', ')}; the rest is of the field office (fieldOffices) or of a policy`,
  });
}

export function refused(
  changes: MapNode,
  isAllowed: (path: string) => boolean,
  { message, allowed }: { message: string; allowed: string },
): Finding[] {
  return [...changes.entries.keys()]
    .filter((path) => !isAllowed(path))
    .map((path) => ({ path: [path], atKey: true, message: `"${path}" ${message}`, allowed }));
}

export function isAtOrBelow(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}.`);
}
