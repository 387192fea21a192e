import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { PICKUPS } from '../../events/outcome.ts';
import type { Case } from '../model/case.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { plannedTravel } from '../model/travel.ts';

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

/** The time that the agency had and the time that it needed, in seconds; null if no notice was heard. */
export interface Headway {
  heardWindow: number;
  needed: number;
}

/**
 * The time from hearing the notice to the exit, against the median travel time (of the on-site office, if staffed then)
 * and the margin planned with it.
 */
export function headway(booking: Booking, { notice }: Case, policy: Policy): Headway | null {
  if (notice === null || notice.receivedAt === null) return null;
  const { facility } = booking;
  const rules = rulesAt(policy, facility, notice.receivedAt);
  return {
    heardWindow: notice.exitAt - notice.receivedAt,
    needed: plannedTravel(facility, rules, notice.receivedAt) + rules.agentArrival.marginSeconds,
  };
}

/**
 * Who counts a detainer as declined. Neither does if no detainer was lodged before the exit, if the agency met the
 * person, if the jail held the person for it, or if the agency itself declined to come.
 */
export function declinedBy(
  booking: Booking,
  found: Case,
  arrival: AgentArrival | null,
  policy: Policy,
): Record<CountedBy, boolean> {
  const outcome = arrival?.outcome ?? found.outcome;
  const isMet = outcome !== null && PICKUPS.includes(outcome);
  const { notice } = found;
  if (notice === null || !notice.hasDetainer || notice.holdBasis !== null || isMet || outcome === 'declined') {
    return { agency: false, county: false };
  }
  const had = headway(booking, found, policy);
  return { agency: had === null || had.heardWindow < had.needed, county: notice.sentAt === null };
}
