import { nearest } from '../refusals/nearest.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import { quoted } from '../refusals/quoted.ts';
import { isSharedByPolicies, pathsOf } from '../scenario/policies/changes.ts';
import { keysOf } from '../scenario/policies/paths.ts';
import { hasPath } from '../scenario/policies/with-values.ts';
import { defaultsTree, underlaid } from '../scenario/schema/defaults.ts';
import { child, type MapNode, type SourceNode } from '../scenario/text/source-tree.ts';

const ALLOWED = 'a path below base, such as agentArrival.teams.count, or one of a policy, as "POLICY: PATH"';
const NOTHING: MapNode = { kind: 'map', entries: new Map() };

/**
 * Refuses a path that leads to no value of a scenario, or to one of the file's settings.
 *
 * @throws NotAValue with the nearest path.
 */
export function checkVaryPath(tree: SourceNode, path: string): void {
  const isSetting = child(tree, path.split(/[.:]/)[0]) !== undefined;
  if (!isSetting && hasPath(tree, path)) return;
  const [, policy, below] = /^([^.:]*):\s*(.*)$/s.exec(path) ?? [undefined, undefined, path];
  const policies = child(tree, 'policies');
  const names = policies?.kind === 'map' ? [...policies.entries.keys()] : [];
  const isPolicyUnknown = policy !== undefined && !names.includes(policy);
  const near = isPolicyUnknown ? nearest(policy, names) : nearest(below, pathsOf(baseOf(tree)));
  const instead = isPolicyUnknown ? `${near}: ${below}` : policy === undefined ? near : `${policy}: ${near}`;
  const what = isPolicyUnknown ? `the scenario has no policy ${quoted(policy)}` : `${quoted(path)} is not a path`;
  throw new NotAValue(what, ALLOWED, near && `did you mean "${instead}"?`);
}

/**
 * The path at which only one policy has the value that `path` means: its own, even if it does not change the base's
 * yet. What all policies share, such as the bookings, stays a path of the base.
 */
export function pathOfPolicy(tree: SourceNode, path: string, policy: string): string {
  if (path.includes(':')) return path;
  const base = baseOf(tree);
  return isSharedByPolicies(keysOf(path, base), base) ? path : `${policy}: ${path}`;
}

function baseOf(tree: SourceNode): SourceNode {
  return underlaid(child(tree, 'base') ?? NOTHING, defaultsTree())!;
}
