import type { DetainersDecided, PeopleBooked } from '../../../events/messages.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { decideDetainer } from '../../model/detainer.ts';
import { personDraws } from './person-draws.ts';

/** Decides a chunk's detainers under every policy. */
export function decideDetainers({ bookings, ...rest }: PeopleBooked, plan: Plan): DetainersDecided[] {
  const drawsOf = personDraws(plan, rest.replication);
  return plan.policies.map((policy, p) => ({
    ...rest,
    policy: p,
    cases: bookings.map((booking) => ({
      booking,
      detainer: decideDetainer(booking, policy, drawsOf(booking.person)),
    })),
  }));
}
