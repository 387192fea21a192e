import type { Finding } from '../checks/findings.ts';
import { child, plain, type SourceNode } from '../text/source-tree.ts';
import { hasPath } from './with-values.ts';

/** What a scenario proposes to change on a page, and does not have. */
export function proposedPathFindings(tree: SourceNode): Finding[] {
  const list = child(tree, 'explore');
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, i) => {
    const path = plain(item);
    if (typeof path !== 'string' || isPath(path, tree)) return [];
    const message = `"${path}" is not a path of a value in this scenario`;
    const allowed = 'a path below base, such as agentArrival.teams.count, or one in a policy’s changes, as POLICY:PATH';
    return [{ path: ['explore', i], message, allowed }];
  });
}

/** Settings of the file, such as its title, are not for a page. */
function isPath(path: string, tree: SourceNode): boolean {
  return child(tree, path.split(/[.:]/)[0]) === undefined && hasPath(tree, path);
}
