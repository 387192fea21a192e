import type { ResolvedPolicy } from '../../resolved/scenario.ts';
import type { LaidPolicy } from '../policies/lay-over-policies.ts';
import { inPlace } from '../policies/regimes.ts';
import type { World } from '../policies/world.ts';
import type { Base } from '../schema/file.ts';
import { reasons } from '../schema/release-reasons.ts';
import { nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { resolved } from '../values/entry.ts';
import { resolveClearing, resolving, type ScenarioContext } from './resolve.ts';

/**
 * The base without any policy, with which the measure `custodyAdded` compares each policy. If reasons of release and
 * custody are the same under both, a person's release is ordered at the same time, and exits can differ only by the
 * clearing time.
 */
export class BesideBase {
  private readonly base: Base;
  private readonly scenario: ScenarioContext;
  private readonly everywhere: SourceNode;
  /** By layer of facilities. */
  private readonly layers: SourceNode[];
  private readonly clearing: ResolvedPolicy['releaseNotice']['clearing'];
  /** What decides about orders of release, as text, by the node where it is written. */
  private readonly orders = new Map<SourceNode | undefined, string | null>();

  constructor(base: Base, { base: tree, defaults, layers }: World, scenario: ScenarioContext) {
    this.base = base;
    this.scenario = scenario;
    this.everywhere = tree;
    this.layers = layers.map((layer) => inPlace(tree, layer, undefined, defaults));
    this.clearing = resolveClearing(base, scenario);
  }

  /** What a resolved policy says about the base. */
  compare({ tree, inPlace: periods }: LaidPolicy, policy: ResolvedPolicy): Pick<ResolvedPolicy, 'baseClearing'> {
    const isAlike =
      periods.length === 0
        ? this.ordersAlike(tree, this.everywhere)
        : periods.every((places) => places.every((place, layer) => this.ordersAlike(place.tree, this.layers[layer])));
    if (!isAlike) return { baseClearing: null };
    const isSame = JSON.stringify(policy.releaseNotice.clearing) === JSON.stringify(this.clearing);
    return isSame ? {} : { baseClearing: this.clearing };
  }

  private ordersAlike(one: SourceNode, other: SourceNode): boolean {
    const orders = this.ordersIn(one);
    return orders !== null && orders === this.ordersIn(other);
  }

  /** null if the reasons are not valid, as those of a base can be that every policy replaces. */
  private ordersIn(tree: SourceNode): string | null {
    const node = nodeAt(tree, ['releaseNotice', 'reasons']);
    const known = this.orders.get(node);
    if (known !== undefined) return known;
    const { data } = reasons.safeParse(node && plain(node));
    const text = data === undefined ? null : this.textOf(data);
    this.orders.set(node, text);
    return text;
  }

  private textOf(given: Base['releaseNotice']['reasons']): string {
    const all = resolved(reasons, given, resolving(this.base, this.scenario));
    // How long before the order the jail knows of a release changes the notice alone.
    return JSON.stringify(all.map(({ knownAhead: _, ...reason }) => reason));
  }
}
