import { InputError } from '../refusals/input-error.ts';
import { resolvedSha256 } from '../resolved/resolved-hash.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { asWritten, nodeAt } from '../scenario/text/source-tree.ts';
import { filesOfBoth } from './named-files.ts';
import type { ScenarioSide } from './side.ts';
import { isWithin, type TreeChange, treeChanges, widened, withChange } from './tree-changes.ts';

/** A change that moves figures, and the first scenario with it alone. */
export interface SingleChange {
  /** The place of the value, such as base.releaseNotice.notice.lead, or the name of a file. */
  path: string;
  /** As written; null if that side has no such value. For a file, the SHA-256 of its bytes. */
  before: string | null;
  now: string | null;
  loaded: LoadedScenario;
}

export interface SingleChanges {
  changes: SingleChange[];
  /** The places of changes that decide no figure, such as titles. */
  idle: string[];
}

/**
 * Each change between two scenarios, applied to the first alone. Changes that are valid only together are one change:
 * that of the section around them.
 */
export async function singleChanges(first: ScenarioSide, second: ScenarioSide): Promise<SingleChanges> {
  const [tree, other] = [first.written.tree, second.written.tree];
  const changes: SingleChange[] = [];
  const idle: string[] = [];
  let open = treeChanges(tree, other).filter(({ path: [key] }) => !OF_THE_RUN.includes(key));
  while (open.length > 0) {
    const [change, ...rest] = open;
    open = rest;
    const loaded = change.path.length === 0 ? second.loaded : await loadedWith(first, second, change);
    if (loaded === null) {
      const wider = widened(change, other);
      // What was tried before within the wider change is part of it.
      drop(changes, idle, wider);
      open = [wider, ...rest.filter((one) => !isWithin(one, wider))];
    } else if (loaded.resolvedSha256 === first.loaded.resolvedSha256) {
      idle.push(placeOf(change));
    } else {
      const was = nodeAt(tree, change.path);
      const [before, now] = [was, change.node].map((node) => (node === undefined ? null : asWritten(node)));
      changes.push({ path: placeOf(change), before, now, loaded });
    }
  }
  return { changes: [...changes, ...(await fileChanges(first, second))], idle };
}

/** Both sides are run with the same seed and replications. */
const OF_THE_RUN = ['seed', 'replications'];

const WHOLE = 'the whole scenario';

function placeOf({ path }: TreeChange): string {
  return path.length === 0 ? WHOLE : path.join('.');
}

function drop(changes: SingleChange[], idle: string[], wider: TreeChange): void {
  const isPart = (path: string) => wider.path.length === 0 || `${path}.`.startsWith(`${placeOf(wider)}.`);
  changes.splice(0, changes.length, ...changes.filter(({ path }) => !isPart(path)));
  idle.splice(0, idle.length, ...idle.filter((path) => !isPart(path)));
}

/** null if the first scenario with this change alone is not valid. */
async function loadedWith(
  first: ScenarioSide,
  second: ScenarioSide,
  change: TreeChange,
): Promise<LoadedScenario | null> {
  const tree = withChange(first.written.tree, change);
  // A file that only the second scenario names is the second's.
  const added = new Set([...second.files.read.keys()].filter((name) => !first.files.read.has(name)));
  return loaded(first, second, { tree, files: added });
}

/** Files that both scenarios name and that have other bytes. */
async function fileChanges(first: ScenarioSide, second: ScenarioSide): Promise<SingleChange[]> {
  const [old, recent] = [new Map(first.files.read), new Map(second.files.read)];
  const found: SingleChange[] = [];
  for (const [name, sha256] of recent) {
    const before = old.get(name);
    if (before === undefined || before === sha256) continue;
    const with1 = await loaded(first, second, { tree: first.written.tree, files: new Set([name]) });
    if (with1 !== null)
      found.push({ path: `file ${name}`, before: `sha256 ${before}`, now: `sha256 ${sha256}`, loaded: with1 });
  }
  return found;
}

async function loaded(
  first: ScenarioSide,
  second: ScenarioSide,
  { tree, files }: { tree: ScenarioSide['written']['tree']; files: ReadonlySet<string> },
): Promise<LoadedScenario | null> {
  try {
    const found = await loadTree({ ...first.written, tree }, filesOfBoth(first.files, second.files, files));
    return { ...found, sha256: first.loaded.sha256, resolvedSha256: resolvedSha256(found.resolved) };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
