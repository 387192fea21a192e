import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import type { Case } from '../model/case.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { plannedTravel } from '../model/travel.ts';

/** Whose count it is. What each calls declined differs in one thing only: a notice that came too late. */
export const COUNTED_BY = ['agency', 'county'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** The definitions as a report prints them. */
export const DEFINITIONS: Record<CountedBy, string> = {
  agency:
    'the person left alone, and there was no notice, or less time from hearing it to the exit than the planned travel and margin',
  county: 'the person left alone, and there was no notice',
};

/** Time that the agency had and would have needed, in seconds; null where no notice was heard. */
export interface Headway {
  heardWindow: number;
  needed: number;
}

/** From the notice heard to the exit, against the median travel (of the on-site office, if staffed then) and the margin planned with it. */
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
 * Who counts a detainer as declined. Neither does where none was lodged before the exit, where the agency met the person, where the jail
 * held the person for it, or where the agency itself declined to come.
 */
export function declinedBy(
  booking: Booking,
  found: Case,
  arrival: AgentArrival | null,
  policy: Policy,
): Record<CountedBy, boolean> {
  const outcome = arrival?.outcome ?? found.outcome;
  const isMet = outcome === 'pickedUpAtRelease' || outcome === 'pickedUpFromHold';
  const { notice } = found;
  if (notice === null || notice.holdBasis !== null || isMet || outcome === 'declined') {
    return { agency: false, county: false };
  }
  const had = headway(booking, found, policy);
  return { agency: had === null || had.heardWindow < had.needed, county: notice.sentAt === null };
}
