import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { keysOf } from '../scenario/policies/paths.ts';
import { withValues } from '../scenario/policies/with-values.ts';
import { layOver } from '../scenario/steps/lay-over.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { child, type Entry, nodeAt, type SourceNode } from '../scenario/text/source-tree.ts';
import { type Variant, worldText } from '../variations/side-by-side.ts';

/** One policy of a scenario with other values, by path; every path is one that `withValues` knows. */
export class Variants {
  readonly asWritten: Variant;
  private readonly written: ReadScenario;
  /** The same without the other policies, which loads faster. */
  private readonly alone: ReadScenario;
  private readonly files: ScenarioFiles;
  private readonly name: string;
  /** What all policies share in `alone`; null if the policy is not the same there. */
  private readonly world: string | null;
  /** The base as the policy has it. */
  private readonly tree: SourceNode;

  private constructor(
    { written, alone, files, name }: { written: ReadScenario; alone: ReadScenario; files: ScenarioFiles; name: string },
    { full, single, tree }: { full: ResolvedScenario; single: ResolvedScenario; tree: SourceNode },
  ) {
    [this.written, this.alone, this.files, this.name, this.tree] = [written, alone, files, name, tree];
    this.asWritten = { world: full, policy: policyOf(full, name) };
    const [one, other] = [this.asWritten.policy, policyOf(single, name)].map(({ runIn: _, ...rest }) => rest);
    this.world = JSON.stringify(one) === JSON.stringify(other) ? worldText(single) : null;
  }

  static async of(written: ReadScenario, files: ScenarioFiles, name: string): Promise<Variants> {
    const alone = { ...written, tree: onlyPolicy(written.tree, name) };
    const [{ resolved: full }, { resolved: single }] = [await loadTree(written, files), await loadTree(alone, files)];
    const { tree } = (await layOver(alone, files)).policies.policies[0];
    return new Variants({ written, alone, files, name }, { full, single, tree });
  }

  /** The value that the policy has at a path; undefined if there is none. */
  valueAt(path: string): SourceNode | undefined {
    const below = path.replace(/^[^.:]*:\s*/s, '');
    return nodeAt(this.tree, keysOf(below, this.tree));
  }

  /** @throws InputError if the loader refuses a value. */
  async at(values: Readonly<Record<string, string>>): Promise<Variant> {
    const { written, alone, files, name, asWritten } = this;
    const { resolved: single } = await loadTree(withValues(alone, values), files);
    // With other bookings or custody, the other policies may decide how long before the run people are booked.
    if (this.world !== worldText(single)) {
      const { resolved } = await loadTree(withValues(written, values), files);
      return { world: resolved, policy: policyOf(resolved, name) };
    }
    const { runIn } = asWritten.policy;
    const { runIn: _, ...policy } = policyOf(single, name);
    return { world: asWritten.world, policy: { ...policy, ...(runIn && { runIn }) } };
  }
}

function policyOf({ policies }: ResolvedScenario, name: string) {
  return policies.find((policy) => policy.name === name)!;
}

/** The scenario without its other policies, and without the settings that may name them. */
function onlyPolicy(tree: SourceNode, name: string): SourceNode {
  if (tree.kind !== 'map') return tree;
  const policies = child(tree, 'policies');
  const entries = new Map(tree.entries);
  for (const key of ['baseline', 'explore']) entries.delete(key);
  if (policies?.kind === 'map') {
    const own = new Map<string, Entry>([[name, policies.entries.get(name)!]]);
    entries.set('policies', { ...tree.entries.get('policies'), node: { ...policies, entries: own } });
  }
  return { ...tree, entries };
}
