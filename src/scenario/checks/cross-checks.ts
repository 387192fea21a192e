import { baseSections } from '../schema/file.ts';
import { ORDERS } from '../schema/release-reasons.ts';
import { child, nodeAt, type SourceNode } from '../text/source-tree.ts';
import { oneOf, openingHours, probability, sumProblem } from '../values/kinds.ts';
import { hasOpenWeight, weekProfile } from '../values/week-profile.ts';
import { arrivalFindings, facilityFindings, hasRates } from './booking-checks.ts';
import type { Finding } from './findings.ts';
import { jointFindings, priorityFindings } from './name-checks.ts';
import { entriesOf, namesAt, valid } from './tree-queries.ts';

/**
 * Checks between the values of a base. They read the tree itself and skip values that are not valid by themselves, so
 * that a mistake elsewhere does not hide what they find.
 */
export function crossChecks(tree: SourceNode): Finding[] {
  return [
    ...sums(tree),
    ...facilityFindings(tree),
    ...arrivalFindings(tree),
    ...priorityFindings(tree),
    ...jointFindings(tree),
    ...switches(tree),
  ];
}

function sums(tree: SourceNode): Finding[] {
  const joint = nodeAt(tree, ['booking', 'joint']);
  const rows =
    joint?.kind === 'list' && joint.items.length > 0 ? joint.items.map((row) => child(row, 'weight')) : undefined;
  const hint = 'a facility without `share` counts as 100 %';
  const shares = entriesOf(tree, ['facilities'], 'share');
  return [
    ...(hasRates(tree) ? [] : sum(tree, ['facilities'], { nodes: shares, what: 'the shares of the facilities', hint })),
    ...sum(tree, ['booking', 'priority'], {
      nodes: entriesOf(tree, ['booking', 'priority']),
      what: 'the shares of the priorities',
    }),
    ...sum(tree, ['releaseNotice', 'reasons'], {
      nodes: entriesOf(tree, ['releaseNotice', 'reasons'], 'weight'),
      what: 'the weights of the release reasons',
    }),
    ...sum(tree, ['booking', 'joint'], { nodes: rows, what: 'the weights of `joint`' }),
  ];
}

/** Shares that must sum to 100 %, their name in messages, and a hint for when they do not. */
interface Summands {
  nodes: (SourceNode | undefined)[] | undefined;
  what: string;
  hint?: string;
}

function sum(tree: SourceNode, path: string[], { nodes, what, hint }: Summands): Finding[] {
  const shares = nodes?.map((node) => valid(probability, node));
  if (shares === undefined || shares.length === 0 || shares.includes(undefined)) return [];
  const wrong = sumProblem(shares as number[], what, shares.length > 1 ? hint : undefined);
  if (wrong === undefined || nodeAt(tree, path) === undefined) return [];
  return [{ path, message: wrong.message, allowed: wrong.allowed, ...(wrong.hint && { hint: wrong.hint }) }];
}

/** Settings that contradict each other. */
function switches(tree: SourceNode): Finding[] {
  const findings: Finding[] = [];
  const { channel, notice, handover } = baseSections.releaseNotice.shape;
  const kind = valid(channel.shape.kind, nodeAt(tree, ['releaseNotice', 'channel', 'kind']));
  const office = valid(openingHours, nodeAt(tree, ['agentArrival', 'onSiteOffice', 'hours']));
  if (kind === 'onSite' && office?.intervals.length === 0) {
    findings.push({
      path: ['releaseNotice', 'channel', 'kind'],
      message: 'the channel is the on-site office, but the office never opens',
      allowed: 'phone, email; or onSite with hours in agentArrival.onSiteOffice.hours',
    });
  }
  const rule = valid(notice.shape.rule, nodeAt(tree, ['releaseNotice', 'notice', 'rule']));
  const delays = valid(notice.shape.delayRelease, nodeAt(tree, ['releaseNotice', 'notice', 'delayRelease']));
  if (delays === true && rule === 'none') {
    findings.push({
      path: ['releaseNotice', 'notice', 'delayRelease'],
      message: 'releases cannot wait for a notice that is never sent (rule: none)',
      allowed: 'delayRelease: no; or delayRelease: yes with rule: atClearing or rule: advance',
    });
  }
  const arranges = valid(handover.shape.rule, nodeAt(tree, ['releaseNotice', 'handover', 'rule']));
  const handovers = valid(openingHours, nodeAt(tree, ['releaseNotice', 'handover', 'hours']));
  if (arranges === 'arranged' && handovers?.intervals.length === 0) {
    findings.push({
      path: ['releaseNotice', 'handover', 'hours'],
      message: 'with no opening hours, no handover can be arranged',
      allowed: 'opening hours such as "Mon–Fri 08:00–16:30"; or rule: none',
    });
  }
  for (const name of namesAt(tree, ['releaseNotice', 'reasons'])) {
    const reason = ['releaseNotice', 'reasons', name];
    const hours = valid(openingHours, nodeAt(tree, [...reason, 'hours']));
    if (hours?.intervals.length === 0) {
      findings.push({
        path: [...reason, 'hours'],
        message: 'with no opening hours, no release of this kind can happen',
        allowed: 'opening hours such as "Mon–Fri 08:00–16:30"',
      });
    }
    const profileNode = nodeAt(tree, [...reason, 'profile']);
    const profile = valid(weekProfile, profileNode);
    const within = valid(oneOf(ORDERS), nodeAt(tree, [...reason, 'within']));
    if (profile === undefined || profile === 'flat' || within === undefined) continue;
    if (within === 'atStart') {
      // A default profile says nothing that the scenario means.
      if (profileNode?.place === undefined) continue;
      findings.push({
        path: [...reason, 'profile'],
        message: 'a profile has no effect with within: atStart',
        allowed: 'flat; or a profile with within: spread',
      });
    } else if (hours !== undefined && hours.intervals.length > 0 && !hasOpenWeight(hours, profile)) {
      findings.push({
        path: [...reason, 'profile'],
        message: 'the profile has no weight in the hours of this reason, so no release of this kind can happen',
        allowed: 'a profile with a weight above 0 in some hour of `hours`',
      });
    }
  }
  return findings;
}
