import { baseSections } from '../schema/file.ts';
import { nodeAt, type SourceNode } from '../text/source-tree.ts';
import type { Finding } from './findings.ts';
import { valid } from './tree-queries.ts';

export const LODGED = ['detainer', 'lodged'];
export const ISSUED = ['detainer', 'issue', 'probability'];

/** Checks that a count of detainers is above 0, and that no probability is written beside it. */
export function lodgedFindings(tree: SourceNode): Finding[] {
  const lodged = nodeAt(tree, LODGED);
  const issued = nodeAt(tree, ISSUED);
  const perDay = valid(baseSections.detainer.shape.lodged, lodged);
  if (perDay === undefined) return [];
  const findings: Finding[] = [];
  if (perDay === 0) {
    const message = 'no probability can be computed from 0 detainers';
    const hint = 'if the agency sends none, write issue: { probability: 0 % } instead of lodged';
    findings.push({ path: LODGED, message, allowed: 'a rate above 0, such as 60 per year', hint });
  }
  // The probability that is computed has the place of the count.
  if (issued?.place !== undefined && issued.place !== lodged?.place) {
    const message = 'detainer.lodged computes the probability that is written here';
    findings.push({ path: ISSUED, message, allowed: 'detainer.lodged or detainer.issue.probability, not both' });
  }
  return findings;
}
