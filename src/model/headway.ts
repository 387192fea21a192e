import type { Booking } from '../../events/booking.ts';
import type { ReleaseNotice } from '../../events/release-notice.ts';
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
export function headway(booking: Booking, notice: ReleaseNotice | null, policy: Policy): Headway | null {
  if (notice === null || notice.receivedAt === null) return null;
  const { receivedAt, exitAt } = notice;
  return { heardWindow: exitAt - receivedAt, needed: neededAt(receivedAt, booking.facility, policy) };
}

/** Whether the agency heard of the release too late to come, or never. */
export function wasTooShort(facility: number, { receivedAt, exitAt }: ReleaseNotice, policy: Policy): boolean {
  return receivedAt === null || exitAt - receivedAt < neededAt(receivedAt, facility, policy);
}

function neededAt(receivedAt: number, facility: number, policy: Policy): number {
  const rules = rulesAt(policy, facility, receivedAt);
  return plannedTravel(facility, rules, receivedAt) + rules.agentArrival.marginSeconds;
}
