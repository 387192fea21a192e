import type { Finding } from '../checks/findings.ts';
import type { ProblemList } from '../checks/problem-list.ts';
import { type CheckedBase, checkBase, type SectionResults } from '../checks/validate.ts';
import { placeAt, type SourceNode } from '../text/source-tree.ts';
import type { BaseUnder, LaidPolicies, LaidPolicy } from './lay-over-policies.ts';

/** The base under a policy, checked. */
export interface CheckedUnder extends BaseUnder {
  checked: CheckedBase;
}

export interface CheckedPolicy extends LaidPolicy {
  checked: CheckedBase;
  inPlace: CheckedUnder[][];
}

/** The base without a policy, and the results of checking its sections. */
interface Known {
  /** The scenario file. */
  tree: SourceNode;
  base: SourceNode;
  baseCheck: CheckedBase;
  sectionResults: SectionResults;
}

/**
 * Checks the base under every policy, in every period and every layer of facilities. Adds what it finds to `problems`.
 */
export function checkPolicies(
  { policies, refused }: LaidPolicies,
  { tree, base, baseCheck, sectionResults }: Known,
  problems: ProblemList,
): CheckedPolicy[] {
  const basePlace = placeAt(tree, ['base']);
  const check = <Laid extends BaseUnder>(laid: Laid): Laid & CheckedUnder => {
    if (laid.tree === base) return { ...laid, checked: baseCheck };
    const checked = checkBase(laid.tree, sectionResults);
    problems.addAll(onlyUnder(laid, checked.findings, baseCheck.findings), laid.tree, basePlace);
    return { ...laid, checked };
  };
  problems.addAllBelow(refused);
  return policies.map((policy) => {
    problems.addAllBelow(policy.refused);
    const inPlace = policy.inPlace.map((layers) => layers.map(check));
    return { ...check(policy), inPlace };
  });
}

/**
 * The problems that exist only under a policy. The message names the policy if the place shown is not in its changes.
 */
function onlyUnder({ where, written }: BaseUnder, findings: Finding[], ofBase: Finding[]): Finding[] {
  const known = new Set(ofBase.map((finding) => `${finding.path.join('.')}: ${finding.message}`));
  return findings
    .map((finding) => ({ finding, path: finding.path.join('.') }))
    .filter(({ finding, path }) => !known.has(`${path}: ${finding.message}`))
    .map(({ finding, path }) => {
      const inChanges = written.some((changes) =>
        [...(changes?.entries.keys() ?? [])].some((key) => path === key || path.startsWith(`${key}.`)),
      );
      return inChanges ? finding : { ...finding, message: `under ${where}: ${finding.message}` };
    });
}
