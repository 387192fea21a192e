import type { Finding } from '../checks/findings.ts';
import type { ProblemList } from '../checks/problem-list.ts';
import { type CheckedBase, checkBase, type SectionResults } from '../checks/validate.ts';
import { type MapNode, type Place, placeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { LIMITS } from '../values/limits.ts';
import { changed } from './changes.ts';
import { type Stage, spanOf, stageChanges, stageFindings, stagesOf } from './dated.ts';
import { fieldOfficesOf, inPlace, isLayered, type Layer, officeChanges, regimeFindings } from './regimes.ts';
import { changesOf, lineFor, linesOf, ownChanges, type Presets, policiesIn, type Rule, ruleOf } from './rules.ts';

/** A base as it is under a policy. */
export interface Under {
  tree: SourceNode;
  checked: CheckedBase;
}

export interface CheckedPolicy extends Under {
  name: string;
  /** Of the policy as a whole; a dated entry has its own. */
  rule: Rule;
  stages: Stage[];
  /** What it changes everywhere at its first stage. */
  changes: MapNode | undefined;
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
  /** What policies are made of that tells facilities apart. */
  parts: readonly SourceNode[];
  sectionResults: SectionResults;
  /** Where what is wrong with them goes. */
  problems: ProblemList;
}

/** Every policy with its stages, in every layer of facilities; all that is wrong with them is reported. */
export function checkPolicies(world: World): CheckedPolicy[] {
  const { tree, base, baseCheck, presets, layers, parts, sectionResults, problems } = world;
  const basePlace = placeAt(tree, ['base']);
  const span = spanOf(tree);
  checkRegimes(world);
  const written = policiesIn(tree);
  const all = (written.length > LIMITS.policies ? [] : written).map(([name, node]) => ({
    name,
    node,
    stages: stagesOf(node, presets, span),
  }));
  const tooMany = tooManyInPlace(all, layers);
  if (tooMany !== undefined) problems.addAll([tooMany], tree, undefined);
  return all.map(({ name, node, stages }): CheckedPolicy => {
    const own = ownChanges(node);
    const under = (root: SourceNode, written: readonly (MapNode | undefined)[], where: string): Under => {
      const checked = root === base ? baseCheck : checkBase(root, sectionResults);
      if (root !== base)
        problems.addAll(underPolicy(where, checked.findings, baseCheck.findings, written), root, basePlace);
      return { tree: root, checked };
    };
    const changes = stageChanges(stages[0], presets);
    const after = changedAndTold(changes, placeAt(tree, ['policies', name, 'changes']), world);
    for (const { entry } of stages.slice(1)) {
      const written = changesOf(ruleOf(entry, presets));
      changedAndTold(written, entry.place ?? placeAt(tree, ['policies', name, 'dated']), world, stageFindings);
    }
    const isPlain = tooMany !== undefined || (!isLayered(layers) && parts.length === 0 && stages.length === 1);
    const inPlaces = (isPlain ? [] : stages).map((stage) =>
      layers.map((layer) => {
        const [facility] = layer.facilities;
        const since = stage.from === null ? '' : ` from ${stage.from}`;
        const where = `the policy "${name}"${since}, in the facility "${facility}"`;
        const office = layer.fieldOffice === null ? undefined : officeChanges(base, layer.fieldOffice);
        const lines = stage.rule.parts.map((part) => ownChanges(lineFor(part, facility)));
        const written = [own, ownChanges(stage.entry), ...lines, changesOf(layer.regime), office];
        return under(inPlace(base, layer, stageChanges(stage, presets, facility), world.defaults), written, where);
      }),
    );
    const rule = ruleOf(node, presets);
    return { name, rule, stages, changes, ...under(after, [own], `the policy "${name}"`), inPlace: inPlaces };
  });
}

/** Each takes milliseconds to check, and a small file can name very many. */
function tooManyInPlace(all: readonly { stages: Stage[] }[], layers: readonly Layer[]): Finding | undefined {
  const stages = all.reduce((sum, policy) => sum + policy.stages.length, 0);
  const places = stages * layers.length;
  if (places <= LIMITS.rulesInPlace) return undefined;
  const message = `expected at most ${LIMITS.rulesInPlace} rules, got ${places}: ${stages} policies and dated entries in ${layers.length} facilities that differ`;
  return {
    path: ['policies'],
    message,
    allowed: 'fewer policies or dated entries, or facilities that share their rules',
  };
}

function checkRegimes(world: World): void {
  const { base, defaults, layers, parts, presets, problems } = world;
  for (const { facilities, regime } of layers) {
    changedAndTold(changesOf(regime), placeAt(base, ['facilities', facilities[0]]), world, regimeFindings);
  }
  const lines = new Map(parts.flatMap(linesOf).map((line) => [JSON.stringify(plain(line)), line]));
  for (const line of lines.values())
    changedAndTold(changesOf(ruleOf(line, presets)), line.place, world, regimeFindings);
  for (const office of fieldOfficesOf(base)) {
    const own = officeChanges(base, office);
    if (own !== undefined) problems.addAll(changed(base, own, defaults).findings, own, own.place);
  }
}

/** The base as a rule changes it. What is wrong is shown where it stands: a preset's changes in its own file. */
function changedAndTold(
  changes: MapNode | undefined,
  at: Place | undefined,
  { base, defaults, problems }: World,
  check: (changes: MapNode) => Finding[] = () => [],
): SourceNode {
  if (changes === undefined) return base;
  const { tree, findings } = changed(base, changes, defaults);
  problems.addAll([...check(changes), ...findings], { ...changes, place: undefined }, at);
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
