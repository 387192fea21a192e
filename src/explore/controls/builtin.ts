import type { SourceNode } from '../../scenario/text/source-tree.ts';
import { nodeAt } from '../../scenario/text/source-tree.ts';

/** A value that every page offers, if one of its policies uses it. */
export interface BuiltIn {
  path: string;
  label: string;
  /** Whether a policy with this base uses the value. */
  isUsed(base: SourceNode): boolean;
}

const always = () => true;
const has =
  (path: string, ...words: string[]) =>
  (base: SourceNode) => {
    const node = nodeAt(base, path.split('.'));
    return node?.kind === 'scalar' && words.includes(node.text);
  };
const byPhone = has('releaseNotice.channel.kind', 'phone');

export const BUILT_IN: readonly BuiltIn[] = [
  { path: 'agentArrival.teams.count', label: 'Teams', isUsed: always },
  { path: 'agentArrival.teams.hours', label: 'Duty hours of the teams', isUsed: always },
  { path: 'agentArrival.overtime.rule', label: 'Teams outside their duty hours', isUsed: always },
  { path: 'releaseNotice.channel.kind', label: 'How the notice is sent', isUsed: always },
  { path: 'releaseNotice.channel.phone.hours', label: 'Hours in which the phone is staffed', isUsed: byPhone },
  { path: 'releaseNotice.channel.phone.answered', label: 'Calls answered at once', isUsed: byPhone },
  { path: 'releaseNotice.channel.phone.voiceMailDelay', label: 'Time until a voice mail is heard', isUsed: byPhone },
  {
    path: 'releaseNotice.notice.lead',
    label: 'Notice ahead of the release',
    isUsed: has('releaseNotice.notice.rule', 'advance'),
  },
  {
    path: 'releaseNotice.notice.compliance',
    label: 'Required notices that the jail sends',
    isUsed: has('releaseNotice.notice.rule', 'advance', 'atClearing'),
  },
  { path: 'releaseNotice.hold.limit', label: 'Longest hold', isUsed: has('releaseNotice.hold.rule', 'upTo') },
  { path: 'agentArrival.decline', label: 'Notices that the agency declines', isUsed: always },
  { path: 'agentArrival.dispatch', label: 'For which notices a team sets out', isUsed: always },
  { path: 'agentArrival.noShow', label: 'Teams that do not arrive', isUsed: always },
  { path: 'agentArrival.patience', label: 'How long a team waits at the door', isUsed: always },
];
