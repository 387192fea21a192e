import type { Booking } from '../../events/booking.ts';
import type { Plan } from '../../src/engine/plan/plan.ts';
import type { Draws } from '../../src/model/chance.ts';
import { type Policy, rulesAt } from '../../src/model/policy.ts';
import { decideRelease } from '../../src/model/release.ts';

const DAY = 86_400;

/**
 * Whether a person is followed under a policy: booked on a counted day; or booked within the days of their facility and
 * reason, and leaving between 14 days before the run and 14 days after the policy's cool-down.
 */
export function isFollowed(plan: Plan, policy: Policy, booking: Booking, draws: Draws): boolean {
  const { scenario, days } = plan;
  const day = days.dayOf(booking.bookedAt);
  if (day >= 0 && day < scenario.days) return true;
  const resolved = scenario.policies[plan.policies.indexOf(policy)];
  const runIn = resolved.runIn ?? scenario.runIn;
  const tables = runIn?.tableOf.map((table) => runIn.tables[table]);
  const { reason, orderAt } = decideRelease(booking, policy, draws);
  const { name } = rulesAt(policy, booking.facility, booking.bookedAt).releaseNotice.reasons[reason];
  const { warmUpDays, coolDownDays } = tables?.[booking.facility][name] ?? scenario;
  const isBooked = day < 0 ? -day <= warmUpDays : day - scenario.days < coolDownDays;
  // The longest that a delay and a hold can keep somebody; business days are fewer than half of a long weekend's.
  const stays = [resolved, ...(resolved.regimes ?? [])].map(({ releaseNotice: { notice, hold } }) => {
    const delay = notice.delayRelease ? notice.leadSeconds : 0;
    if (hold.rule === 'none') return delay;
    return delay + (hold.clock === 'elapsed' ? hold.limitSeconds : 2 * hold.limitSeconds + 4 * DAY);
  });
  const coolDowns = tables?.flatMap((table) => Object.values(table).map((own) => own.coolDownDays));
  const end = days.startOf(scenario.days + Math.max(...(coolDowns ?? [scenario.coolDownDays])) + 14);
  return isBooked && orderAt + Math.max(...stays) >= days.startOf(-14) && orderAt < end;
}
