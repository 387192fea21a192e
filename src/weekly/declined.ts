import type { AgentArrival } from '../../events/agent-arrival.ts';
import { PICKUPS } from '../../events/outcome.ts';
import type { Case } from '../model/case.ts';

/** Who counts. The two definitions of "declined" differ only in a notice that came too late. */
export const COUNTED_BY = ['agency', 'county'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** The definitions as a report prints them. */
export const DEFINITIONS: Record<CountedBy, string> = {
  agency:
    'the person left alone, and there was no notice, ' +
    'or less time from hearing it to the exit than the planned travel and margin',
  county: 'the person left alone, and there was no notice',
};

/**
 * Who counts a detainer as declined. Neither does if no detainer was lodged before the exit, if the agency met the
 * person, if the jail held the person for it, or if the agency itself declined to come.
 */
export function declinedBy(found: Case, arrival: AgentArrival | null): Record<CountedBy, boolean> {
  const outcome = arrival?.outcome ?? found.outcome;
  const isMet = outcome !== null && PICKUPS.includes(outcome);
  const { notice } = found;
  if (notice === null || !notice.hasDetainer || notice.holdBasis !== null || isMet || outcome === 'declined') {
    return { agency: false, county: false };
  }
  return { agency: found.isTooShort, county: notice.sentAt === null };
}
