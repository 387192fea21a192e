import type { Booking } from '../../events/booking.ts';
import { chance, type NoticeDraws } from './chance.ts';
import { RELEASE_DRAW, WEEK_DRAW } from './draw-order.ts';
import type { Policy } from './policy.ts';

/**
 * Whether the jail gives notice and holds at all in this person's case, where no rule is written. First its practice in
 * the local week of the release order decides, then the single case.
 */
export function cooperates(booking: Booking, orderAt: number, policy: Policy, draws: NoticeDraws): boolean {
  const { week, person } = policy.releaseNotice.discretion;
  if (week < 1 && !chance(week, draws.week(booking.facility, policy.weekOf(orderAt)), WEEK_DRAW.cooperates))
    return false;
  return chance(person, draws.releaseNotice, RELEASE_DRAW.cooperates);
}
