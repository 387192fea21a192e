import type { Finding, FindingsBelow } from '../checks/findings.ts';
import { type MapNode, placeAt, type SourceNode } from '../text/source-tree.ts';
import { LIMITS } from '../values/limits.ts';
import { type Period, periodChanges, periodFindings, periodsOf, spanOf } from './dated.ts';
import { changedBy, refusedInRegimes } from './refused-changes.ts';
import { inPlace, isLayered, type Layer, officeChanges } from './regimes.ts';
import { changesOf, lineFor, ownChanges, policiesIn, type Rule, ruleOf } from './rules.ts';
import type { World } from './world.ts';

/** The base under a policy, not yet checked. */
export interface BaseUnder {
  tree: SourceNode;
  /** The policy, the period and the facility, as messages name them. */
  where: string;
  /** The changes that produce it. */
  written: readonly (MapNode | undefined)[];
}

export interface LaidPolicy extends BaseUnder {
  name: string;
  /** The rule of the policy as a whole. A dated entry has its own. */
  rule: Rule;
  periods: Period[];
  /** What it changes everywhere in its first period. */
  changes: MapNode | undefined;
  /** By period and layer of facilities; empty if there is only one of each. */
  inPlace: BaseUnder[][];
  /** Changes that no policy can make. */
  refused: FindingsBelow[];
}

export interface LaidPolicies {
  policies: LaidPolicy[];
  /** Problems with the rules of facilities, or with the number of rules. */
  refused: FindingsBelow[];
}

/** The base under every policy, in every period and every layer of facilities. */
export function layOverPolicies(world: World): LaidPolicies {
  const { tree, base, presets, layers, parts } = world;
  const span = spanOf(tree);
  const written = policiesIn(tree);
  const all = (written.length > LIMITS.policies ? [] : written).map(([name, node]) => ({
    name,
    node,
    periods: periodsOf(node, presets, span),
  }));
  const tooMany = tooManyInPlace(all, layers);
  const refused = refusedInRegimes(world);
  if (tooMany !== undefined) refused.push({ findings: [tooMany], root: tree, top: undefined });
  const policies = all.map(({ name, node, periods }): LaidPolicy => {
    const own = ownChanges(node);
    const changes = periodChanges(periods[0], presets);
    const first = changedBy(changes, placeAt(tree, ['policies', name, 'changes']), world);
    const later = periods.slice(1).flatMap(({ entry }) => {
      const top = entry.place ?? placeAt(tree, ['policies', name, 'dated']);
      return changedBy(changesOf(ruleOf(entry, presets)), top, world, periodFindings).refused;
    });
    const isPlain = tooMany !== undefined || (!isLayered(layers) && parts.length === 0 && periods.length === 1);
    return {
      name,
      rule: ruleOf(node, presets),
      periods,
      changes,
      tree: first.tree,
      where: `the policy "${name}"`,
      written: [own],
      inPlace: (isPlain ? [] : periods).map((period) =>
        layers.map((layer): BaseUnder => {
          const [facility] = layer.facilities;
          const since = period.from === null ? '' : ` from ${period.from}`;
          const office = layer.fieldOffice === null ? undefined : officeChanges(base, layer.fieldOffice);
          const lines = period.rule.parts.map((part) => ownChanges(lineFor(part, facility)));
          return {
            tree: inPlace(base, layer, periodChanges(period, presets, facility), world.defaults),
            where: `the policy "${name}"${since}, in the facility "${facility}"`,
            written: [own, ownChanges(period.entry), ...lines, changesOf(layer.regime), office],
          };
        }),
      ),
      refused: [...first.refused, ...later],
    };
  });
  return { policies, refused };
}

/** The problem with too many sets of rules. Each takes milliseconds to check, and a small file can name very many. */
function tooManyInPlace(all: readonly { periods: Period[] }[], layers: readonly Layer[]): Finding | undefined {
  const periods = all.reduce((sum, policy) => sum + policy.periods.length, 0);
  const places = periods * layers.length;
  if (places <= LIMITS.rulesInPlace) return undefined;
  const message =
    `expected at most ${LIMITS.rulesInPlace} rules, got ${places}: ` +
    `${periods} policies and dated entries in ${layers.length} facilities that differ`;
  return {
    path: ['policies'],
    message,
    allowed: 'fewer policies or dated entries, or facilities that share their rules',
  };
}
