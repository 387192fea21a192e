import type { ResolvedPolicy } from '../../resolved/scenario.ts';
import type { CheckedPolicy } from '../policies/check-policies.ts';
import type { Layer } from '../policies/regimes.ts';
import { changesAsWritten } from '../policies/rules.ts';
import type { Base } from '../schema/file.ts';
import { nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import type { BesideBase } from './beside-base.ts';
import { costLines } from './cost-lines.ts';
import { resolvePolicy, type ScenarioContext } from './resolve.ts';
import { withRegimes } from './resolve-in-place.ts';

interface Stated extends ScenarioContext {
  /** What the file says about each policy beside its rules. */
  about: Record<string, { title?: string; source?: string }>;
  facilities: readonly string[];
  layers: readonly Layer[];
  besideBase: BesideBase;
  /** A source as reports name it. */
  cite(source: string): string;
}

/** A policy that was checked and is valid wherever it is in force. */
export type ValidPolicy = CheckedPolicy & { checked: { valid: Base } };

export function isValid(policy: CheckedPolicy): policy is ValidPolicy {
  return [policy, ...policy.inPlace.flat()].every(({ checked }) => checked.valid !== undefined);
}

/** Policies as numbers, including each facility's rules in each period. */
export function resolvePolicies(policies: readonly ValidPolicy[], stated: Stated): ResolvedPolicy[] {
  const { about, facilities, layers, besideBase, cite } = stated;
  const layerOf = facilities.map((name) => layers.findIndex((layer) => layer.facilities.includes(name)));
  return policies.map((laid) => {
    const { name, rule, changes, tree, checked, periods, inPlace } = laid;
    const { title = name, source } = { ...rule.preset?.about, ...about[name] };
    const written = {
      name,
      title,
      source: source === undefined ? '' : cite(source),
      changes: changesAsWritten(changes),
    };
    const own = resolvePolicy(written, checked.valid, stated);
    const policy = { ...own, ...costLines(tree, checked.valid.costs, cite), ...besideBase.compare(laid, own) };
    policy.costs.exposureBasis = exposureBasis(tree, cite);
    if (inPlace.length === 0) return policy;
    const placed = inPlace.map((places, s) => ({
      from: periods[s].from,
      title: periods[s].title ?? title,
      layers: places.map((place) => ({ base: place.checked.valid!, exposureBasis: exposureBasis(place.tree, cite) })),
    }));
    return withRegimes(policy, { periods: placed, layerOf }, stated);
  });
}

/**
 * The basis of the liability figure. If the user gives a figure without a basis, the default figure's basis does not
 * apply.
 */
function exposureBasis(tree: SourceNode, cite: Stated['cite']): string {
  const basis = nodeAt(tree, ['costs', 'exposureBasis']);
  const figure = nodeAt(tree, ['costs', 'exposurePerHour']);
  if (basis?.place === undefined && figure?.place !== undefined) {
    const source = figure.provenance?.source;
    return source === undefined ? 'assumption' : cite(source);
  }
  return String(basis && plain(basis));
}
