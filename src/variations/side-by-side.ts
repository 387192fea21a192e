import type { ThreadShelf } from '../engine/run/thread-shelf.ts';
import { makePool } from '../engine/run/workers.ts';
import { mergeTally, type PolicyTally, type Tally } from '../measures/tally.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';

/** A policy, and the scenario in which it is run. */
export interface Variant {
  world: ResolvedScenario;
  policy: ResolvedPolicy;
}

export interface SideBySideOptions {
  seed: number;
  workers(scenario: ResolvedScenario): number;
  /** Where threads wait between two runs. */
  shelf: ThreadShelf;
  stop: AbortSignal;
  /** Called with the replications that just finished. */
  onProgress(finished: number): void;
}

/** So many policies run together. More would hold much memory at once, and share no more draws. */
const MOST_TOGETHER = 128;

/**
 * Many variants of a policy over the same people. Those that differ in nothing but the policy are policies of one
 * scenario, so that each person's draws are made once for all of them. No policy's answer depends on the others.
 */
export class SideBySide {
  private readonly groups: { variants: { variant: Variant; at: number }[]; tally: Tally | null }[];
  private readonly options: SideBySideOptions;
  private readonly count: number;
  private done = 0;

  constructor(variants: readonly Variant[], options: SideBySideOptions) {
    this.options = options;
    this.count = variants.length;
    const keys = new Map<ResolvedScenario, string>();
    const keyOf = ({ world }: Variant) => {
      const key = keys.get(world) ?? worldText(world);
      keys.set(world, key);
      return key;
    };
    const worlds = Map.groupBy(
      variants.map((variant, at) => ({ variant, at })),
      ({ variant }) => keyOf(variant),
    );
    this.groups = [...worlds.values()].flatMap((all) =>
      Array.from({ length: Math.ceil(all.length / MOST_TOGETHER) }, (_, i) => ({
        variants: all.slice(i * MOST_TOGETHER, (i + 1) * MOST_TOGETHER),
        tally: null,
      })),
    );
  }

  /** In how many parts each replication is run: a caller that counts progress counts each replication so often. */
  get parts(): number {
    return this.groups.length;
  }

  /** How many replications of each variant were run. */
  get replications(): number {
    return this.done;
  }

  /** Runs on until there are so many replications of each. false if stopped before: the tallies then stay as they were. */
  async runTo(replications: number): Promise<boolean> {
    const { seed, workers, shelf, stop, onProgress } = this.options;
    const count = replications - this.done;
    if (count <= 0) return true;
    const found: Tally[] = [];
    for (const { variants } of this.groups) {
      const policies = variants.map(({ variant }, i) => ({ ...variant.policy, name: `v${i}` }));
      const scenario = { ...variants[0].variant.world, policies, baseline: 'v0', seed, replications: count };
      const pool = makePool(scenario, workers(scenario), { isDetailed: true, shelf });
      const tally = await pool.run(this.done, count, stop, onProgress).finally(() => pool.close());
      if (tally.replications < count) return false;
      found.push(tally);
    }
    for (const [i, group] of this.groups.entries()) {
      if (group.tally === null) group.tally = found[i];
      else mergeTally(group.tally, found[i]);
    }
    this.done = replications;
    return true;
  }

  /** By variant, in their order; at least one replication must have been run. */
  tallies(): PolicyTally[] {
    const all = new Array<PolicyTally>(this.count);
    for (const { variants, tally } of this.groups) {
      for (const [i, { at }] of variants.entries()) all[at] = tally!.policies[i];
    }
    return all;
  }
}

/** Everything that decides results but the policies, as a text. */
export function worldText(world: ResolvedScenario): string {
  const { policies: _, baseline: __, replications: ___, context: ____, ...rest } = world;
  return JSON.stringify({ ...rest, title: '', description: '' });
}
