import type { ScenarioFiles } from '../../scenario/files/scenario-files.ts';
import { keysOf } from '../../scenario/policies/paths.ts';
import { ownChanges, policiesIn } from '../../scenario/policies/rules.ts';
import { type LaidOverScenario, layOver } from '../../scenario/steps/lay-over.ts';
import type { ReadScenario } from '../../scenario/steps/read.ts';
import { asWritten, child, nodeAt, plain, type SourceNode } from '../../scenario/text/source-tree.ts';
import { unknownsIn } from '../../scenario/text/unknowns.ts';
import { BUILT_IN } from './builtin.ts';
import type { Control } from './control.ts';
import { formOf } from './form-of.ts';
import { pathInWords } from './path-words.ts';

/** A value that can be changed, before it is known how. */
interface Spot {
  policy: string | null;
  /** Keys below `base`, or below the base as the policy changes it. */
  below: string[];
  /** Keys from the root. */
  keys: string[];
  node: SourceNode;
}

/** Every value of a valid scenario that a page offers to change, those of its list `explore` first. */
export async function controlsOf(written: ReadScenario, files: Pick<ScenarioFiles, 'readPreset'>): Promise<Control[]> {
  const laid = await layOver(written, files);
  const found = new Map<string, Control>();
  const add = (why: Control['why'], spots: readonly Spot[]) => {
    for (const spot of spots) {
      const control = controlOf(spot, laid, why);
      if (!found.has(control.path)) found.set(control.path, control);
    }
  };
  for (const path of askedFor(written.tree)) add('asked', spotsAt(path, laid));
  for (const { path, policy } of unknownsIn(written.tree)) {
    add('range', spotsAt(policy === null ? path : path.replace(': ', ':'), laid));
  }
  for (const { path, isUsed } of BUILT_IN) {
    const users = laid.policies.policies.filter(({ tree }) => isUsed(tree));
    const spots = [null, ...users.map(({ name }) => name)].flatMap((policy) =>
      spotsAt(policy === null ? path : `${policy}:${path}`, laid),
    );
    const inUse = ({ policy, node, below }: Spot) =>
      policy !== null || users.some(({ tree }) => nodeAt(tree, below) === node);
    add('usual', spots.filter(inUse));
  }
  return [...found.values()];
}

/** The paths in the scenario's own list. */
function askedFor(tree: SourceNode): string[] {
  const list = child(tree, 'explore');
  return list?.kind === 'list' ? list.items.map((item) => String(plain(item))) : [];
}

/** The value at a control's path, or one per class if each has its own; none if the scenario has no such value. */
function spotsAt(path: string, laid: LaidOverScenario): Spot[] {
  const parts = /^([a-z0-9][a-z0-9-]*):\s*(.*)$/s.exec(path);
  if (parts === null) {
    const below = keysOf(path, laid.base);
    const node = nodeAt(laid.base, below);
    return node === undefined ? [] : perClass({ policy: null, below, keys: ['base', ...below], node });
  }
  const [, name, inPolicy] = parts;
  const changes = ownChanges(policiesIn(laid.tree).find(([one]) => one === name)?.[1]);
  const below = keysOf(inPolicy, laid.base);
  return [...(changes?.entries ?? [])].flatMap(([changed, { node: top }]) => {
    const at = keysOf(changed, laid.base);
    if (!at.every((key, i) => key === below[i])) return [];
    const rest = below.slice(at.length);
    const node = nodeAt(top, rest);
    if (node === undefined) return [];
    return perClass({ policy: name, below, keys: ['policies', name, 'changes', changed, ...rest], node });
  });
}

function perClass(spot: Spot): Spot[] {
  const { node, keys, below } = spot;
  if (node.kind !== 'map' || below.join('.') !== 'agentArrival.decline') return [spot];
  return [...node.entries].map(([key, entry]) => ({
    ...spot,
    keys: [...keys, key],
    below: [...below, key],
    node: entry.node,
  }));
}

function controlOf({ policy, below, keys, node }: Spot, laid: LaidOverScenario, why: Control['why']): Control {
  const path = below.join('.');
  const known = BUILT_IN.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  const rest = known === undefined ? '' : path.slice(known.path.length + 1);
  const label = known === undefined ? pathInWords(below) : rest === '' ? known.label : `${known.label}: ${rest}`;
  const others = laid.policies.policies.filter(({ tree }) => nodeAt(tree, below) !== node);
  const root = policy === null ? laid.base : laid.tree;
  return {
    path: policy === null ? path : `${policy}:${path}`,
    keys,
    label,
    why,
    policy,
    written: asWritten(node),
    origin: originOf(root, policy === null ? below : keys),
    notUnder: policy === null ? others.map(({ name }) => name) : [],
    form: formOf(below, node),
  };
}

/** Where a value comes from, according to the nearest node at or above it that says so. */
function originOf(root: SourceNode, keys: readonly string[]): string {
  for (let depth = keys.length; depth > 0; depth--) {
    const node = nodeAt(root, keys.slice(0, depth));
    if (node?.place === undefined) return 'default';
    const { source, basis } = node.provenance ?? {};
    if (source !== undefined) return source;
    if (basis !== undefined) return basis;
  }
  return 'assumption';
}
