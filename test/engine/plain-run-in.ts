import type { Booking } from '../../events/booking.ts';
import type { Plan } from '../../src/engine/plan/plan.ts';
import type { Draws } from '../../src/model/chance.ts';
import { rulesAt } from '../../src/model/policy.ts';
import { decideRelease } from '../../src/model/release.ts';

const DAY = 86_400;

/**
 * Whether a person is followed: booked on a counted day; or, under some policy, booked within the days of their
 * facility and reason, and leaving between 14 days before the run and 14 days after its cool-down.
 */
export function isFollowed({ scenario, days, policies }: Plan, day: number, booking: Booking, draws: Draws): boolean {
  if (day >= 0 && day < scenario.days) return true;
  const from = days.startOf(-14);
  const end = days.startOf(scenario.days + scenario.coolDownDays + 14);
  const { runIn } = scenario;
  return policies.some((policy, p) => {
    const { reason, orderAt } = decideRelease(booking, policy, draws);
    const { name } = rulesAt(policy, booking.facility, booking.bookedAt).releaseNotice.reasons[reason];
    const { warmUpDays, coolDownDays } = runIn?.tables[runIn.tableOf[booking.facility]][name] ?? scenario;
    const isBooked = day < 0 ? -day <= warmUpDays : day - scenario.days < coolDownDays;
    const all = [scenario.policies[p], ...(scenario.policies[p].regimes ?? [])];
    // The longest that a delay and a hold can keep somebody; business days are fewer than half of a long weekend's.
    const stays = all.map(({ releaseNotice: { notice, hold } }) => {
      const delay = notice.delayRelease ? notice.leadSeconds : 0;
      if (hold.rule === 'none') return delay;
      return delay + (hold.clock === 'elapsed' ? hold.limitSeconds : 2 * hold.limitSeconds + 4 * DAY);
    });
    return isBooked && orderAt + Math.max(...stays) >= from && orderAt < end;
  });
}
