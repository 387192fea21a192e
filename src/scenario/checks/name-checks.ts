import { baseSections } from '../schema/file.ts';
import { child, nodeAt, type SourceNode } from '../text/source-tree.ts';
import { LIMITS } from '../values/limits.ts';
import type { Finding } from './findings.ts';
import { MOST_OF_ONE_KIND, namesAt, unknownName, valid } from './tree-queries.ts';

const { detainer, agentArrival } = baseSections;

/** Checks that shares by priority name each class once, and no other class. */
export function priorityFindings(tree: SourceNode): Finding[] {
  const names = namesAt(tree, ['booking', 'priority']);
  const issue = ['detainer', 'issue', 'probability'];
  const shares = valid(detainer.shape.issue.shape.probability, nodeAt(tree, issue));
  const decline = valid(agentArrival.shape.decline, nodeAt(tree, ['agentArrival', 'decline']));
  const factor = valid(detainer.shape.issue.shape.regimeFactor, nodeAt(tree, ['detainer', 'issue', 'regimeFactor']));
  const findings = [
    ...namedPriorities(shares, issue, names),
    ...namedPriorities(decline, ['agentArrival', 'decline'], names),
  ];
  if (shares !== undefined && factor !== undefined) {
    const greatest = typeof shares === 'number' ? shares : Math.max(0, ...Object.values(shares));
    if (greatest * factor > 1 + 1e-9) {
      const message = `the probability ${greatest} times the factor ${factor} is above 1`;
      findings.push({
        path: ['detainer', 'issue', 'regimeFactor'],
        message,
        allowed: `at most ${Number((1 / greatest).toPrecision(6))} here`,
      });
    }
  }
  return findings;
}

function namedPriorities(
  given: number | Record<string, number> | undefined,
  path: PropertyKey[],
  names: readonly string[],
): Finding[] {
  if (given === undefined || typeof given === 'number' || names.length === 0 || names.length > LIMITS.priorities)
    return [];
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  const findings: Finding[] = unknown.slice(0, MOST_OF_ONE_KIND).map((name) => ({
    ...unknownName([...path, name], 'class of priority', name, names),
    atKey: true,
  }));
  if (missing.length > 0) {
    const message = `no share for the priority ${missing.map((name) => `"${name}"`).join(', ')}`;
    findings.push({ path, message, allowed: `one share for all, or one for each of ${names.join(', ')}` });
  }
  return findings;
}

/** Checks that the rows of a joint table name facilities and priorities of the scenario. */
export function jointFindings(tree: SourceNode): Finding[] {
  const joint = nodeAt(tree, ['booking', 'joint']);
  if (joint?.kind !== 'list') return [];
  const nouns = { facility: 'facility', priority: 'class of priority' };
  const names = { facility: namesAt(tree, ['facilities']), priority: namesAt(tree, ['booking', 'priority']) };
  if (names.facility.length > LIMITS.facilities || names.priority.length > LIMITS.priorities) return [];
  const found = joint.items.flatMap((row, i) =>
    (['facility', 'priority'] as const).flatMap((key) => {
      const node = child(row, key);
      if (node?.kind !== 'scalar' || node.value === null || names[key].includes(node.text)) return [];
      return [{ i, key, text: node.text }];
    }),
  );
  return found
    .slice(0, MOST_OF_ONE_KIND)
    .map(({ i, key, text }) => unknownName(['booking', 'joint', i, key], nouns[key], text, names[key]));
}
