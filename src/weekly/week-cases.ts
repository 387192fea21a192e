import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { countedIn } from '../engine/plan/is-counted.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { observeReplication } from '../engine/run/observe-replication.ts';
import type { Case } from '../model/case.ts';
import type { Week } from './week.ts';

/** A person whose detainer was lodged in the week, or who left in the week with a detainer lodged. */
export interface WeekCase {
  /** The number that `explain` takes; null for a person booked in the warm-up, whom `explain` does not count. */
  person: number | null;
  booking: Booking;
  found: Case;
  /** null if no notice was heard in time. */
  arrival: AgentArrival | null;
}

/**
 * The cases of a replication (from 0) in one week, under the only policy of its plan, in the order of booking. They
 * include people booked in the warm-up, who were in the jail when the run's first week began.
 *
 * @throws RangeError if the plan has more than one policy, since a report covers one course of events.
 */
export function weekCases(plan: Plan, replication: number, week: Week): WeekCase[] {
  if (plan.policies.length !== 1) throw new RangeError('A weekly report is made under exactly one policy.');
  const cases = new Map<number, WeekCase>();
  const isCounted = countedIn(plan);
  const isIn = (instant: number | null) => instant !== null && instant >= week.start && instant < week.end;
  let counted = 0;
  observeReplication(plan, replication, {
    booked(booking) {
      if (isCounted(booking)) counted++;
    },
    followed(_policy, booking, found) {
      const { detainer, notice } = found;
      if (!isIn(detainer.lodgedAt) && !isIn(notice?.exitAt ?? null)) return;
      cases.set(booking.person, { person: isCounted(booking) ? counted : null, booking, found, arrival: null });
    },
    served(_policy, arrival) {
      const known = cases.get(arrival.person);
      if (known !== undefined) known.arrival = arrival;
    },
  });
  return [...cases.values()];
}
