import type { Booking } from '../../../events/booking.ts';
import type { Case } from '../../model/case.ts';
import type { InForce, ResolvedPolicy } from '../../resolved/scenario.ts';
import type { Plan } from './plan.ts';

/**
 * A resolved policy with the rules that were in force for one person. The detainer and the reasons of release are those
 * at booking. Everything else is as in force when the notice was sent. If none was sent, it is as when the release was
 * ordered; without a detainer, as at booking. If the policy changes on dates, its title says which of its rules these
 * are.
 */
export function policyInForce(plan: Plan, p: number, booking: Booking, { notice }: Case): ResolvedPolicy {
  const policy = plan.scenario.policies[p];
  const { regimes, inForce } = policy;
  if (regimes === undefined || inForce === undefined) return policy;
  const { clearing, reasons: _, ...others } = policy.releaseNotice;
  const at = (instant: number) => periodAt(plan, inForce, instant);
  const sending = at(notice?.sentAt ?? notice?.orderAt ?? booking.bookedAt);
  const atBooking = regimes[at(booking.bookedAt).regimeOf[booking.facility]];
  const atSending = regimes[sending.regimeOf[booking.facility]];
  return {
    ...policy,
    title: inForce.length > 1 ? `${policy.title}; in force then: ${sending.title}` : policy.title,
    detainer: atBooking.detainer,
    releaseNotice: { ...others, ...atSending.releaseNotice, reasons: atBooking.releaseNotice.reasons, clearing },
    agentArrival: { ...policy.agentArrival, ...atSending.agentArrival },
  };
}

function periodAt({ days }: Plan, inForce: readonly InForce[], instant: number): InForce {
  const date = days.dateOf(days.dayOf(instant));
  return inForce.findLast(({ from }) => from === null || from <= date)!;
}
