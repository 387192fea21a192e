import type { AgentArrival } from '../../events/agent-arrival.ts';
import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import type { LearnedBy } from '../../events/release-notice.ts';
import type { Case } from '../model/case.ts';
import { leftWithoutTeam } from '../model/case.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { hoursAndMinutes } from './format.ts';

/**
 * When the person left, alone or with agents; null if no detainer was lodged in time, because then the case was not
 * followed.
 */
export function leftAt({ notice, outcome }: Case, arrival: AgentArrival | null): number | null {
  if (arrival !== null) return arrival.leftAt;
  return notice === null || outcome === null ? null : leftWithoutTeam(notice);
}

/** How the agency learned of a release, where it was not simply by the notice. */
const LEARNED: Record<LearnedBy, string | null> = {
  notice: null,
  nothing: null,
  otherwise: 'the agency learned of the release by itself, not by a notice',
  arranged: 'the jail and the agency set a time for the handover',
};

/** How a case ended and why, then by how much, one line each. */
export function conclusion(found: Case, arrival: AgentArrival | null, policy: ResolvedPolicy): string[] {
  const outcome = arrival?.outcome ?? found.outcome;
  if (outcome === null) throw new Error('A case without an outcome cannot be concluded.');
  const parts = [`${OUTCOME_ENTRIES[outcome].name}: ${OUTCOME_ENTRIES[outcome].reason}`];
  const { notice } = found;
  if (notice !== null) {
    const { exitAt, undelayedExitAt, sentAt } = notice;
    const asked = hoursAndMinutes(policy.releaseNotice.requestedLeadSeconds / 60);
    if (!notice.hasDetainer) parts.push('no detainer was lodged in time; the agency had asked about the person');
    const learned = LEARNED[notice.learnedBy];
    if (learned !== null) parts.push(learned);
    if (sentAt !== null)
      parts.push(`notice window ${hoursAndMinutes((exitAt - sentAt) / 60)}; the agency asked for ${asked}`);
    if (arrival !== null && arrival.arrivedAt !== null) {
      parts.push(`pickup gap ${hoursAndMinutes((arrival.arrivedAt - exitAt) / 60)}`);
    }
    const held = leftAt(found, arrival)! - undelayedExitAt;
    if (held > 0) parts.push(`held for ${hoursAndMinutes(held / 60)} past the ordinary exit`);
  }
  return parts;
}
