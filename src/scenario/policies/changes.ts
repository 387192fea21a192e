import { severalReadings } from '../../refusals/readings.ts';
import type { Finding } from '../checks/findings.ts';
import { didYouMean } from '../checks/zod-findings.ts';
import { defaultAt, underlaid } from '../schema/defaults.ts';
import { child, type MapNode, nodeAt, type Place, type SourceNode } from '../text/source-tree.ts';
import { LIMITS } from '../values/limits.ts';
import { depthKnown, keysOf, readingsOf } from './paths.ts';

const MOST_CHANGES = LIMITS.changes;
/** Finding the nearest path takes long in a large scenario, so only the first few problems get a hint. */
const MOST_HINTS = 20;

/**
 * The base as a policy changes it. Each path replaces the node there, and what a replaced section leaves out comes from
 * the defaults. Findings have paths below the policy's `changes`.
 */
export function changed(
  base: SourceNode,
  changes: MapNode,
  defaults: SourceNode,
): { tree: SourceNode; findings: Finding[] } {
  if (changes.entries.size > MOST_CHANGES) {
    return {
      tree: base,
      findings: [
        {
          path: [],
          message: `expected at most ${MOST_CHANGES} changes, got ${changes.entries.size}`,
          allowed: `at most ${MOST_CHANGES} changes in a policy`,
        },
      ],
    };
  }
  const findings: Finding[] = [];
  let tree = base;
  for (const [path, { node, keyPlace }] of changes.entries) {
    const keys = keysOf(path, base);
    const wrong =
      shared(keys, base) ??
      counted(keys, node) ??
      unclear(path, base) ??
      unknown(path, keys, base, findings.length < MOST_HINTS);
    if (wrong !== undefined) findings.push({ path: [path], atKey: true, ...wrong });
    else tree = replaced(tree, keys, underlaid(node, defaultAt(defaults, keys))!, keyPlace);
  }
  return { tree, findings };
}

/**
 * The problem with changing people or facilities, if a path does that. Policies are compared on the same people, so no
 * policy can change who they are or where they are booked.
 */
function shared(keys: string[], base: SourceNode): Omit<Finding, 'path'> | undefined {
  if (!isSharedByPolicies(keys, base)) return undefined;
  const allowed =
    'paths below detainer, releaseNotice, agentArrival, costs and fieldOffices, ' +
    'and facilities.NAME.clearing or .travel';
  const why = 'all policies share the same people and facilities';
  return { message: `"${keys.join('.')}" cannot be changed by a policy: ${why}`, allowed };
}

/** Whether a path leads to the people or facilities, which all policies share. */
export function isSharedByPolicies([first, second, third]: readonly string[], base: SourceNode): boolean {
  const isNamed = second === undefined || nodeAt(base, [first, second]) !== undefined;
  const isOfFacility = first === 'facilities' && isNamed && third !== 'clearing' && third !== 'travel';
  return first === 'booking' || first === 'priorities' || isOfFacility;
}

/**
 * The problem with changing how many detainers are lodged. The count is the present practice's, and the agency does not
 * aim at another one under another policy.
 */
function counted([first, second]: string[], node: SourceNode): Omit<Finding, 'path'> | undefined {
  const changes = second === undefined ? child(node, 'lodged') !== undefined : second === 'lodged';
  if (first !== 'detainer' || !changes) return undefined;
  return {
    message: 'detainer.lodged cannot be changed by a policy: it is a count of the present practice',
    allowed: 'detainer.lodged in base; a policy can change detainer.issue.regimeFactor',
  };
}

/** The problem with a path that two names with dots make ambiguous, such as those of facilities "A" and "A.travel". */
function unclear(path: string, base: SourceNode): Omit<Finding, 'path'> | undefined {
  const readings = readingsOf(path, base);
  if (readings.length < 2) return undefined;
  const { message, allowed } = severalReadings(
    path,
    readings.map((keys) => keys.map((key) => `"${key}"`).join(' → ')),
  );
  return { message, allowed, hint: 'rename one of them in the base' };
}

/** Values that a base need not have for a policy to set them. */
const WITHOUT_DEFAULT = ['costs.lines', 'costs.bedDayMarginal'];

function unknown(path: string, keys: string[], base: SourceNode, hints: boolean): Omit<Finding, 'path'> | undefined {
  const depth = depthKnown(keys, base);
  if (depth === keys.length || WITHOUT_DEFAULT.includes(keys.join('.'))) return undefined;
  const above = nodeAt(base, keys.slice(0, depth));
  const places =
    above?.kind === 'map' ? [...above.entries.keys()].slice(0, 30).join(', ') : 'nothing, since it is one value';
  const where = depth === 0 ? 'in `base`' : `below ${keys.slice(0, depth).join('.')}`;
  const known = (hints ? pathsOf(base) : []).filter((candidate) => shared(keysOf(candidate, base), base) === undefined);
  return { message: `unknown path "${path}"`, allowed: `${where}: ${places}`, ...didYouMean(path, known) };
}

/** Paths of all sections and values below a map. */
export function pathsOf(node: SourceNode, prefix = ''): string[] {
  if (node.kind !== 'map') return [];
  return [...node.entries].flatMap(([key, entry]) => [`${prefix}${key}`, ...pathsOf(entry.node, `${prefix}${key}.`)]);
}

/** A tree with another node at a path. It has all keys of the path but perhaps the last. */
export function replaced(
  node: SourceNode,
  [key, ...rest]: string[],
  by: SourceNode,
  keyPlace: Place | undefined,
): SourceNode {
  const below = child(node, key);
  const next = rest.length === 0 || below === undefined ? by : replaced(below, rest, by, keyPlace);
  if (node.kind === 'list') return { ...node, items: node.items.map((item, i) => (String(i) === key ? next : item)) };
  if (node.kind !== 'map') return node;
  const place = rest.length === 0 ? keyPlace : node.entries.get(key)?.keyPlace;
  return { ...node, entries: new Map(node.entries).set(key, { keyPlace: place, node: next }) };
}
