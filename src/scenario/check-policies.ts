import { changed } from './changes.ts';
import { type Stage, stageFindings, stagesOf } from './dated.ts';
import type { Finding } from './findings.ts';
import { LIMITS } from './limits.ts';
import { type Presets, type Rule, ruleOf } from './presets.ts';
import { fieldOfficesOf, inPlace, isLayered, type Layer, officeChanges, regimeFindings } from './regimes.ts';
import { child, type MapNode, type Place, placeAt, type SourceNode } from './source-tree.ts';
import { type CheckedBase, checkBase, type SectionResults } from './validate.ts';

/** A base as it is under a policy. */
export interface Under {
  tree: SourceNode;
  checked: CheckedBase;
}

export interface CheckedPolicy extends Rule, Under {
  name: string;
  stages: Stage[];
  /** By stage and layer of facilities; empty where there is one of each. */
  inPlace: Under[][];
}

export interface World {
  /** The scenario file. */
  tree: SourceNode;
  base: SourceNode;
  baseCheck: CheckedBase;
  defaults: SourceNode;
  presets: Presets;
  layers: readonly Layer[];
  sectionResults: SectionResults;
  /** Tells findings of a root, at `top` where the root has no place for them. */
  reportAll(findings: Finding[], root: SourceNode, top: Place | undefined): void;
}

/** Every policy with its stages, in every layer of facilities; all that is wrong with them is reported. */
export function checkPolicies(world: World): CheckedPolicy[] {
  const { tree, base, baseCheck, presets, layers, sectionResults, reportAll } = world;
  const basePlace = placeAt(tree, ['base']);
  checkRegimes(world);
  const tooMany = tooManyInPlace(world);
  if (tooMany !== undefined) reportAll([tooMany], tree, undefined);
  return policiesOf(tree).map(([name, node]): CheckedPolicy => {
    const rule = ruleOf(node, presets);
    const under = (root: SourceNode, own: readonly (MapNode | undefined)[], where: string): Under => {
      const checked = root === base ? baseCheck : checkBase(root, sectionResults);
      if (root !== base) reportAll(underPolicy(where, checked.findings, baseCheck.findings, own), root, basePlace);
      return { tree: root, checked };
    };
    const after = changedAndTold(rule, placeAt(tree, ['policies', name, 'changes']), world);
    const stages = stagesOf(node, rule, presets);
    for (const [i, stage] of stages.slice(1).entries()) {
      changedAndTold(stage.rule, placeAt(tree, ['policies', name, 'dated', i]), world, stageFindings);
    }
    const isPlain = tooMany !== undefined || (!isLayered(layers) && stages.length === 1);
    const places = (isPlain ? [] : stages).map(({ from, changes, rule: { own } }) =>
      layers.map((layer) => {
        const since = from === null ? '' : ` from ${from}`;
        const where = `the policy "${name}"${since}, in the facility "${layer.facilities[0]}"`;
        const office = layer.fieldOffice === null ? undefined : officeChanges(base, layer.fieldOffice);
        const written = [own, layer.regime.changes, office];
        return under(inPlace(base, layer, changes, world.defaults), written, where);
      }),
    );
    return { ...rule, ...under(after, [rule.own], `the policy "${name}"`), name, stages, inPlace: places };
  });
}

/**
 * All changes there are, with whose they are: a policy's, a dated entry's with its date, and those of the presets that facilities
 * name, each once.
 */
export function allChanges(
  policies: readonly CheckedPolicy[],
  layers: readonly Layer[],
): { name: string; changes: MapNode | undefined }[] {
  const dated = policies.flatMap(({ name, stages }) =>
    stages.slice(1).map(({ from, date, rule }) => {
      const entries = new Map([
        ...(date === undefined ? [] : [['from', { node: date }] as const]),
        ...(rule.changes?.entries ?? []),
      ]);
      return { name: `${name} from ${from}`, changes: { kind: 'map' as const, entries } };
    }),
  );
  const presets = new Map(
    layers.flatMap(({ regime: { preset } }) => (preset === undefined ? [] : [[preset.file, preset]])),
  );
  const regimes = [...presets.values()].map(({ file, changes }) => ({ name: `facilities with ${file}`, changes }));
  return [...policies, ...dated, ...regimes];
}

/** Each takes milliseconds to check, and a small file can name very many. */
function tooManyInPlace({ tree, presets, layers }: World): Finding | undefined {
  const stages = policiesOf(tree).reduce(
    (sum, [, node]) => sum + stagesOf(node, ruleOf(node, presets), presets).length,
    0,
  );
  const places = stages * layers.length;
  if (places <= LIMITS.rulesInPlace) return undefined;
  const message = `${stages} policies and dated entries in ${layers.length} facilities that are not alike`;
  return { path: ['policies'], message, allowed: `at most ${LIMITS.rulesInPlace} of these times those` };
}

function checkRegimes(world: World): void {
  const { base, defaults, layers, reportAll } = world;
  for (const { facilities, regime } of layers) {
    changedAndTold(regime, placeAt(base, ['facilities', facilities[0]]), world, regimeFindings);
  }
  for (const office of fieldOfficesOf(base)) {
    const own = officeChanges(base, office);
    if (own !== undefined) reportAll(changed(base, own, defaults).findings, own, own.place);
  }
}

/** The base as a rule changes it. What is wrong is shown where it stands: a preset's changes in its own file. */
function changedAndTold(
  { changes }: Rule,
  at: Place | undefined,
  { base, defaults, reportAll }: World,
  check: (changes: MapNode) => Finding[] = () => [],
): SourceNode {
  if (changes === undefined) return base;
  const { tree, findings } = changed(base, changes, defaults);
  reportAll([...check(changes), ...findings], { ...changes, place: undefined }, at);
  return tree;
}

/** What is wrong only under a policy names it, where the place that is shown does not stand in its changes. */
function underPolicy(
  where: string,
  findings: Finding[],
  ofBase: Finding[],
  written: readonly (MapNode | undefined)[],
): Finding[] {
  const known = new Set(ofBase.map((finding) => `${finding.path.join('.')}: ${finding.message}`));
  return findings
    .map((finding) => ({ finding, path: finding.path.join('.') }))
    .filter(({ finding, path }) => !known.has(`${path}: ${finding.message}`))
    .map(({ finding, path }) => {
      const inChanges = written.some((changes) =>
        [...(changes?.entries.keys() ?? [])].some((key) => path === key || path.startsWith(`${key}.`)),
      );
      return inChanges ? finding : { ...finding, message: `under ${where}: ${finding.message}` };
    });
}

function policiesOf(tree: SourceNode): [string, SourceNode][] {
  const policies = child(tree, 'policies');
  if (policies?.kind !== 'map' || policies.entries.size > LIMITS.policies) return [];
  return [...policies.entries].map(([name, entry]) => [name, entry.node]);
}
