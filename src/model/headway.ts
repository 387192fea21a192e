import type { Booking } from '../../events/booking.ts';
import type { Case } from './case.ts';
import { type Policy, rulesAt } from './policy.ts';
import { plannedTravel } from './travel.ts';

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

/** Whether the agency heard of the release too late to come, or never. */
export function wasTooShort(booking: Booking, found: Case, policy: Policy): boolean {
  const had = headway(booking, found, policy);
  return had === null || had.heardWindow < had.needed;
}
