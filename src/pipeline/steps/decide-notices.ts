import type { DetainersDecided } from '../../../events/messages.ts';
import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import { type DueNotice, dueNoticeOf } from '../../engine/office/due-notice.ts';
import { countedIn } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { CountingRoom, type Counts } from '../../measures/counts.ts';
import { countCase } from '../../measures/observe.ts';
import { blankCaseRecords, followFromDetainer } from '../../model/case.ts';
import { personDraws } from './person-draws.ts';

/**
 * Decides a chunk's releases, notices and holds. Returns what its cases count, and the notices to pass on to the field
 * office.
 */
export function decideNotices(decided: DetainersDecided, plan: Plan): { counts: Counts; notices: DueNotice[] } {
  const policy = plan.policies[decided.policy];
  const drawsOf = personDraws(plan, decided.replication);
  const isCounted = countedIn(plan);
  const room = new CountingRoom(plan.parts);
  const notices: DueNotice[] = [];
  for (const { booking, detainer } of decided.cases) {
    const records = { ...blankCaseRecords(), detainer };
    const found = followFromDetainer(booking, policy, drawsOf(booking.person), records);
    const counted = isCounted(booking);
    if (counted) {
      countCase(room.counters, booking, found, policy);
      for (const part of room.counters.partsOf(booking.facility, 0)) countCase(part, booking, found, policy);
    }
    if (found.dueAt !== null) notices.push(dueNoticeOf(booking, found, counted));
  }
  const { bookings, untouched } = decided.uncarried;
  room.counters.bookings += bookings;
  room.counters.outcomes[OUTCOME_INDEX.notIdentified] += untouched;
  return { counts: room.counts(), notices };
}
