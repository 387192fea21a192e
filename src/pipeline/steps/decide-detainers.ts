import type { Booking } from '../../../events/booking.ts';
import type { DetainersDecided, PeopleBooked } from '../../../events/messages.ts';
import { countedIn } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Followers } from '../../engine/plan/run-in.ts';
import type { PersonDraws } from '../../model/case.ts';
import { decideDetainer } from '../../model/detainer.ts';
import { personDraws } from './person-draws.ts';

/** Decides a chunk's detainers, under every policy those of the people whom it follows. */
export function decideDetainers({ bookings, ...rest }: PeopleBooked, plan: Plan): DetainersDecided[] {
  const drawsOf = personDraws(plan, rest.replication);
  const followers = followersIn(bookings, plan, drawsOf);
  return plan.policies.map((policy, p) => ({
    ...rest,
    policy: p,
    cases: bookings
      .filter((_, i) => followers[i]?.[p] === 1)
      .map((booking) => ({
        booking,
        detainer: decideDetainer(booking, policy, drawsOf(booking.person)),
      })),
  }));
}

/** Under which policies each person is followed; null: under none. */
function followersIn(
  bookings: readonly Booking[],
  plan: Plan,
  drawsOf: (person: number) => PersonDraws,
): (Followers | null)[] {
  const { runIn, days } = plan;
  const isCounted = countedIn(plan);
  return bookings.map((booking) => {
    const { person, bookedAt, facility } = booking;
    if (isCounted(booking)) return runIn.every;
    const { releaseNotice } = drawsOf(person);
    return runIn.followersOf(days.dayOf(bookedAt), bookedAt, facility, releaseNotice)?.slice() ?? null;
  });
}
